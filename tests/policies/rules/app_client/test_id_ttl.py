from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.id_ttl import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

LIFE = "idTokenValidity"
UNIT = "idToken"


def client(life: Any, unit: Any = None, token: str = USER_POOL_CLIENT) -> Any:
    return good(token, **{LIFE: life, "tokenValidityUnits": {UNIT: unit}})


def with_changes(changes: Any) -> Any:
    return good(USER_POOL_CLIENT, **changes)


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize(
    ("life", "unit"),
    [
        (None, None),
        (None, "days"),
        (0, None),
        (0, "days"),
        (1, None),
        (1.0, None),
        (1, "hours"),
        (60, "minutes"),
        (3600, "seconds"),
        (5, "minutes"),
        (1, "seconds"),
    ],
)
def test_short_lived(token: str, life: Any, unit: Any) -> None:
    assert outcome(RULE, client(life, unit, token)).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize(
    ("life", "unit"), [(2, "hours"), (61, "minutes"), (3601, "seconds"), (1, "days"), (120, "minutes"), (-1, "hours")]
)
def test_long_lived(token: str, life: Any, unit: str) -> None:
    assert about(outcome(RULE, client(life, unit, token)).violated) == ["idTokenValidity"]


@pytest.mark.parametrize("unit", [None, ""])
def test_a_number_without_a_unit_counts_hours(unit: str | None) -> None:
    [message] = outcome(RULE, client(5, unit)).violated
    assert about([message]) == ["idTokenValidity"]
    assert outcome(RULE, with_changes({LIFE: 5})).violated == [message]


def test_awss_hour_counts_against_a_stricter_limit() -> None:
    for life in (None, 0):
        [message] = outcome(RULE, client(life), maxMinutes=59).violated
        assert about([message]) == ["idTokenValidity"]


def test_the_option() -> None:
    assert outcome(RULE, client(1, "days"), maxMinutes=1440).clean
    [option] = RULE.options
    assert (option.default, option.allowed) == (60, "a whole number from 5 to 1440")


def test_another_unit_is_none() -> None:
    found = outcome(RULE, client(5, "weeks")).violated
    assert about(found) == ["tokenValidityUnits.idToken"]


@pytest.mark.parametrize(
    "changes",
    [
        {LIFE: UNKNOWN_TEXT},
        {LIFE: 5, "tokenValidityUnits": {UNIT: UNKNOWN_TEXT}},
        {LIFE: 5, "tokenValidityUnits": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, with_changes(changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {LIFE: "60"},
        {LIFE: True},
        {LIFE: 1.5},
        {LIFE: 5, "tokenValidityUnits": {UNIT: 1}},
        {LIFE: 5, "tokenValidityUnits": "hours"},
    ],
)
def test_another_type_is_a_violation(changes: Any) -> None:
    [message] = outcome(RULE, with_changes(changes)).violated
    assert " must be " in message


def test_remediating_writes_the_unit_too() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "maxMinutes": 30}})
    [(_, props)] = server.remediate(with_changes({LIFE: 5, "tokenValidityUnits": {"refreshToken": "days"}}))
    assert props[LIFE] == 30
    assert props["tokenValidityUnits"] == {UNIT: "minutes", "refreshToken": "days"}
