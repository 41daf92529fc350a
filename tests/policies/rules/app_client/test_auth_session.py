from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.auth_session import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("minutes", [None, 3, 10, 10.0])
def test_short(token: str, minutes: float | None) -> None:
    assert outcome(RULE, good(token, authSessionValidity=minutes)).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("minutes", [11, 15])
def test_long(token: str, minutes: int) -> None:
    found = outcome(RULE, good(token, authSessionValidity=minutes)).violated
    assert about(found) == ["authSessionValidity"]


def test_the_option() -> None:
    assert outcome(RULE, good(USER_POOL_CLIENT, authSessionValidity=15), maxMinutes=15).clean
    assert outcome(RULE, good(USER_POOL_CLIENT, authSessionValidity=4), maxMinutes=3).violated
    [option] = RULE.options
    assert (option.default, option.allowed) == (10, "a whole number from 3 to 15")


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, authSessionValidity=UNKNOWN_TEXT))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["10", True, 2.5, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a whole number" in outcome(RULE, good(USER_POOL_CLIENT, authSessionValidity=wrong)).violated[0]
