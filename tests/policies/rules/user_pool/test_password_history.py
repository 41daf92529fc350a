from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.password_history import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(size: Any) -> Any:
    return good(USER_POOL, passwordPolicy={"passwordHistorySize": size})


@pytest.mark.parametrize("size", [None, 0, 1, 24, 24.0])
def test_by_default_any_history_will_do(size: float | None) -> None:
    assert outcome(RULE, pool(size)).clean


@pytest.mark.parametrize("size", [-1, 25])
def test_more_than_cognito_remembers(size: int) -> None:
    assert len(outcome(RULE, pool(size)).violated) == 1
    assert "passwordHistorySize is" in outcome(RULE, pool(size)).violated[0]
    assert about(outcome(RULE, pool(25)).violated) == ["passwordPolicy.passwordHistorySize"]


@pytest.mark.parametrize(("size", "fires"), [(None, True), (0, True), (4, True), (5, False), (6, False)])
def test_a_history_that_is_demanded(size: int | None, fires: bool) -> None:
    found = outcome(RULE, pool(size), minSize=5)
    assert bool(found.violated) is fires


def test_without_a_policy_there_is_no_history() -> None:
    assert outcome(RULE, good(USER_POOL, passwordPolicy=None)).clean
    assert outcome(RULE, good(USER_POOL, passwordPolicy=None), minSize=1).violated


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, pool(UNKNOWN_TEXT), minSize=5)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["5", True, 2.5, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a whole number" in outcome(RULE, pool(wrong)).violated[0]


def test_the_option() -> None:
    [option] = RULE.options
    assert (option.default, option.allowed) == (0, "a whole number from 0 to 24")
