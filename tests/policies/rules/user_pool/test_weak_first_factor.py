from typing import Any

import pytest

from cognito_policies.rules.user_pool.weak_first_factor import RULE
from cognito_policies.tokens import USER_POOL
from tests.policies.judging import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(factors: Any) -> Any:
    return good(USER_POOL, signInPolicy={"allowedFirstAuthFactors": factors})


@pytest.mark.parametrize("factors", [None, [], ["PASSWORD"], ["PASSWORD", "WEB_AUTHN"]])
def test_strong_ones(factors: Any) -> None:
    assert outcome(RULE, pool(factors)).clean


@pytest.mark.parametrize(
    ("factors", "named"),
    [
        (["SMS_OTP"], "SMS_OTP"),
        (["PASSWORD", "EMAIL_OTP"], "EMAIL_OTP"),
        (["SMS_OTP", "EMAIL_OTP"], "EMAIL_OTP and SMS_OTP"),
        (["SMS_OTP", UNKNOWN_TEXT], "SMS_OTP"),
    ],
)
def test_weak_ones(factors: Any, named: str) -> None:
    [message] = outcome(RULE, pool(factors)).violated
    assert f"contains {named}:" in message


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({"allowSmsOtp": True}, "EMAIL_OTP"),
        ({"allowEmailOtp": True}, "SMS_OTP"),
        ({"allowSmsOtp": True, "allowEmailOtp": True}, None),
    ],
)
def test_options(options: Any, left: str | None) -> None:
    found = outcome(RULE, pool(["SMS_OTP", "EMAIL_OTP"]), **options).violated
    assert [message.partition("contains ")[2].partition(":")[0] for message in found] == ([left] if left else [])


@pytest.mark.parametrize("factors", [UNKNOWN_TEXT, ["PASSWORD", UNKNOWN_TEXT]])
def test_unknown_is_undecided(factors: Any) -> None:
    found = outcome(RULE, pool(factors))
    assert not found.violated
    assert len(found.undecided) == 1


@pytest.mark.parametrize("wrong", ["SMS_OTP", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert " must be " in outcome(RULE, pool(wrong)).violated[0]
