"""Arguments of `UserPoolWithMfa`."""

from collections.abc import Mapping
from typing import TypedDict

import pulumi

from cognito_identity.attributes.args import NAMES as ATTRIBUTE_NAMES
from cognito_identity.attributes.args import ContactAttributes, CustomAttribute, StandardAttributes
from cognito_identity.aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import (
    AccountRecovery,
    AdvancedSecurityMode,
    CustomThreatProtectionMode,
    FeaturePlan,
    Mfa,
    PasskeyUserVerification,
    RemovalPolicy,
    StandardThreatProtectionMode,
)
from cognito_identity.user_pool.log_delivery.args import LogDelivery
from cognito_identity.user_pool.message_args import EmailMfa, UserInvitation, UserPoolEmail, UserVerification
from cognito_identity.user_pool.sign_in_args import (
    DeviceTracking,
    MfaSecondFactor,
    PasswordPolicy,
    SignInAliases,
    SignInPolicy,
)
from cognito_identity.user_pool.threat_protection.args import RiskConfiguration
from cognito_identity.user_pool.triggers.args import NAMES as TRIGGER_NAMES
from cognito_identity.user_pool.triggers.args import LambdaTriggers
from cognito_identity.validation.argument_names import ArgumentNames


class UserPoolWithMfaArgs(TypedDict, total=False):
    """Arguments of `UserPoolWithMfa`. All are optional, with safe defaults.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html
    """

    user_pool_name: pulumi.Input[str]
    """The name of the user pool in AWS, 1 to 128 characters. Default: a unique name from Pulumi's auto-naming."""
    sign_in_aliases: SignInAliases
    """What users can sign in with. Default: user name and email. A change replaces the user pool."""
    sign_in_case_sensitive: bool
    """Whether `Ann` and `ann` are different users. Default: False, so that users can't be confused.

    Can't change later: a change replaces the user pool.
    """
    self_sign_up_enabled: bool
    """Whether users can sign up themselves. Default: False: only administrators create users."""
    auto_verify: ContactAttributes
    """The attributes that Cognito verifies by sending a code or link.

    Default: the email address and phone number if users sign in with them, or receive sign-in or MFA codes there.
    """
    keep_original: ContactAttributes
    """The attributes that keep their old value until a new one is verified. Default: those in `auto_verify`."""
    standard_attributes: StandardAttributes
    """The standard attributes, with their options. It replaces the default; `{}` declares none.

    Default: `email`, `given_name` and `family_name`, which are required, and `phone_number`.
    Attributes can be added later, but not changed or removed.
    """
    custom_attributes: Mapping[str, CustomAttribute]
    """The custom attributes by name, such as `{"team": {"type": "string"}}`. Default: none.

    A name has 1 to 20 characters, without `custom:`. With the standard attributes, at most 50 are allowed.
    Attributes can be added later, but not changed or removed.
    """
    password_policy: PasswordPolicy
    """The password policy. It is merged with the defaults.

    Default: at least 8 characters with all four character classes, and 3 days for a temporary password.
    """
    mfa: OneOf[Mfa]
    """Whether MFA is `off`, `optional` or `required`. Default: `required`, because passwords can be stolen."""
    mfa_second_factor: MfaSecondFactor
    """The MFA methods. Default: authenticator app (TOTP), and SMS if the user pool can send SMS."""
    mfa_message: str
    """The text of SMS with a sign-in or MFA code, at most 140 characters. It must contain `{####}`.

    Default: Cognito's text.
    """
    email_mfa: EmailMfa
    """The email with an MFA code. Default: Cognito's text."""
    sign_in_policy: SignInPolicy
    """The first factors that users can sign in with. Default: password only."""
    passkey_relying_party_id: pulumi.Input[str]
    """The domain that passkeys are registered for, such as `auth.example.com`, 1 to 127 characters.

    Default: the user pool's domain; if it has a custom domain, that one. It needs the essentials plan.
    After a change, users must register new passkeys.
    """
    passkey_user_verification: OneOf[PasskeyUserVerification]
    """Whether the device must verify the user by fingerprint, face or PIN: `preferred` or `required`.

    Default: `preferred`, as in AWS. It needs the essentials plan.
    """
    account_recovery: OneOf[AccountRecovery]
    """How users who forgot their password receive a code.

    Default: `email_only`. With MFA by email it is `email_and_phone_without_mfa`, because AWS requires two ways. If only
    the phone number is verified, it is `phone_only_without_mfa`.
    """
    user_verification: UserVerification
    """The messages that verify an email address or phone number. Default: the texts of AWS CDK, with a code."""
    user_invitation: UserInvitation
    """The messages to users whom an administrator created. Default: Cognito's texts."""
    email: UserPoolEmail
    """The email sender. Default: Cognito's default sender, with about 50 emails a day."""
    enable_sms_role: bool
    """Whether to create the role with which Cognito sends SMS. Default: True if the user pool sends SMS."""
    sms_role: pulumi.Input[str]
    """The ARN of an existing role with which Cognito sends SMS. Default: a role is created if needed."""
    sms_role_external_id: str
    """The external ID in the trust policy of the SMS role, 1 to 1224 characters.

    Default: `<name>-sms` for a created role, none for an existing one.
    """
    sns_region: str
    """The region of Amazon SNS for SMS, such as `eu-west-1`. Default: the region of the user pool."""
    lambda_triggers: LambdaTriggers
    """The Lambda functions that Cognito invokes. Default: none."""
    custom_sender_kms_key: pulumi.Input[str]
    """The ARN of the KMS key that encrypts codes for a custom sender.

    Default: with a custom sender, a key with rotation is created and kept as long as the user pool.
    """
    device_tracking: DeviceTracking
    """Device tracking. Default: off."""
    feature_plan: OneOf[FeaturePlan]
    """The feature plan: `lite`, `essentials` or `plus`. AWS charges by plan.

    Default: the lowest plan with all the features in use; with the default threat protection it is `plus`.
    """
    advanced_security_mode: OneOf[AdvancedSecurityMode]
    """The threat protection mode: `off`, `audit` or `enforced`.

    Default: `enforced`; `off` if `feature_plan` is `lite` or `essentials`.
    """
    standard_threat_protection_mode: OneOf[StandardThreatProtectionMode]
    """The same as `advanced_security_mode`, with AWS's newer names.

    `full_function` is `enforced`, `audit_only` is `audit` and `no_enforcement` is `off`. Set only one of the two.
    """
    custom_threat_protection_mode: OneOf[CustomThreatProtectionMode]
    """The threat protection mode for custom sign-in: `full_function` or `audit_only`. It needs the plus plan.

    Default: the mode of other sign-ins if `lambda_triggers.define_auth_challenge` is set, else none.
    """
    risk_configuration: RiskConfiguration
    """The actions of threat protection. It replaces the default. It needs threat protection.

    Default, if threat protection is enforced: block compromised passwords, block sign-ins with high risk, require MFA
    for medium risk (no action if `mfa` is off), and allow low risk.
    """
    log_delivery: LogDelivery
    """The destinations of logs. Default: none, because destinations have a cost."""
    web_acl_arn: pulumi.Input[str]
    """The ARN of a regional AWS WAF web ACL in the user pool's region. Default: none, because AWS charges per request.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
    """
    deletion_protection: bool
    """Whether AWS refuses to delete the user pool. Default: True, to protect users."""
    removal_policy: OneOf[RemovalPolicy]
    """Whether Pulumi keeps the user pool when it is removed: `retain` or `destroy`. Default: `retain`, as a safeguard.

    `retain` sets Pulumi's options protect and retain on delete. To delete a user pool, set `destroy`, turn
    `deletion_protection` off and deploy twice: the second update removes the options. A user pool that is created with
    both settings has no protection.
    """
    expected_user_pool_id: str
    """The id of the existing user pool, `<region>_<id>`. Set it after the first deployment. Default: none.

    Previews and updates then fail instead of creating or changing another user pool, for example after a rename, with
    a lost state, or in another account or region.
    """
    permissions_boundary: pulumi.Input[str]
    """The ARN of the managed policy for the permissions boundary of created roles. Default: none.

    It applies to the SMS role, and to the roles of groups that `add_group` creates for `policies`.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """The tags of all resources that support tags, at most 50. Default: none."""


NAMES = (
    ATTRIBUTE_NAMES
    | TRIGGER_NAMES
    | ArgumentNames(
        tables={UserPoolWithMfaArgs: (USER_POOL, RISK_CONFIGURATION, LOG_DELIVERY)},
        aliases={
            UserPoolWithMfaArgs: {
                "allow_signup": ("self_sign_up_enabled",),
                "case_sensitive": ("sign_in_case_sensitive",),
                "email_verification_message": ("user_verification.email_body",),
                "email_verification_subject": ("user_verification.email_subject",),
                "kms_key": ("custom_sender_kms_key",),
                "log_configurations": ("log_delivery",),
                "mfa_second_factors": ("mfa_second_factor",),
                "plan": ("feature_plan",),
                "schema": ("standard_attributes", "custom_attributes"),
                "schemas": ("standard_attributes", "custom_attributes"),
                "sms_verification_message": ("user_verification.sms_message",),
                "threat_protection": ("advanced_security_mode",),
                "tier": ("feature_plan",),
                "triggers": ("lambda_triggers",),
                "user_attributes": ("standard_attributes", "custom_attributes"),
                "waf": ("web_acl_arn",),
                "web_acl": ("web_acl_arn",),
                "web_acl_id": ("web_acl_arn",),
            },
            PasswordPolicy: {
                "require_numbers": ("require_digits",),
                "temp_password_validity": ("temp_password_validity_days",),
            },
            MfaSecondFactor: {"totp": ("otp",), "software_token": ("otp",)},
        },
    )
)
