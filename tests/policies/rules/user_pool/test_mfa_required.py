from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.mfa_required import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(mfa: Any, factors: Any = None) -> Any:
    sign_in = None if factors is None else {"allowedFirstAuthFactors": factors}
    return good(USER_POOL, mfaConfiguration=mfa, signInPolicy=sign_in)


def test_on_is_what_is_wanted() -> None:
    assert outcome(RULE, pool("ON")).clean


@pytest.mark.parametrize("mfa", ["OFF", "OPTIONAL", "on", ""])
def test_anything_else_is_a_violation(mfa: str) -> None:
    assert about(outcome(RULE, pool(mfa)).violated) == ["mfaConfiguration"]


def test_absent_is_off() -> None:
    assert about(outcome(RULE, pool(None)).violated) == ["mfaConfiguration"]


@pytest.mark.parametrize("factor", ["EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"])
def test_pools_users_enter_without_a_password_are_out_of_scope(factor: str) -> None:
    assert outcome(RULE, pool("OFF", ["PASSWORD", factor])).clean


@pytest.mark.parametrize("factors", [["PASSWORD"], []])
def test_password_only_is_in_scope_said_or_not(factors: list[str]) -> None:
    assert outcome(RULE, pool("OFF", factors)).violated


def test_optional_can_be_allowed_but_off_cannot() -> None:
    assert outcome(RULE, pool("OPTIONAL"), allowOptional=True).clean
    assert about([outcome(RULE, pool("OFF"), allowOptional=True).violated[0]]) == ["mfaConfiguration"]


def test_unknown_mfa_is_not_checked_yet() -> None:
    found = outcome(RULE, pool(UNKNOWN_TEXT))
    assert not found.violated
    assert "mfaConfiguration" in found.unchecked[0]


@pytest.mark.parametrize("factors", [UNKNOWN_TEXT, [None], ["PASSWORD", UNKNOWN_TEXT]])
def test_unknown_factors_are_not_checked_yet_where_mfa_is_off(factors: Any) -> None:
    found = outcome(RULE, pool("OFF", factors))
    assert "signInPolicy.allowedFirstAuthFactors" in found.unchecked[0]
    assert not found.violated
    assert outcome(RULE, pool("ON", factors)).clean


@pytest.mark.parametrize("wrong", [True, 1, ["ON"], {"ON": True}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert outcome(RULE, pool(wrong)).violated[0].startswith("mfaConfiguration must be a text")


@pytest.mark.parametrize("wrong", ["WEB_AUTHN", [1]])
def test_factors_of_another_type_are_a_violation(wrong: Any) -> None:
    assert any("allowedFirstAuthFactors" in message for message in outcome(RULE, pool("OFF", wrong)).violated)
