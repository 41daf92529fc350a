"""Arguments for sign-in: aliases, factors, password policy and devices."""

from typing import TypedDict


class SignInAliases(TypedDict, total=False):
    """What users can sign in with. Can't change later: a change replaces the user pool.

    With `username`, the others are aliases for it. Without it, the email address and phone number are the user names.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """

    username: bool
    """A user name. Default: True if `sign_in_aliases` is not set."""
    email: bool
    """The email address. Default: True if `sign_in_aliases` is not set."""
    phone: bool
    """The phone number in E.164 format, such as `+14155550100`. Default: False."""
    preferred_username: bool
    """An additional user name that users can change. It needs `username`. Default: False."""


class PasswordPolicy(TypedDict, total=False):
    """The password policy. Options that are not set keep their default.

    https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
    """

    min_length: int
    """The minimum length, 6 to 99 characters. Default: 8, which is enough with MFA (NIST SP 800-63B-4)."""
    require_lowercase: bool
    """Whether a password must contain a lowercase letter. Default: True."""
    require_uppercase: bool
    """Whether a password must contain an uppercase letter. Default: True."""
    require_digits: bool
    """Whether a password must contain a digit. Default: True."""
    require_symbols: bool
    """Whether a password must contain a symbol. Default: True."""
    temp_password_validity_days: int
    """How many days a temporary password is valid, 0 to 365. Default: 3."""
    password_history_size: int
    """How many previous passwords can't be reused, 0 to 24. Default: 0. A value above 0 needs the essentials plan."""


class MfaSecondFactor(TypedDict, total=False):
    """The MFA methods that users can use.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
    """

    otp: bool
    """Codes from an authenticator app (TOTP). Default: True if `mfa_second_factor` is not set."""
    sms: bool
    """Codes by SMS. Default: False, because they can be phished and cost money. It can't be turned off later."""
    email: bool
    """Codes by email. Default: False.

    It needs SES (`email.from_email`), the essentials plan, and an `account_recovery` with email and phone.
    """


class FirstAuthFactors(TypedDict, total=False):
    """The first factors of a choice-based sign-in.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
    """

    password: bool
    """A password. It can't be turned off: AWS requires it. Default: True."""
    email_otp: bool
    """A one-time password by email. It needs the essentials plan, and MFA that isn't required. Default: False."""
    sms_otp: bool
    """A one-time password by SMS. It needs the essentials plan, and MFA that isn't required. Default: False."""
    passkey: bool
    """A passkey (WebAuthn). It needs the essentials plan, and MFA that isn't required. Default: False."""


class SignInPolicy(TypedDict, total=False):
    """The sign-in policy.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
    """

    allowed_first_auth_factors: FirstAuthFactors
    """The first factors that users can choose from. Default: password only."""


class DeviceTracking(TypedDict, total=False):
    """Device tracking: which devices Cognito remembers.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
    """

    challenge_required_on_new_device: bool
    """Whether users skip MFA on remembered devices. Default: False.

    A warning is logged unless `device_only_remembered_on_user_prompt` is set: every device is then remembered.
    """
    device_only_remembered_on_user_prompt: bool
    """Whether a device is remembered only with the user's consent. Default: False."""
