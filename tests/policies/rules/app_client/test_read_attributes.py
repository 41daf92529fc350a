from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.read_attributes import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
def test_listed(token: str) -> None:
    assert outcome(RULE, good(token, readAttributes=["email"])).clean


@each_client
@pytest.mark.parametrize("names", [None, []])
def test_not_listed(token: str, names: Any) -> None:
    assert about([outcome(RULE, good(token, readAttributes=names)).violated[0]]) == ["readAttributes"]


def test_machines_have_no_attributes() -> None:
    machine = ["client_credentials"]
    assert outcome(RULE, good(USER_POOL_CLIENT, readAttributes=None, allowedOauthFlows=machine)).clean
    assert outcome(RULE, good(USER_POOL_CLIENT, readAttributes=None, allowedOauthFlows=[*machine, "code"])).violated


@pytest.mark.parametrize("names", [UNKNOWN_TEXT, [UNKNOWN_TEXT]])
def test_unknown_is_not_checked_yet(names: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, readAttributes=names))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["email", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL_CLIENT, readAttributes=wrong)).violated
    assert " must be " in message
