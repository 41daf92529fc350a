from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.refresh_ttl import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def client(
    life: Any, unit: Any = None, token: str = USER_POOL_CLIENT, access: Any = None, access_unit: Any = None
) -> Any:
    units = {"refreshToken": unit, "accessToken": access_unit}
    return good(token, refreshTokenValidity=life, accessTokenValidity=access, tokenValidityUnits=units)


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize(
    ("life", "unit"), [(None, None), (0, None), (30, None), (1, None), (720, "hours"), (43200, "minutes"), (1, "hours")]
)
def test_within_the_limit(token: str, life: Any, unit: Any) -> None:
    assert outcome(RULE, client(life, unit, token)).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize(
    ("life", "unit"), [(31, "days"), (721, "hours"), (43201, "minutes"), (3650, "days"), (-1, "days"), (31, None)]
)
def test_beyond_the_limit(token: str, life: int, unit: str | None) -> None:
    found = outcome(RULE, client(life, unit, token)).violated
    assert about(found) == ["refreshTokenValidity"]


def test_awss_30_days_count_against_a_stricter_limit() -> None:
    for life in (None, 0):
        [message] = outcome(RULE, client(life), maxDays=29).violated
        assert about([message]) == ["refreshTokenValidity"]


def test_the_option() -> None:
    assert outcome(RULE, client(3650), maxDays=3650).clean
    [option] = RULE.options
    assert (option.default, option.allowed) == (30, "a whole number from 1 to 3650")


@pytest.mark.parametrize(
    ("refresh", "access", "fires"),
    [
        ((60, "minutes"), (1, None), False),
        ((59, "minutes"), (1, None), True),
        ((1, "seconds"), (1, None), True),
        ((1, "days"), (25, "hours"), True),
    ],
)
def test_no_less_than_the_access_tokens(refresh: Any, access: Any, fires: bool) -> None:
    found = outcome(RULE, client(refresh[0], refresh[1], USER_POOL_CLIENT, *access)).violated
    assert bool(found) is fires


def test_the_default_of_access_tokens_counts() -> None:
    found = outcome(RULE, client(30, "minutes")).violated
    assert about(found) == ["refreshTokenValidity"]


def test_another_unit_is_none() -> None:
    [message] = outcome(RULE, client(5, "weeks")).violated
    assert 'tokenValidityUnits.refreshToken is "weeks"' in message
    assert outcome(RULE, client(1, None, USER_POOL_CLIENT, 5, "weeks")).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"refreshTokenValidity": UNKNOWN_TEXT},
        {"refreshTokenValidity": 5, "tokenValidityUnits": {"refreshToken": UNKNOWN_TEXT}},
        {"refreshTokenValidity": 5, "accessTokenValidity": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["30", True, 1.5])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, client(wrong)).violated
    assert "must be a whole number" in message


def test_remediating_a_life_that_is_too_long() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(good(USER_POOL_CLIENT, refreshTokenValidity=9999))
    assert (props["refreshTokenValidity"], props["tokenValidityUnits"]) == (30, {"refreshToken": "days"})


def test_a_life_that_is_too_short_is_not_made_longer() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    assert server.remediate(client(30, "minutes")) == []
