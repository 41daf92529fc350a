"""Security Hub's controls as others write them: HashiCorp's policy library, Steampipe, AWS Config's parameters."""

from typing import Any, Final

from cognito_policies.model.tokens import IDENTITY_POOL, USER_POOL
from tests.policies.other_tools.case import Case, Check
from tests.policies.other_tools.prowler import CLASSES, GUESTS, LENGTH, MFA, TEMPORARY, THREAT

_FACTOR: Final = "cognito-pool-mfa-factor-present"
_SMS_ONLY: Final = "cognito-pool-mfa-not-sms-only"
_WEAK: Final = "cognito-pool-weak-first-factor"
_CUSTOM: Final = "cognito-pool-threat-protection-custom"
_DELETION: Final = "cognito-pool-deletion-protection"
_PHONE: Final = "cognito-pool-phone-verified-for-sms"
_EIGHT: Final = {LENGTH: {"minLengthWithoutMfa": 8}}
_STRICT: Final = {"cognito-profile": {"use": "fsbp"}}

_guest = Check("HashiCorp", "cognito-identity-pool-unauth-access-check", (GUESTS,), IDENTITY_POOL)
_deletion = Check("HashiCorp", "cognito-user-pool-deletion-protection-enabled", (_DELETION,))
_password = Check("HashiCorp", "cognito-user-pool-password-policy-check", (LENGTH, CLASSES, TEMPORARY), config=_EIGHT)
_mfa = Check(
    "HashiCorp",
    "cognito-user-pool-mfa-enabled",
    (MFA, _FACTOR),
    config={**_EIGHT, MFA: {"allowOptional": True}},
)
_custom = Check("HashiCorp", "cognito-userpool-cust-auth-threat-full-check", (_CUSTOM, THREAT), config=_STRICT)
_steampipe_guest = Check(
    "Steampipe", "cognito_identity_pools_restrict_unauthenticated_identities", (GUESTS,), IDENTITY_POOL
)
_steampipe_password = Check(
    "Steampipe",
    "cognito_user_pool_password_policy_with_strong_configuration",
    (LENGTH, CLASSES, TEMPORARY),
    config=_EIGHT,
)
_hub1 = Check("Security Hub", "Cognito.1", (THREAT,), config={THREAT: {"mode": "AUDIT"}})
_tagged = Check(
    "AWS Config",
    "cognito-user-pool-tagged",
    ("cognito-tags",),
    USER_POOL,
    {"cognito-tags": {"tags": ["team=identity"]}},
)


def _strong(length: int = 8, days: int = 7, **classes: bool | None) -> dict[str, Any]:
    given = dict.fromkeys(("requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"), True) | classes
    return {"passwordPolicy": {"minimumLength": length, "temporaryPasswordValidityDays": days, **given}}


def _signs_in(mfa: str | None, *first: str, **more: Any) -> dict[str, Any]:
    """A pool whose factors are what the case says, and no other."""
    factors: dict[str, Any] = {"softwareTokenMfaConfiguration": None, "deviceConfiguration": None, **more}
    return {"mfaConfiguration": mfa, "signInPolicy": {"allowedFirstAuthFactors": list(first)}, **factors}


def _add_ons(mode: str | None, custom: str | None) -> dict[str, Any]:
    flows = {"customAuthMode": custom} if custom else None
    return {
        "userPoolAddOns": {"advancedSecurityMode": mode, "advancedSecurityAdditionalFlows": flows} if mode else None
    }


_SMS: Final = {"externalId": "test-external-id", "snsCallerArn": "arn:aws:iam::123456789012:role/service-role/sms"}
_MAIL: Final = {"message": "Your verification code is {####}", "subject": "Your verification code"}
_TOTP: Final = {"enabled": True}
_DEVICES: Final = "cognito-pool-device-tracking"

CASES: Final[tuple[Case, ...]] = (
    _guest.case("disabled", {"allowUnauthenticatedIdentities": False, "allowClassicFlow": False}),
    _guest.case("enabled", {"allowUnauthenticatedIdentities": True, "allowClassicFlow": False}, GUESTS),
    # HashiCorp fails what is not said; the provider's default is false.
    _guest.case("missing", {"allowUnauthenticatedIdentities": None, "allowClassicFlow": False}),
    _deletion.case("active", {"deletionProtection": "ACTIVE"}),
    _deletion.case("inactive", {"deletionProtection": "INACTIVE"}, _DELETION),
    _deletion.case("missing", {"deletionProtection": None}, _DELETION),
    _password.case("strong", _strong()),
    _password.case("too short", _strong(6), LENGTH),
    _password.case("no lower case", _strong(requireLowercase=False), CLASSES),
    _password.case("no upper case", _strong(requireUppercase=False), CLASSES),
    _password.case("no numbers", _strong(requireNumbers=False), CLASSES),
    _password.case("no symbols", _strong(requireSymbols=False), CLASSES),
    _password.case("two are missing", _strong(requireLowercase=False, requireSymbols=False), CLASSES),
    _password.case("8 is enough", _strong(8)),
    _password.case("12 is more", _strong(12)),
    _password.case("10 days", _strong(days=10), TEMPORARY),
    # Both fail a pool without the block; AWS's own policy, which it gets, is what they ask for.
    _password.case("no policy", {"passwordPolicy": None}),
    _mfa.case("by SMS", _signs_in("ON", "PASSWORD", smsConfiguration=_SMS), _SMS_ONLY, _PHONE, _DEVICES),
    _mfa.case("optional by app", _signs_in("OPTIONAL", "PASSWORD", softwareTokenMfaConfiguration=_TOTP), _DEVICES),
    _mfa.case(
        "by email",
        _signs_in("ON", "PASSWORD", emailMfaConfiguration=_MAIL),
        _SMS_ONLY,
        _DEVICES,
        "cognito-pool-account-recovery",
    ),
    _mfa.case("no password", _signs_in("OFF", "EMAIL_OTP", "SMS_OTP"), _WEAK, _DEVICES),
    _mfa.case(
        "several with MFA",
        _signs_in("ON", "PASSWORD", "EMAIL_OTP", softwareTokenMfaConfiguration=_TOTP),
        _WEAK,
        _DEVICES,
    ),
    _mfa.case("off", _signs_in("OFF", "PASSWORD"), MFA, _DEVICES),
    _mfa.case("no method", _signs_in("ON", "PASSWORD"), _FACTOR, _DEVICES),
    _mfa.case("not said", _signs_in(None, "PASSWORD"), MFA, _DEVICES),
    _mfa.case("optional without a method", _signs_in("OPTIONAL", "PASSWORD"), _FACTOR, _DEVICES),
    _custom.case("compliant", _add_ons("ENFORCED", "ENFORCED")),
    _custom.case("no add-ons", _add_ons(None, None), _CUSTOM, THREAT),
    _custom.case("audit", _add_ons("AUDIT", "ENFORCED"), THREAT),
    _custom.case("off", _add_ons("OFF", "ENFORCED"), THREAT),
    _custom.case("no additional flows", _add_ons("ENFORCED", None), _CUSTOM),
    _custom.case("custom audit", _add_ons("ENFORCED", "AUDIT"), _CUSTOM),
    _steampipe_guest.case("ok", {"allowUnauthenticatedIdentities": False}),
    _steampipe_guest.case("alarm", {"allowUnauthenticatedIdentities": True}, GUESTS),
    _steampipe_password.case("ok", _strong(8, 1)),
    _steampipe_password.case("0 days mean AWS's 7", _strong(8, 0)),
    _steampipe_password.case("short", _strong(7), LENGTH),
    _steampipe_password.case("all at once", _strong(6, 8, requireSymbols=None), LENGTH, CLASSES, TEMPORARY),
    _hub1.case("AUDIT is enough where that is configured", _add_ons("AUDIT", None)),
    _hub1.case("OFF is not", _add_ons("OFF", None), THREAT),
    _tagged.case("tagged", {"tags": {"team": "identity"}}),
    _tagged.case("an empty value", {"tags": {"team": ""}}, "cognito-tags"),
    _tagged.case("no tags", {"tags": None}, "cognito-tags"),
)
