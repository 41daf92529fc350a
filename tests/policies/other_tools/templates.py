"""Tools that read templates: Checkov (03d5fda), cdk-nag (ca6d1b5), cfn-nag, Guard's registry (7f7340c) and KICS."""

from typing import Final

from cognito_policies.model.tokens import API_METHOD, IDENTITY_POOL, USER_POOL
from tests.policies.other_tools.case import Case, Check
from tests.policies.other_tools.prowler import CLASSES, GUESTS, LENGTH, MFA

_CLASSIC: Final = "cognito-idpool-classic-flow-off"
_TIER: Final = "cognito-pool-tier-consistent"
_API: Final = "cognito-api-authorizer"
_FACTOR: Final = "cognito-pool-mfa-factor-present"
_SMS_ONLY: Final = "cognito-pool-mfa-not-sms-only"
_PHONE: Final = "cognito-pool-phone-verified-for-sms"
_OPTIONAL: Final = {MFA: {"allowOptional": True}, LENGTH: {"minLengthWithoutMfa": 8}}
_SMS: Final = {"externalId": "example", "snsCallerArn": "arn:aws:iam::123456789012:role/service-role/sms"}
_ALIASES: Final = {"aliasAttributes": ["email"], "usernameAttributes": None}
"""Guard's own fixture has aliases AWS does not know; these stand for them."""


def _guest(tool: str, check: str) -> Check:
    return Check(tool, check, (GUESTS,), IDENTITY_POOL)


def _mfa(tool: str, check: str, *about: str) -> Check:
    return Check(tool, check, about or (MFA,), USER_POOL, _OPTIONAL)


_ckv = _guest("Checkov", "CKV_AWS_366")
_cog1 = Check("cdk-nag", "COG1", (CLASSES, LENGTH), config={LENGTH: {"minLengthWithoutMfa": 8}})
_cog2 = Check("cdk-nag", "COG2", (MFA,), config={LENGTH: {"minLengthWithoutMfa": 8}})
_cog4 = Check("cdk-nag", "COG4", (_API,), API_METHOD, {_API: "mandatory"})
_cog7 = _guest("cdk-nag", "COG7")
_cog8 = Check("cdk-nag", "COG8", (_TIER,), config={_TIER: {"requirePlus": True}})
_w57 = _guest("cfn-nag", "W57")
_f78 = _mfa("cfn-nag", "F78")
_guard_guest = _guest("Guard", "COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE")
_guard_mfa = _mfa("Guard", "COGNITO_USER_POOL_MFA_CONFIGURATION_RULE")
_kics = _mfa("KICS", "ec28bf61-a474-4dbe-b414-6dd3a067d6f0", MFA, _FACTOR)
_kics_cfn = _mfa("KICS", "74a18d1a-cf02-4a31-8791-ed0967ad7fdc", MFA, _FACTOR)


def _classes(length: object = 8, **classes: object) -> dict[str, object]:
    given = dict.fromkeys(("requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"), True) | classes
    return {"passwordPolicy": {"minimumLength": length, **given}}


def _pool(mfa: str | None, **more: object) -> dict[str, object]:
    return {"mfaConfiguration": mfa, **more}


def _with_sms(mfa: str | None, **more: object) -> dict[str, object]:
    return _pool(mfa, smsConfiguration=_SMS, autoVerifiedAttributes=["email", "phone_number"], **_UPDATES, **more)


_UPDATES: Final = {
    "userAttributeUpdateSettings": {"attributesRequireVerificationBeforeUpdates": ["email", "phone_number"]}
}
_READ_MFA: Final = (
    MFA,
    _FACTOR,
    _SMS_ONLY,
    _PHONE,
    "cognito-pool-account-recovery",
    "cognito-pool-device-tracking",
)
"""What reads `mfaConfiguration`, and says each for itself that it is of the wrong type."""
_NO_TOTP: Final = {"softwareTokenMfaConfiguration": None}

CASES: Final[tuple[Case, ...]] = (
    _ckv.case("main.tf pass", {"allowUnauthenticatedIdentities": False}),
    _ckv.case("main.tf fail", {"allowUnauthenticatedIdentities": True}, GUESTS),
    _ckv.case("FAILED.yml", {"allowClassicFlow": True, "allowUnauthenticatedIdentities": True}, GUESTS, _CLASSIC),
    _ckv.case("PASSED.yaml", {"allowClassicFlow": True, "allowUnauthenticatedIdentities": False}, _CLASSIC),
    _cog1.case("no symbols", _classes(requireSymbols=None), CLASSES),
    _cog1.case("no policy", {"passwordPolicy": None}),
    _cog1.case("no length", _classes(None), LENGTH),
    _cog1.case("7 characters", _classes(7), LENGTH),
    _cog1.case("no upper case", _classes(requireUppercase=None), CLASSES),
    _cog1.case("no numbers", _classes(requireNumbers=None), CLASSES),
    _cog1.case("no lower case", _classes(requireLowercase=None), CLASSES),
    _cog1.case("compliance", _classes()),
    _cog2.case("never set", _pool(None), MFA),
    _cog2.case("optional", _pool("OPTIONAL"), MFA),
    _cog2.case("required", _pool("ON")),
    _cog4.case("any method without", {"httpMethod": "ANY", "authorization": "NONE"}, _API),
    _cog4.case("by IAM", {"httpMethod": "POST", "authorization": "AWS_IAM"}, _API),
    _cog4.case(
        "with Cognito", {"httpMethod": "ANY", "authorization": "COGNITO_USER_POOLS", "authorizationScopes": ["a/b"]}
    ),
    _cog4.case("preflight", {"httpMethod": "OPTIONS", "authorization": "NONE", "authorizationScopes": None}),
    _cog7.case("noncompliance", {"allowUnauthenticatedIdentities": True}, GUESTS),
    _cog7.case("compliance", {"allowUnauthenticatedIdentities": False}),
    _cog8.case("never set", {"userPoolTier": None}, _TIER),
    _cog8.case("essentials", {"userPoolTier": "ESSENTIALS"}, _TIER),
    _cog8.case("lite", {"userPoolTier": "LITE"}, _TIER),
    _cog8.case("plus", {"userPoolTier": "PLUS"}),
    _w57.case("true", {"allowUnauthenticatedIdentities": True}, GUESTS),
    _w57.case("true as text", {"allowUnauthenticatedIdentities": "true"}, GUESTS),
    _w57.case("false", {"allowUnauthenticatedIdentities": False}),
    _f78.case("OFF", _with_sms("OFF"), MFA),
    _f78.case("Off", _with_sms("Off"), MFA),
    _f78.case("off", _with_sms("off"), MFA),
    _f78.case("ON", _with_sms("ON")),
    _f78.case("OPTIONAL", _with_sms("OPTIONAL")),
    _f78.case("ON unquoted, which YAML reads as true", _with_sms(None) | {"mfaConfiguration": True}, *_READ_MFA),
    _guard_guest.case("false", {"allowUnauthenticatedIdentities": False, "developerProviderName": "testProvider"}),
    _guard_guest.case(
        "true",
        {"allowUnauthenticatedIdentities": True, "developerProviderName": "testProvider", "allowClassicFlow": True},
        GUESTS,
        _CLASSIC,
    ),
    _guard_mfa.case("ON", _pool("ON", **_ALIASES)),
    _guard_mfa.case("OPTIONAL", _pool("OPTIONAL", **_ALIASES)),
    _guard_mfa.case("OFF", _pool("OFF", **_ALIASES), MFA),
    # Guard skips what is not said; at AWS it means OFF.
    _guard_mfa.case("never set", _pool(None, **_ALIASES), MFA),
    _kics.case("positive1", _with_sms(None), MFA),
    _kics.case("positive2", _with_sms("OFF"), MFA),
    _kics.case("positive3", _pool("ON", **_NO_TOTP), _FACTOR),
    _kics.case("negative1", _with_sms("ON", **_NO_TOTP), _SMS_ONLY),
    _kics.case("negative2", _pool("OPTIONAL", softwareTokenMfaConfiguration={"enabled": True})),
    _kics_cfn.case("UserPool2", _with_sms("OFF"), MFA),
    _kics_cfn.case("UserPool4", _with_sms(None), MFA),
    _kics_cfn.case("a phone number no one verified", _pool("ON", smsConfiguration=_SMS), _PHONE),
)
