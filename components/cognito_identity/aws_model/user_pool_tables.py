"""The name tables of a user pool, its risk configuration and its log delivery. `names.py` describes their format."""

from cognito_identity.aws_model.names import table

USER_POOL = table(
    "aws:cognito/userPool:UserPool",
    "cognito-idp",
    """
    CreateUserPool:
        user_pool_name                               name                                               PoolName
        sign_in_aliases                              alias_attributes                                   AliasAttributes
        sign_in_aliases                              username_attributes                                UsernameAttributes
        sign_in_case_sensitive                       username_configuration.case_sensitive              UsernameConfiguration.CaseSensitive
        auto_verify                                  auto_verified_attributes                           AutoVerifiedAttributes
        keep_original                                user_attribute_update_settings.attributes_require_verification_before_updates UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate
        *                                            schemas[].name                                     Schema[].Name
        *.type                                       schemas[].attribute_data_type                      Schema[].AttributeDataType
        *.developer_only                             schemas[].developer_only_attribute                 Schema[].DeveloperOnlyAttribute
        *.mutable                                    schemas[].mutable                                  Schema[].Mutable
        *.required                                   schemas[].required                                 Schema[].Required
        *.min_len                                    schemas[].string_attribute_constraints.min_length  Schema[].StringAttributeConstraints.MinLength
        *.max_len                                    schemas[].string_attribute_constraints.max_length  Schema[].StringAttributeConstraints.MaxLength
        *.min                                        schemas[].number_attribute_constraints.min_value   Schema[].NumberAttributeConstraints.MinValue
        *.max                                        schemas[].number_attribute_constraints.max_value   Schema[].NumberAttributeConstraints.MaxValue
        password_policy.min_length                   password_policy.minimum_length                     Policies.PasswordPolicy.MinimumLength
        password_policy.require_lowercase            password_policy.require_lowercase                  Policies.PasswordPolicy.RequireLowercase
        password_policy.require_uppercase            password_policy.require_uppercase                  Policies.PasswordPolicy.RequireUppercase
        password_policy.require_digits               password_policy.require_numbers                    Policies.PasswordPolicy.RequireNumbers
        password_policy.require_symbols              password_policy.require_symbols                    Policies.PasswordPolicy.RequireSymbols
        password_policy.temp_password_validity_days  password_policy.temporary_password_validity_days   Policies.PasswordPolicy.TemporaryPasswordValidityDays
        password_policy.password_history_size        password_policy.password_history_size              Policies.PasswordPolicy.PasswordHistorySize
        sign_in_policy.allowed_first_auth_factors    sign_in_policy.allowed_first_auth_factors          Policies.SignInPolicy.AllowedFirstAuthFactors
        account_recovery                             account_recovery_setting.recovery_mechanisms[].name AccountRecoverySetting.RecoveryMechanisms[].Name
        account_recovery                             account_recovery_setting.recovery_mechanisms[].priority AccountRecoverySetting.RecoveryMechanisms[].Priority
        user_verification.email_style                verification_message_template.default_email_option VerificationMessageTemplate.DefaultEmailOption
        user_verification.email_subject              verification_message_template.email_subject        VerificationMessageTemplate.EmailSubject
        user_verification.email_body                 verification_message_template.email_message        VerificationMessageTemplate.EmailMessage
        user_verification.email_subject              verification_message_template.email_subject_by_link VerificationMessageTemplate.EmailSubjectByLink
        user_verification.email_body                 verification_message_template.email_message_by_link VerificationMessageTemplate.EmailMessageByLink
        user_verification.sms_message                verification_message_template.sms_message          VerificationMessageTemplate.SmsMessage
        self_sign_up_enabled                         admin_create_user_config.allow_admin_create_user_only AdminCreateUserConfig.AllowAdminCreateUserOnly
        user_invitation.email_subject                admin_create_user_config.invite_message_template.email_subject AdminCreateUserConfig.InviteMessageTemplate.EmailSubject
        user_invitation.email_body                   admin_create_user_config.invite_message_template.email_message AdminCreateUserConfig.InviteMessageTemplate.EmailMessage
        user_invitation.sms_message                  admin_create_user_config.invite_message_template.sms_message AdminCreateUserConfig.InviteMessageTemplate.SMSMessage
        email                                        email_configuration.email_sending_account          EmailConfiguration.EmailSendingAccount
        email.source_arn                             email_configuration.source_arn                     EmailConfiguration.SourceArn
        email.from_email                             email_configuration.from_email_address             EmailConfiguration.From
        email.reply_to                               email_configuration.reply_to_email_address         EmailConfiguration.ReplyToEmailAddress
        email.configuration_set_name                 email_configuration.configuration_set              EmailConfiguration.ConfigurationSet
        sms_role                                     sms_configuration.sns_caller_arn                   SmsConfiguration.SnsCallerArn
        sms_role_external_id                         sms_configuration.external_id                      SmsConfiguration.ExternalId
        sns_region                                   sms_configuration.sns_region                       SmsConfiguration.SnsRegion
        mfa_message                                  sms_authentication_message                         SmsAuthenticationMessage
        device_tracking.challenge_required_on_new_device device_configuration.challenge_required_on_new_device DeviceConfiguration.ChallengeRequiredOnNewDevice
        device_tracking.device_only_remembered_on_user_prompt device_configuration.device_only_remembered_on_user_prompt DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt
        advanced_security_mode                       user_pool_add_ons.advanced_security_mode           UserPoolAddOns.AdvancedSecurityMode
        custom_threat_protection_mode                user_pool_add_ons.advanced_security_additional_flows.custom_auth_mode UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode
        feature_plan                                 user_pool_tier                                     UserPoolTier
        deletion_protection                          deletion_protection                                DeletionProtection
        tags                                         tags                                               UserPoolTags
        lambda_triggers.create_auth_challenge        lambda_config.create_auth_challenge                LambdaConfig.CreateAuthChallenge
        lambda_triggers.custom_message               lambda_config.custom_message                       LambdaConfig.CustomMessage
        lambda_triggers.define_auth_challenge        lambda_config.define_auth_challenge                LambdaConfig.DefineAuthChallenge
        lambda_triggers.post_authentication          lambda_config.post_authentication                  LambdaConfig.PostAuthentication
        lambda_triggers.post_confirmation            lambda_config.post_confirmation                    LambdaConfig.PostConfirmation
        lambda_triggers.pre_authentication           lambda_config.pre_authentication                   LambdaConfig.PreAuthentication
        lambda_triggers.pre_sign_up                  lambda_config.pre_sign_up                          LambdaConfig.PreSignUp
        lambda_triggers.pre_token_generation         lambda_config.pre_token_generation                 LambdaConfig.PreTokenGeneration
        lambda_triggers.user_migration               lambda_config.user_migration                       LambdaConfig.UserMigration
        lambda_triggers.verify_auth_challenge_response lambda_config.verify_auth_challenge_response       LambdaConfig.VerifyAuthChallengeResponse
        lambda_triggers.custom_email_sender          lambda_config.custom_email_sender.lambda_arn       LambdaConfig.CustomEmailSender.LambdaArn
        lambda_triggers.custom_email_sender          lambda_config.custom_email_sender.lambda_version   LambdaConfig.CustomEmailSender.LambdaVersion
        lambda_triggers.custom_sms_sender            lambda_config.custom_sms_sender.lambda_arn         LambdaConfig.CustomSMSSender.LambdaArn
        lambda_triggers.custom_sms_sender            lambda_config.custom_sms_sender.lambda_version     LambdaConfig.CustomSMSSender.LambdaVersion
        lambda_triggers.pre_token_generation_config  lambda_config.pre_token_generation_config.lambda_arn LambdaConfig.PreTokenGenerationConfig.LambdaArn
        lambda_triggers.pre_token_generation_version lambda_config.pre_token_generation_config.lambda_version LambdaConfig.PreTokenGenerationConfig.LambdaVersion
        custom_sender_kms_key                        lambda_config.kms_key_id                           LambdaConfig.KMSKeyID
    SetUserPoolMfaConfig:
        mfa                                          mfa_configuration                                  MfaConfiguration
        mfa_second_factor.otp                        software_token_mfa_configuration.enabled           SoftwareTokenMfaConfiguration.Enabled
        email_mfa.message                            email_mfa_configuration.message                    EmailMfaConfiguration.Message
        email_mfa.subject                            email_mfa_configuration.subject                    EmailMfaConfiguration.Subject
        sms_role                                     sms_configuration.sns_caller_arn                   SmsMfaConfiguration.SmsConfiguration.SnsCallerArn
        sms_role_external_id                         sms_configuration.external_id                      SmsMfaConfiguration.SmsConfiguration.ExternalId
        sns_region                                   sms_configuration.sns_region                       SmsMfaConfiguration.SmsConfiguration.SnsRegion
        mfa_message                                  sms_authentication_message                         SmsMfaConfiguration.SmsAuthenticationMessage
        passkey_relying_party_id                     web_authn_configuration.relying_party_id           WebAuthnConfiguration.RelyingPartyId
        passkey_user_verification                    web_authn_configuration.user_verification          WebAuthnConfiguration.UserVerification
    """,
)

RISK_CONFIGURATION = table(
    "aws:cognito/riskConfiguration:RiskConfiguration",
    "cognito-idp",
    """
    SetRiskConfiguration:
        user_pool                                    user_pool_id                                       UserPoolId
        client_id                                    client_id                                          ClientId
        risk_configuration.account_takeover.low.event_action account_takeover_risk_configuration.actions.low_action.event_action AccountTakeoverRiskConfiguration.Actions.LowAction.EventAction
        risk_configuration.account_takeover.low.notify account_takeover_risk_configuration.actions.low_action.notify AccountTakeoverRiskConfiguration.Actions.LowAction.Notify
        risk_configuration.account_takeover.medium.event_action account_takeover_risk_configuration.actions.medium_action.event_action AccountTakeoverRiskConfiguration.Actions.MediumAction.EventAction
        risk_configuration.account_takeover.medium.notify account_takeover_risk_configuration.actions.medium_action.notify AccountTakeoverRiskConfiguration.Actions.MediumAction.Notify
        risk_configuration.account_takeover.high.event_action account_takeover_risk_configuration.actions.high_action.event_action AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction
        risk_configuration.account_takeover.high.notify account_takeover_risk_configuration.actions.high_action.notify AccountTakeoverRiskConfiguration.Actions.HighAction.Notify
        risk_configuration.account_takeover.notify_configuration.from_email account_takeover_risk_configuration.notify_configuration.from_ AccountTakeoverRiskConfiguration.NotifyConfiguration.From
        risk_configuration.account_takeover.notify_configuration.reply_to account_takeover_risk_configuration.notify_configuration.reply_to AccountTakeoverRiskConfiguration.NotifyConfiguration.ReplyTo
        risk_configuration.account_takeover.notify_configuration.source_arn account_takeover_risk_configuration.notify_configuration.source_arn AccountTakeoverRiskConfiguration.NotifyConfiguration.SourceArn
        risk_configuration.account_takeover.notify_configuration.block_email.subject account_takeover_risk_configuration.notify_configuration.block_email.subject AccountTakeoverRiskConfiguration.NotifyConfiguration.BlockEmail.Subject
        risk_configuration.account_takeover.notify_configuration.block_email.html_body account_takeover_risk_configuration.notify_configuration.block_email.html_body AccountTakeoverRiskConfiguration.NotifyConfiguration.BlockEmail.HtmlBody
        risk_configuration.account_takeover.notify_configuration.block_email.text_body account_takeover_risk_configuration.notify_configuration.block_email.text_body AccountTakeoverRiskConfiguration.NotifyConfiguration.BlockEmail.TextBody
        risk_configuration.account_takeover.notify_configuration.mfa_email.subject account_takeover_risk_configuration.notify_configuration.mfa_email.subject AccountTakeoverRiskConfiguration.NotifyConfiguration.MfaEmail.Subject
        risk_configuration.account_takeover.notify_configuration.mfa_email.html_body account_takeover_risk_configuration.notify_configuration.mfa_email.html_body AccountTakeoverRiskConfiguration.NotifyConfiguration.MfaEmail.HtmlBody
        risk_configuration.account_takeover.notify_configuration.mfa_email.text_body account_takeover_risk_configuration.notify_configuration.mfa_email.text_body AccountTakeoverRiskConfiguration.NotifyConfiguration.MfaEmail.TextBody
        risk_configuration.account_takeover.notify_configuration.no_action_email.subject account_takeover_risk_configuration.notify_configuration.no_action_email.subject AccountTakeoverRiskConfiguration.NotifyConfiguration.NoActionEmail.Subject
        risk_configuration.account_takeover.notify_configuration.no_action_email.html_body account_takeover_risk_configuration.notify_configuration.no_action_email.html_body AccountTakeoverRiskConfiguration.NotifyConfiguration.NoActionEmail.HtmlBody
        risk_configuration.account_takeover.notify_configuration.no_action_email.text_body account_takeover_risk_configuration.notify_configuration.no_action_email.text_body AccountTakeoverRiskConfiguration.NotifyConfiguration.NoActionEmail.TextBody
        risk_configuration.compromised_credentials.event_filter compromised_credentials_risk_configuration.event_filters CompromisedCredentialsRiskConfiguration.EventFilter
        risk_configuration.compromised_credentials.event_action compromised_credentials_risk_configuration.actions.event_action CompromisedCredentialsRiskConfiguration.Actions.EventAction
        risk_configuration.risk_exception.blocked_ip_ranges risk_exception_configuration.blocked_ip_range_lists RiskExceptionConfiguration.BlockedIPRangeList
        risk_configuration.risk_exception.skipped_ip_ranges risk_exception_configuration.skipped_ip_range_lists RiskExceptionConfiguration.SkippedIPRangeList
    """,
)

LOG_DELIVERY = table(
    "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration",
    "cognito-idp",
    """
    SetLogDeliveryConfiguration:
        user_pool                                    user_pool_id                                       UserPoolId
        *                                            log_configurations[].event_source                  LogConfigurations[].EventSource
        *                                            log_configurations[].log_level                     LogConfigurations[].LogLevel
        *.log_group_arn                              log_configurations[].cloud_watch_logs_configuration.log_group_arn LogConfigurations[].CloudWatchLogsConfiguration.LogGroupArn
        *.bucket_arn                                 log_configurations[].s3_configuration.bucket_arn   LogConfigurations[].S3Configuration.BucketArn
        *.firehose_arn                               log_configurations[].firehose_configuration.stream_arn LogConfigurations[].FirehoseConfiguration.StreamArn
    """,
)
