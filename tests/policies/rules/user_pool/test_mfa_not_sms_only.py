from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.mfa_not_sms_only import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

SMS = {"smsConfiguration": {"snsCallerArn": UNKNOWN_TEXT, "externalId": "x"}}
EMAIL = {"emailMfaConfiguration": {"subject": "Code"}}


def pool(mfa: Any = "ON", totp: Any = None, **factors: Any) -> Any:
    return good(USER_POOL, mfaConfiguration=mfa, softwareTokenMfaConfiguration=totp, **factors)


@pytest.mark.parametrize("mfa", ["ON", "OPTIONAL"])
@pytest.mark.parametrize("totp", [None, {"enabled": False}])
@pytest.mark.parametrize("sent", [SMS, EMAIL, SMS | EMAIL])
def test_only_codes_that_are_sent(mfa: str, totp: Any, sent: Any) -> None:
    [message] = outcome(RULE, pool(mfa, totp, **sent)).violated
    assert about([message]) == ["softwareTokenMfaConfiguration.enabled"]


@pytest.mark.parametrize(
    "changes", [{"totp": {"enabled": True}}, {"signInPolicy": {"allowedFirstAuthFactors": ["WEB_AUTHN"]}}]
)
def test_with_an_app_or_a_passkey_beside_them(changes: Any) -> None:
    assert outcome(RULE, pool(**SMS, **changes)).clean


@pytest.mark.parametrize("changes", [{"mfa": "OFF"}, {"mfa": None}])
def test_sms_without_mfa_is_no_factor(changes: Any) -> None:
    assert outcome(RULE, pool(**SMS, **changes)).clean


def test_no_factor_at_all_is_another_rules_find() -> None:
    assert outcome(RULE, pool()).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"mfa": UNKNOWN_TEXT, **SMS},
        {"totp": UNKNOWN_TEXT, **SMS},
        {"smsConfiguration": UNKNOWN_TEXT},
        {"signInPolicy": {"allowedFirstAuthFactors": UNKNOWN_TEXT}, **SMS},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, pool(**changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"totp": {"enabled": 1}}, {"smsConfiguration": []}])
def test_another_type_is_a_violation(changes: Any) -> None:
    assert " must be " in outcome(RULE, pool(**changes)).violated[0]
