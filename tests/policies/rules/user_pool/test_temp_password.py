from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.temp_password import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(days: Any) -> Any:
    return good(USER_POOL, passwordPolicy={"temporaryPasswordValidityDays": days})


@pytest.mark.parametrize("days", [1, 7, 7.0, 0, None])
def test_within_a_week(days: float | None) -> None:
    assert outcome(RULE, pool(days)).clean


@pytest.mark.parametrize("days", [8, 365, -1])
def test_longer_than_a_week_or_no_time_at_all(days: int) -> None:
    [message] = outcome(RULE, pool(days)).violated
    assert about([message]) == ["passwordPolicy.temporaryPasswordValidityDays"]


@pytest.mark.parametrize("days", [0, None])
def test_awss_seven_days_count_against_a_stricter_limit(days: int | None) -> None:
    [message] = outcome(RULE, pool(days), maxDays=3).violated
    assert about([message]) == ["passwordPolicy.temporaryPasswordValidityDays"]


def test_without_a_policy_awss_seven_days_count() -> None:
    bare = good(USER_POOL, passwordPolicy=None)
    assert outcome(RULE, bare).clean
    assert outcome(RULE, bare, maxDays=6).violated
    assert outcome(RULE, pool(30), maxDays=30).clean


@pytest.mark.parametrize("changes", [{"temporaryPasswordValidityDays": UNKNOWN_TEXT}, UNKNOWN_TEXT])
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, passwordPolicy=changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["7", False, 2.5])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a whole number" in outcome(RULE, pool(wrong)).violated[0]


def test_remediating_a_pool_without_a_policy_keeps_the_rest_of_awss() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "maxDays": 2}})
    [(_, props)] = server.remediate(good(USER_POOL, passwordPolicy=None))
    assert props["passwordPolicy"]["temporaryPasswordValidityDays"] == 2
    assert props["passwordPolicy"]["minimumLength"] == 8
    assert props["passwordPolicy"]["requireSymbols"] is True
