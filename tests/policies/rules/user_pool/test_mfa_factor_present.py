from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.mfa_factor_present import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(mfa: Any = "ON", totp: Any = None, **factors: Any) -> Any:
    return good(USER_POOL, mfaConfiguration=mfa, softwareTokenMfaConfiguration=totp, **factors)


@pytest.mark.parametrize("mfa", ["ON", "OPTIONAL"])
@pytest.mark.parametrize("totp", [None, {"enabled": False}, {"enabled": None}])
def test_mfa_without_a_factor(mfa: str, totp: Any) -> None:
    found = outcome(RULE, pool(mfa, totp)).violated
    assert about(found) == ["mfaConfiguration"]


@pytest.mark.parametrize(
    "factors",
    [
        {"totp": {"enabled": True}},
        {"smsConfiguration": {"snsCallerArn": UNKNOWN_TEXT, "externalId": "x"}},
        {"emailMfaConfiguration": {"subject": "Code"}},
    ],
)
def test_any_factor_will_do(factors: Any) -> None:
    assert outcome(RULE, pool(**factors)).clean


@pytest.mark.parametrize("mfa", ["OFF", None])
def test_without_mfa_no_factor_is_needed(mfa: Any) -> None:
    assert outcome(RULE, pool(mfa)).clean


@pytest.mark.parametrize(
    "changes", [{"mfa": UNKNOWN_TEXT}, {"totp": {"enabled": UNKNOWN_TEXT}}, {"smsConfiguration": UNKNOWN_TEXT}]
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, pool(**changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"mfa": 1}, {"totp": {"enabled": "true"}}, {"smsConfiguration": "arn"}])
def test_another_type_is_a_violation(changes: Any) -> None:
    assert " must be " in outcome(RULE, pool(**changes)).violated[0]
