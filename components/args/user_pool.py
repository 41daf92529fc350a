"""The words of `UserPoolWithMfa`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from .enums import (
    AccountRecovery,
    AdvancedSecurityMode,
    AttributeType,
    CustomThreatProtectionMode,
    FeaturePlan,
    Mfa,
    PasskeyUserVerification,
    RemovalPolicy,
    StandardThreatProtectionMode,
    VerificationEmailStyle,
)
from .log_delivery import LogDelivery
from .one_of import OneOf
from .threat_protection import RiskConfiguration
from .triggers import LambdaTriggers


class SignInAliases(TypedDict, total=False):
    """What people may type as their name when they sign in. Can't change after creation.

    With `username`, the others are aliases of it; without, e-mail and phone are themselves the user names.
    """

    username: bool
    """A user name of their own choice."""
    email: bool
    """Their e-mail address."""
    phone: bool
    """Their phone number, in E.164 form."""
    preferred_username: bool
    """A second, changeable name. Needs `username`."""


class ContactAttributes(TypedDict, total=False):
    """A choice among the two attributes Cognito can verify."""

    email: bool
    """The e-mail address."""
    phone: bool
    """The phone number."""


class StandardAttribute(TypedDict, total=False):
    """One of OpenID Connect's standard attributes."""

    required: bool
    """Whether nobody can sign up without it. Default: False. Can't change after creation."""
    mutable: bool
    """Whether it can change after sign-up. Default: True. Can't change after creation."""


class StandardAttributes(TypedDict, total=False):
    """The standard attributes the pool declares; the names are CDK's, the comments say AWS's where they differ."""

    address: StandardAttribute
    """Postal address."""
    birthdate: StandardAttribute
    """Birthday as YYYY-MM-DD."""
    email: StandardAttribute
    """E-mail address."""
    family_name: StandardAttribute
    """Surname."""
    fullname: StandardAttribute
    """Full name; AWS's `name`."""
    gender: StandardAttribute
    """Gender."""
    given_name: StandardAttribute
    """First name."""
    last_update_time: StandardAttribute
    """When the profile last changed; AWS's `updated_at`."""
    locale: StandardAttribute
    """Language and region."""
    middle_name: StandardAttribute
    """Middle name."""
    nickname: StandardAttribute
    """Nickname."""
    phone_number: StandardAttribute
    """Phone number in E.164 form."""
    preferred_username: StandardAttribute
    """The name the person prefers."""
    profile_page: StandardAttribute
    """URL of the profile page; AWS's `profile`."""
    profile_picture: StandardAttribute
    """URL of the picture; AWS's `picture`."""
    timezone: StandardAttribute
    """Time zone; AWS's `zoneinfo`."""
    website: StandardAttribute
    """URL of the website."""


class CustomAttribute(TypedDict, total=False):
    """An attribute of your own. It can never be changed in kind, removed or made required once it is there."""

    type: Required[OneOf[AttributeType]]
    """`string`, `number`, `boolean` or `datetime`."""
    min_len: int
    """Shortest value of a string, in characters. Default: 0."""
    max_len: int
    """Longest value of a string, in characters. Default: 2048, AWS's limit."""
    min: int
    """Smallest value of a number. Default: AWS sets no bound."""
    max: int
    """Largest value of a number. Default: AWS sets no bound."""
    mutable: bool
    """Whether it can change after sign-up. Default: False, as in CDK: what nobody decided is safer fixed."""
    developer_only: bool
    """Whether only administrators may read and write it. Default: False."""


class PasswordPolicy(TypedDict, total=False):
    """What a password must have. Merged key by key over the defaults."""

    min_length: int
    """Fewest characters, 6 to 99. Default: 8, enough beside a second factor (NIST SP 800-63B-4)."""
    require_lowercase: bool
    """Default: True."""
    require_uppercase: bool
    """Default: True."""
    require_digits: bool
    """Default: True."""
    require_symbols: bool
    """Default: True."""
    temp_password_validity_days: int
    """Days an invited person has to sign in, 1 to 365. Default: 3."""
    password_history_size: int
    """How many former passwords can't be used again, 0 to 24. Default: 0. Needs the essentials plan."""


class MfaSecondFactor(TypedDict, total=False):
    """Which second factors people may use."""

    otp: bool
    """One-time codes from an authenticator app (TOTP). Default: True."""
    sms: bool
    """Codes by SMS. Default: False: phishable, costs money, and can never be taken from a pool again."""
    email: bool
    """Codes by e-mail. Default: False. Needs SES (`email.from_email`), the essentials plan and two recovery ways."""


class EmailMfa(TypedDict, total=False):
    """The mail that carries a second factor's code."""

    subject: str
    """Subject line."""
    message: str
    """Body; contains `{####}` where the code goes."""


class FirstAuthFactors(TypedDict, total=False):
    """What a sign-in may begin with."""

    password: bool
    """Default: True; AWS demands it."""
    email_otp: bool
    """A code by e-mail instead of a password. Needs the essentials plan."""
    sms_otp: bool
    """A code by SMS instead of a password. Needs the essentials plan."""
    passkey: bool
    """A passkey (WebAuthn). Needs the essentials plan."""


class SignInPolicy(TypedDict, total=False):
    """How people may begin to sign in."""

    allowed_first_auth_factors: FirstAuthFactors
    """Default: password only."""


class UserVerification(TypedDict, total=False):
    """The message that verifies an address or number."""

    email_subject: str
    """Default: `Verify your new account`, as in CDK."""
    email_body: str
    """Contains `{####}` for a code or `{##text##}` for a link, as `email_style` says."""
    email_style: OneOf[VerificationEmailStyle]
    """Default: `code`."""
    sms_message: str
    """Contains `{####}`; at most 140 characters."""


class UserInvitation(TypedDict, total=False):
    """The message to somebody whom an administrator signed up."""

    email_subject: str
    """Subject line."""
    email_body: str
    """Contains `{username}` and `{####}`, the temporary password."""
    sms_message: str
    """Contains `{username}` and `{####}`; at most 140 characters."""


class UserPoolEmail(TypedDict, total=False):
    """Who sends the pool's mail. `reply_to` alone keeps Cognito's own sender (some 50 mails a day); the rest is SES."""

    from_email: str
    """The sender's address; an identity verified in SES."""
    from_name: str
    """The sender's display name."""
    reply_to: str
    """Where answers go."""
    ses_region: str
    """The region of the SES identity. Default: the pool's own."""
    configuration_set_name: str
    """An SES configuration set."""
    ses_verified_domain: str
    """The verified domain, where the identity is a domain and not the address itself."""
    source_arn: pulumi.Input[str]
    """The SES identity's ARN. Needed whenever `from_email` is given and the account is not known to the program."""


class DeviceTracking(TypedDict, total=False):
    """Whether Cognito remembers devices."""

    challenge_required_on_new_device: bool
    """Whether a remembered device may skip the second factor. Default: False."""
    device_only_remembered_on_user_prompt: bool
    """Whether a device is remembered only after the person agreed. Default: False."""


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
    """Which attributes Cognito verifies by message. Default: the contact attributes people sign in with."""
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
    """Default: `email_only`; with e-mail as a second factor `email_and_phone_without_mfa`: AWS wants two ways then."""
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
    """Threat protection of custom sign-in: `full_function` or `audit_only`. Default: none. Needs the plus plan."""
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
    """`retain` (default): Pulumi `protect` and retain-on-delete. `destroy`: neither.

    AWS's own lock is `deletion_protection`.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""
