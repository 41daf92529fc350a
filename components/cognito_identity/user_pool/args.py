"""The words of `UserPoolWithMfa`."""

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
    """Arguments of `UserPoolWithMfa`. All are optional; the defaults are the safe choice."""

    user_pool_name: pulumi.Input[str]
    """1 to 128 characters. Default: Pulumi's auto-naming, so that two pools never collide."""
    sign_in_aliases: SignInAliases
    """Default: user name and e-mail. Can't change after creation."""
    sign_in_case_sensitive: bool
    """Default: False: `Ann` and `ann` are one person. Can't change after creation."""
    self_sign_up_enabled: bool
    """Whether people may sign themselves up. Default: False."""
    auto_verify: ContactAttributes
    """Which attributes Cognito verifies by message. Default: the contact attributes people sign in with, and those
    that codes to sign in with or for MFA go to."""
    keep_original: ContactAttributes
    """Which attributes keep their old value until the new one is verified. Default: the verified ones."""
    standard_attributes: StandardAttributes
    """Default: email, given_name and family_name required; phone_number. `{}` declares none. Only grows later."""
    custom_attributes: Mapping[str, CustomAttribute]
    """By name, without `custom:`; at most 50, 20 characters each. Default: none. Only grows later."""
    password_policy: PasswordPolicy
    """Merged over: 8 characters of all four classes, temporary password 3 days."""
    mfa: OneOf[Mfa]
    """Default: `required`."""
    mfa_second_factor: MfaSecondFactor
    """Default: TOTP only."""
    mfa_message: str
    """The SMS with the second factor's code; contains `{####}`, at most 140 characters. Default: Cognito's own."""
    email_mfa: EmailMfa
    """The mail with the second factor's code. Default: Cognito's own."""
    sign_in_policy: SignInPolicy
    """Default: password first."""
    passkey_relying_party_id: pulumi.Input[str]
    """The domain passkeys belong to, 1 to 127 characters, without scheme or port. Needs the essentials plan.

    Default: the pool's own domain, the custom one first. Changing it makes every passkey registered before useless.
    """
    passkey_user_verification: OneOf[PasskeyUserVerification]
    """Whether a passkey must check finger, face or PIN: `required`, or `preferred` where it can. Default: AWS's own,
    `preferred`. Needs the essentials plan."""
    account_recovery: OneOf[AccountRecovery]
    """Default: `email_only`; with e-mail as a second factor `email_and_phone_without_mfa`: AWS wants two ways then;
    where only the phone number is verified `phone_only_without_mfa`."""
    user_verification: UserVerification
    """Default: Cognito's own text with a code."""
    user_invitation: UserInvitation
    """Default: Cognito's own text."""
    email: UserPoolEmail
    """Default: Cognito's own sender."""
    enable_sms_role: bool
    """Whether the role that lets Cognito send SMS is made. Default: where something sends SMS."""
    sms_role: pulumi.Input[str]
    """ARN of a role of your own for sending SMS."""
    sms_role_external_id: str
    """The external id in that role's trust. Default for a made role: derived from the component's name."""
    sns_region: str
    """The region SMS are sent from. Default: the pool's own."""
    lambda_triggers: LambdaTriggers
    """Functions that take part in sign-up and sign-in. Default: none."""
    custom_sender_kms_key: pulumi.Input[str]
    """ARN of the key that encrypts codes on their way to a custom sender.

    Default: where there is a custom sender, a rotating key is made, that lives as long as the pool.
    """
    device_tracking: DeviceTracking
    """Default: devices are not tracked."""
    feature_plan: OneOf[FeaturePlan]
    """Default: the lowest plan that carries what is asked for; with the default threat protection `plus`."""
    advanced_security_mode: OneOf[AdvancedSecurityMode]
    """Threat protection. Default: `enforced`, unless `feature_plan` is below `plus`."""
    standard_threat_protection_mode: OneOf[StandardThreatProtectionMode]
    """The same in AWS's newer words: `full_function` (enforced), `audit_only` (audit), `no_enforcement` (off)."""
    custom_threat_protection_mode: OneOf[CustomThreatProtectionMode]
    """Threat protection of custom sign-in: `full_function` or `audit_only`. Needs the plus plan.

    Default: as for other sign-ins where `lambda_triggers.define_auth_challenge` is given, else none.
    """
    risk_configuration: RiskConfiguration
    """What threat protection does. Default, where it is enforced: leaked passwords are blocked; sign-ins of high risk
    are blocked, of medium risk need a second factor (where `mfa` is off, nothing follows), of low risk pass.

    "Enforced" alone would leave that to AWS. Needs threat protection to be on.
    """
    log_delivery: LogDelivery
    """Logs that leave the pool. Default: none: they cost what their destination costs."""
    web_acl_arn: pulumi.Input[str]
    """ARN of a regional AWS WAF web ACL in the pool's region. Default: none: it costs by request.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
    """
    deletion_protection: bool
    """Whether AWS refuses to delete the pool. Default: True."""
    removal_policy: OneOf[RemovalPolicy]
    """`retain` (default): Pulumi `protect` and retain-on-delete. `destroy`: neither, once `deletion_protection` is
    false too and both have been deployed: the update after that releases the pool.

    Until then the pool is protected, whatever one of the two says. A new pool with both is not protected.
    """
    expected_user_pool_id: str
    """The id that the pool has, `<region>_<id>`: no other pool is created in its place. Default: none.

    With it, a preview and an update fail rather than create or change another user pool: after a rename, in another
    account or region, with a lost state, and with `--skip-preview`. Set it after the first deployment.
    """
    permissions_boundary: pulumi.Input[str]
    """ARN of the managed policy that limits the roles that are made for the pool. Default: none.

    These are the role that sends SMS, and those of groups that are added by `add_group` with `policies`.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""


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
