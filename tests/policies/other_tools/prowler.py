"""Prowler: tests/providers/aws/services/cognito (3e000faa, and the check of account recovery, which came later)."""

from collections.abc import Mapping
from typing import Any, Final

from cognito_policies import Resource
from cognito_policies.model.tokens import (
    IDENTITY_POOL,
    RISK_CONFIGURATION,
    USER_POOL,
    USER_POOL_CLIENT,
    WEB_ACL_ASSOCIATION,
)
from tests.policies.other_tools.case import Case, Check
from tests.policies.samples import good_stack

GUESTS: Final = "cognito-idpool-guest-off"
THREAT: Final = "cognito-pool-threat-protection"
STOLEN: Final = "cognito-risk-compromised-credentials"
TAKEOVER: Final = "cognito-risk-account-takeover"
LENGTH: Final = "cognito-pool-password-length"
CLASSES: Final = "cognito-pool-password-composition"
TEMPORARY: Final = "cognito-pool-temp-password"
MFA: Final = "cognito-pool-mfa-required"
RECOVERY: Final = "cognito-pool-account-recovery"

_LENGTH_14: Final = {LENGTH: {"minLength": 14}}
_BLOCK_ALL: Final = {TAKEOVER: {"blockAll": True}}


def _check(check: str, *about: str, token: str = USER_POOL, config: Mapping[str, Any] | None = None) -> Check:
    return Check("Prowler", check, about, token, config or {})


def _mode(mode: str | None) -> dict[str, object]:
    return {"userPoolAddOns": {"advancedSecurityMode": mode} if mode else None}


def _policy(**changes: object) -> dict[str, object]:
    return {"passwordPolicy": changes}


def _risk(mode: str, **changes: object) -> list[Resource]:
    return good_stack({USER_POOL: _mode(mode), RISK_CONFIGURATION: changes})


def _stolen(mode: str, action: str = "BLOCK", *events: str) -> list[Resource]:
    block = {"actions": {"eventAction": action}, "eventFilters": list(events)}
    return _risk(mode, compromisedCredentialsRiskConfiguration=block)


def _taken(mode: str, **actions: str | None) -> list[Resource]:
    levels = {
        f"{level}Action": {"eventAction": action, "notify": False} if action else None
        for level, action in actions.items()
    }
    return _risk(mode, accountTakeoverRiskConfiguration={"actions": levels})


_guest = _check("cognito_identity_pool_guest_access_disabled", GUESTS, token=IDENTITY_POOL)
_advanced = _check("cognito_user_pool_advanced_security_enabled", THREAT)
_compromised = _check("cognito_user_pool_blocks_compromised_credentials_sign_in_attempts", STOLEN, THREAT)
_malicious = _check(
    "cognito_user_pool_blocks_potential_malicious_sign_in_attempts", TAKEOVER, THREAT, config=_BLOCK_ALL
)
_existence = _check(
    "cognito_user_pool_client_prevent_user_existence_errors", "cognito-client-user-existence", token=USER_POOL_CLIENT
)
_revocation = _check(
    "cognito_user_pool_client_token_revocation_enabled", "cognito-client-token-revocation", token=USER_POOL_CLIENT
)
_deletion = _check("cognito_user_pool_deletion_protection_enabled", "cognito-pool-deletion-protection")
_mfa = _check("cognito_user_pool_mfa_enabled", MFA)
_length = _check("cognito_user_pool_password_policy_minimum_length_14", LENGTH, config=_LENGTH_14)
_signup = _check("cognito_user_pool_self_registration_disabled", "cognito-pool-self-signup")
_temporary = _check("cognito_user_pool_temporary_password_expiration", TEMPORARY)
_waf = _check("cognito_user_pool_waf_acl_attached", "cognito-pool-waf")
_BOTH = ["email", "phone_number"]
_SMS = {
    "smsConfiguration": {"externalId": "x", "snsCallerArn": "arn:aws:iam::123456789012:role/sms"},
    "autoVerifiedAttributes": _BOTH,
    "userAttributeUpdateSettings": {"attributesRequireVerificationBeforeUpdates": _BOTH},
}
_recovery = _check("cognito_user_pool_account_recovery_sms_not_preferred", RECOVERY)


def _classes() -> list[Case]:
    made: list[Case] = []
    for word, name in (
        ("lowercase", "requireLowercase"),
        ("uppercase", "requireUppercase"),
        ("number", "requireNumbers"),
        ("symbol", "requireSymbols"),
    ):
        check = _check(f"cognito_user_pool_password_policy_{word}", CLASSES)
        made += [
            check.case("bad policy", _policy(**{name: False}), CLASSES),
            check.case("policy without it", _policy(**{name: None}), CLASSES),
            check.case(
                "good policy",
                _policy(requireLowercase=True, requireUppercase=True, requireNumbers=True, requireSymbols=True),
            ),
            # AWS's own policy, which a pool without one gets, demands all four classes.
            check.case("no policy", {"passwordPolicy": None}),
        ]
    return made


def _mechanisms(*names: str) -> dict[str, object]:
    ordered = [{"name": name, "priority": number} for number, name in enumerate(names, 1)]
    return {"accountRecoverySetting": {"recoveryMechanisms": list(reversed(ordered))}}


CASES: Final = (
    _guest.case("disabled", {"allowUnauthenticatedIdentities": False}),
    _guest.case("enabled", {"allowUnauthenticatedIdentities": True}, GUESTS),
    _advanced.case("off", _mode("OFF"), THREAT),
    _advanced.case("audit", _mode("AUDIT"), THREAT),
    _advanced.case("enforced", _mode("ENFORCED")),
    _advanced.case("never set", _mode(None), THREAT),
    _compromised.together("off", lambda: _stolen("OFF", "BLOCK", "SIGN_IN"), THREAT),
    _compromised.together("audit", lambda: _stolen("AUDIT", "BLOCK", "SIGN_IN"), THREAT),
    _compromised.together("enforced", lambda: _stolen("ENFORCED", "BLOCK", "SIGN_IN")),
    _compromised.together("enforced but not at sign-in", lambda: _stolen("ENFORCED", "BLOCK", "SIGN_UP"), STOLEN),
    _compromised.together("enforced but no action", lambda: _stolen("ENFORCED", "NO_ACTION", "SIGN_IN"), STOLEN),
    _malicious.together("off", lambda: _taken("OFF", low="BLOCK", medium="BLOCK", high="BLOCK"), THREAT),
    _malicious.together("audit", lambda: _taken("AUDIT", low="BLOCK", medium="BLOCK", high="BLOCK"), THREAT),
    _malicious.together("enforced", lambda: _taken("ENFORCED", low="BLOCK", medium="BLOCK", high="BLOCK")),
    _malicious.together(
        "enforced but the low", lambda: _taken("ENFORCED", low=None, medium="BLOCK", high="BLOCK"), TAKEOVER
    ),
    _existence.case("legacy", {"preventUserExistenceErrors": "LEGACY"}, "cognito-client-user-existence"),
    _existence.case("never set", {"preventUserExistenceErrors": None}, "cognito-client-user-existence"),
    _existence.case("enabled", {"preventUserExistenceErrors": "ENABLED"}),
    _revocation.case("disabled", {"enableTokenRevocation": False}, "cognito-client-token-revocation"),
    _revocation.case("enabled", {"enableTokenRevocation": True}),
    _deletion.case("inactive", {"deletionProtection": "INACTIVE"}, "cognito-pool-deletion-protection"),
    _deletion.case("never set", {"deletionProtection": None}, "cognito-pool-deletion-protection"),
    _deletion.case("active", {"deletionProtection": "ACTIVE"}),
    _mfa.case("never set", {"mfaConfiguration": None, "passwordPolicy": {"minimumLength": 15}}, MFA),
    _mfa.case("off", {"mfaConfiguration": "OFF", "passwordPolicy": {"minimumLength": 15}}, MFA),
    _mfa.case("on", {"mfaConfiguration": "ON"}),
    _length.case("bad policy", _policy(minimumLength=13), LENGTH),
    _length.case("good policy", {**_policy(minimumLength=14), "mfaConfiguration": "ON"}),
    _length.case("no policy", {"passwordPolicy": None}, LENGTH),
    *_classes(),
    _signup.case("open", {"adminCreateUserConfig": {"allowAdminCreateUserOnly": False}}, "cognito-pool-self-signup"),
    _signup.case("by invitation", {"adminCreateUserConfig": {"allowAdminCreateUserOnly": True}}),
    # Prowler passes it, as it never meets it in an account; AWS lets anyone sign up where it is not said.
    _signup.case("never set", {"adminCreateUserConfig": None}, "cognito-pool-self-signup"),
    _temporary.case("8 days", _policy(temporaryPasswordValidityDays=8), TEMPORARY),
    _temporary.case("7 days", _policy(temporaryPasswordValidityDays=7)),
    _waf.together("no web ACL", lambda: good_stack(without=(WEB_ACL_ASSOCIATION,)), "cognito-pool-waf"),
    _waf.together("with a web ACL", good_stack),
    # Prowler's pools have no SMS, and no one can recover by what can't be sent.
    _recovery.case("never set", {"accountRecoverySetting": None}),
    _recovery.case("never set, with SMS", {"accountRecoverySetting": None, **_SMS}, RECOVERY),
    _recovery.case("no mechanism, with SMS", {"accountRecoverySetting": {"recoveryMechanisms": []}, **_SMS}, RECOVERY),
    _recovery.case("SMS first", _mechanisms("verified_phone_number", "verified_email")),
    _recovery.case("SMS first, with SMS", {**_mechanisms("verified_phone_number", "verified_email"), **_SMS}, RECOVERY),
    _recovery.case("email before SMS", _mechanisms("verified_email", "verified_phone_number")),
    _recovery.case("by administrators", _mechanisms("admin_only")),
)
