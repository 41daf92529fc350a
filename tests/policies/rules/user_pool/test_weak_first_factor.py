from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.weak_first_factor import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(factors: Any) -> Any:
    return good(USER_POOL, signInPolicy={"allowedFirstAuthFactors": factors})


@pytest.mark.parametrize("factors", [None, [], ["PASSWORD"], ["PASSWORD", "WEB_AUTHN"]])
def test_strong_ones(factors: Any) -> None:
    assert outcome(RULE, pool(factors)).clean


@pytest.mark.parametrize(
    "factors", [["SMS_OTP"], ["PASSWORD", "EMAIL_OTP"], ["SMS_OTP", "EMAIL_OTP"], ["SMS_OTP", UNKNOWN_TEXT]]
)
def test_weak_ones(factors: Any) -> None:
    [message] = outcome(RULE, pool(factors)).violated
    assert about([message]) == ["signInPolicy.allowedFirstAuthFactors"]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({"allowSmsOtp": True}, '"EMAIL_OTP"'),
        ({"allowEmailOtp": True}, '"SMS_OTP"'),
        ({"allowSmsOtp": True, "allowEmailOtp": True}, None),
    ],
)
def test_options(options: Any, left: str | None) -> None:
    found = outcome(RULE, pool(["SMS_OTP", "EMAIL_OTP"]), **options).violated
    assert [message.partition(" has ")[2].partition(":")[0] for message in found] == ([left] if left else [])


@pytest.mark.parametrize("factors", [UNKNOWN_TEXT, ["PASSWORD", UNKNOWN_TEXT]])
def test_unknown_is_not_checked_yet(factors: Any) -> None:
    found = outcome(RULE, pool(factors))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["SMS_OTP", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert " must be " in outcome(RULE, pool(wrong)).violated[0]
