from typing import Any

import pytest

from cognito_policies.rules.app_client.read_attributes import RULE
from cognito_policies.tokens import APP_CLIENTS, USER_POOL_CLIENT
from tests.policies.judging import outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
def test_listed(token: str) -> None:
    assert outcome(RULE, good(token, readAttributes=["email"])).clean


@each_client
@pytest.mark.parametrize("names", [None, []])
def test_not_listed(token: str, names: Any) -> None:
    assert outcome(RULE, good(token, readAttributes=names)).violated[0].startswith("readAttributes is absent")


def test_machines_have_no_attributes() -> None:
    machine = ["client_credentials"]
    assert outcome(RULE, good(USER_POOL_CLIENT, readAttributes=None, allowedOauthFlows=machine)).clean
    assert outcome(RULE, good(USER_POOL_CLIENT, readAttributes=None, allowedOauthFlows=[*machine, "code"])).violated


@pytest.mark.parametrize("names", [UNKNOWN_TEXT, [UNKNOWN_TEXT]])
def test_unknown_is_undecided(names: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, readAttributes=names))
    assert not found.violated
    assert len(found.undecided) == 1


@pytest.mark.parametrize("wrong", ["email", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL_CLIENT, readAttributes=wrong)).violated
    assert " must be " in message
