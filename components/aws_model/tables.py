"""The name tables, one per resource type: argument, pulumi-aws input, member of AWS's call.

See `names.py` for how a row is read. A line `Call:` starts the rows of a call.
"""

from .names import ResourceNames, table

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
        feature_plan                                 user_pool_tier                                     UserPoolTier
        deletion_protection                          deletion_protection                                DeletionProtection
        tags                                         tags                                               UserPoolTags
    SetUserPoolMfaConfig:
        mfa                                          mfa_configuration                                  MfaConfiguration
        mfa_second_factor.otp                        software_token_mfa_configuration.enabled           SoftwareTokenMfaConfiguration.Enabled
        email_mfa.message                            email_mfa_configuration.message                    EmailMfaConfiguration.Message
        email_mfa.subject                            email_mfa_configuration.subject                    EmailMfaConfiguration.Subject
        sms_role                                     sms_configuration.sns_caller_arn                   SmsMfaConfiguration.SmsConfiguration.SnsCallerArn
        sms_role_external_id                         sms_configuration.external_id                      SmsMfaConfiguration.SmsConfiguration.ExternalId
        sns_region                                   sms_configuration.sns_region                       SmsMfaConfiguration.SmsConfiguration.SnsRegion
        mfa_message                                  sms_authentication_message                         SmsMfaConfiguration.SmsAuthenticationMessage
    """,
)

USER_POOL_CLIENT = table(
    "aws:cognito/userPoolClient:UserPoolClient",
    "cognito-idp",
    """
    CreateUserPoolClient:
        user_pool_id                                 user_pool_id                                       UserPoolId
        user_pool_client_name                        name                                               ClientName
        generate_secret                              generate_secret                                    GenerateSecret
        auth_flows                                   explicit_auth_flows                                ExplicitAuthFlows
        o_auth.flows                                 allowed_oauth_flows                                AllowedOAuthFlows
        o_auth                                       allowed_oauth_flows_user_pool_client               AllowedOAuthFlowsUserPoolClient
        o_auth.scopes                                allowed_oauth_scopes                               AllowedOAuthScopes
        o_auth.callback_urls                         callback_urls                                      CallbackURLs
        o_auth.logout_urls                           logout_urls                                        LogoutURLs
        o_auth.default_redirect_uri                  default_redirect_uri                               DefaultRedirectURI
        supported_identity_providers                 supported_identity_providers                       SupportedIdentityProviders
        access_token_validity_minutes                access_token_validity                              AccessTokenValidity
        id_token_validity_minutes                    id_token_validity                                  IdTokenValidity
        refresh_token_validity_minutes               refresh_token_validity                             RefreshTokenValidity
        access_token_validity_minutes                token_validity_units.access_token                  TokenValidityUnits.AccessToken
        id_token_validity_minutes                    token_validity_units.id_token                      TokenValidityUnits.IdToken
        refresh_token_validity_minutes               token_validity_units.refresh_token                 TokenValidityUnits.RefreshToken
        refresh_token_rotation_grace_period_seconds  refresh_token_rotation.feature                     RefreshTokenRotation.Feature
        refresh_token_rotation_grace_period_seconds  refresh_token_rotation.retry_grace_period_seconds  RefreshTokenRotation.RetryGracePeriodSeconds
        auth_session_validity_minutes                auth_session_validity                              AuthSessionValidity
        enable_token_revocation                      enable_token_revocation                            EnableTokenRevocation
        prevent_user_existence_errors                prevent_user_existence_errors                      PreventUserExistenceErrors
        enable_propagate_additional_user_context_data enable_propagate_additional_user_context_data      EnablePropagateAdditionalUserContextData
        read_attributes                              read_attributes                                    ReadAttributes
        write_attributes                             write_attributes                                   WriteAttributes
    """,
)

IDENTITY_POOL = table(
    "aws:cognito/identityPool:IdentityPool",
    "cognito-identity",
    """
    CreateIdentityPool:
        identity_pool_name                           identity_pool_name                                 IdentityPoolName
        allow_unauthenticated_identities             allow_unauthenticated_identities                   AllowUnauthenticatedIdentities
        allow_classic_flow                           allow_classic_flow                                 AllowClassicFlow
        user_pools[].user_pool_provider_name         cognito_identity_providers[].provider_name         CognitoIdentityProviders[].ProviderName
        user_pools[].client_id                       cognito_identity_providers[].client_id             CognitoIdentityProviders[].ClientId
        user_pools[].disable_server_side_token_check cognito_identity_providers[].server_side_token_check CognitoIdentityProviders[].ServerSideTokenCheck
        tags                                         tags                                               IdentityPoolTags
    """,
)

IDENTITY_POOL_ROLE_ATTACHMENT = table(
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
    "cognito-identity",
    """
    SetIdentityPoolRoles:
        identity_pool                                identity_pool_id                                   IdentityPoolId
        authenticated_role                           roles.authenticated                                Roles.authenticated
        unauthenticated_role                         roles.unauthenticated                              Roles.unauthenticated
    """,
)

ROLE = table(
    "aws:iam/role:Role",
    "iam",
    """
    CreateRole:
        name                                         name                                               RoleName
        description                                  description                                        Description
        assume_role_policy                           assume_role_policy                                 AssumeRolePolicyDocument
    """,
)

ROLE_POLICY = table(
    "aws:iam/rolePolicy:RolePolicy",
    "iam",
    """
    PutRolePolicy:
        role                                         role                                               RoleName
        name                                         name                                               PolicyName
        policies                                     policy                                             PolicyDocument
    """,
)

ROLE_POLICY_ATTACHMENT = table(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "iam",
    """
    AttachRolePolicy:
        role                                         role                                               RoleName
        policies                                     policy_arn                                         PolicyArn
    """,
)

TABLES: dict[str, ResourceNames] = {
    names.type: names
    for names in (
        USER_POOL,
        USER_POOL_CLIENT,
        IDENTITY_POOL,
        IDENTITY_POOL_ROLE_ATTACHMENT,
        ROLE,
        ROLE_POLICY,
        ROLE_POLICY_ATTACHMENT,
    )
}
"""By type token, for whoever meets resources rather than makes them."""
