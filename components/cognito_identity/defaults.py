"""All defaults of the components. The reasons are in the arguments' descriptions and in docs/defaults.md."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.enums import AccountRecovery, AdvancedSecurityMode, ClientPreset, Mfa, RemovalPolicy

SIGN_IN_ALIASES: Mapping[str, bool] = {"username": True, "email": True}
STANDARD_ATTRIBUTES: Mapping[str, Mapping[str, bool]] = {
    "email": {"required": True},
    "family_name": {"required": True},
    "given_name": {"required": True},
    "phone_number": {},
}
PASSWORD_POLICY: Mapping[str, Any] = {
    "min_length": 8,
    "require_lowercase": True,
    "require_uppercase": True,
    "require_digits": True,
    "require_symbols": True,
    "temp_password_validity_days": 3,
}
MFA = Mfa.REQUIRED
MFA_SECOND_FACTOR: Mapping[str, bool] = {"otp": True}
ACCOUNT_RECOVERY = AccountRecovery.EMAIL_ONLY
ACCOUNT_RECOVERY_WITH_EMAIL_MFA = AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA
ACCOUNT_RECOVERY_BY_PHONE = AccountRecovery.PHONE_ONLY_WITHOUT_MFA
ADVANCED_SECURITY_MODE = AdvancedSecurityMode.ENFORCED
REMOVAL_POLICY = RemovalPolicy.RETAIN
DELETION_PROTECTION = True

VERIFICATION_EMAIL_SUBJECT = "Verify your new account"
VERIFICATION_EMAIL_BODY_CODE = "The verification code to your new account is {####}"
VERIFICATION_EMAIL_BODY_LINK = "Verify your account by clicking on {##Verify Email##}"
VERIFICATION_SMS_MESSAGE = "The verification code to your new account is {####}"
"""The texts of AWS CDK, so that a migrated pool keeps them."""

CLIENTS: Mapping[str, Any] = {"web": {"preset": ClientPreset.SPA}}
ACCESS_TOKEN_VALIDITY_MINUTES = 60
ID_TOKEN_VALIDITY_MINUTES = 60
REFRESH_TOKEN_VALIDITY_MINUTES = 30 * 24 * 60
AUTH_SESSION_VALIDITY_MINUTES = 3
ROTATION_GRACE_PERIOD_SECONDS = 60
"""AWS's maximum, so that a client can retry a refresh whose response was lost."""
SCOPES = ("openid", "email", "profile")
