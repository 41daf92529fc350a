"""The words of sign-in: names, first and second factors, passwords, devices."""

from typing import TypedDict


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
    """Days an invited person has to sign in, 0 to 365. Default: 3."""
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


class DeviceTracking(TypedDict, total=False):
    """Whether Cognito remembers devices."""

    challenge_required_on_new_device: bool
    """Whether only new devices need MFA: a remembered one skips it. Default: False.

    Without `device_only_remembered_on_user_prompt` every device is remembered, which a warning says.
    """
    device_only_remembered_on_user_prompt: bool
    """Whether a device is remembered only after the person agreed. Default: False."""
