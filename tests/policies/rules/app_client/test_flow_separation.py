from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, MANAGED_USER_POOL_CLIENT, USER_POOL_CLIENT
from cognito_policies.rules.app_client.flow_separation import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

MACHINE_GRANT = "client_credentials"
each_client = pytest.mark.parametrize("token", APP_CLIENTS)


def client(*flows: Any, token: str = USER_POOL_CLIENT, **changes: Any) -> Any:
    return good(token, allowedOauthFlows=list(flows), **changes)


@each_client
@pytest.mark.parametrize("flows", [["code"], ["implicit"], ["code", "implicit"]])
def test_users(token: str, flows: Any) -> None:
    assert outcome(RULE, client(*flows, token=token)).clean


def test_machines() -> None:
    assert outcome(RULE, client(MACHINE_GRANT, generateSecret=True)).clean


@each_client
@pytest.mark.parametrize("flows", [["code"], ["implicit"], ["implicit", "code"]])
def test_both(token: str, flows: Any) -> None:
    [message] = outcome(RULE, client(MACHINE_GRANT, *flows, token=token, generateSecret=True)).violated
    assert about([message]) == ["allowedOauthFlows"]


@pytest.mark.parametrize("secret", [False, None])
def test_machines_without_a_secret(secret: bool | None) -> None:
    [message] = outcome(RULE, client(MACHINE_GRANT, generateSecret=secret)).violated
    assert about([message]) == ["allowedOauthFlows"]


def test_the_secret_of_a_managed_client_is_not_the_programs() -> None:
    assert outcome(RULE, client(MACHINE_GRANT, token=MANAGED_USER_POOL_CLIENT)).clean


@each_client
@pytest.mark.parametrize("used", [False, None])
def test_grants_that_are_not_turned_on(token: str, used: bool | None) -> None:
    [message] = outcome(RULE, client("code", token=token, allowedOauthFlowsUserPoolClient=used)).violated
    assert "allowedOauthFlowsUserPoolClient is not true" in message


@each_client
@pytest.mark.parametrize("flows", [None, []])
def test_without_grants(token: str, flows: Any) -> None:
    assert outcome(RULE, good(token, allowedOauthFlows=flows, allowedOauthFlowsUserPoolClient=False)).clean


@pytest.mark.parametrize(
    "given",
    [
        good(USER_POOL_CLIENT, allowedOauthFlows=UNKNOWN_TEXT),
        client(UNKNOWN_TEXT),
        client(MACHINE_GRANT, generateSecret=UNKNOWN_TEXT),
        client("code", allowedOauthFlowsUserPoolClient=UNKNOWN_TEXT),
    ],
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "given",
    [
        good(USER_POOL_CLIENT, allowedOauthFlows="code"),
        client(1),
        client(MACHINE_GRANT, generateSecret="true"),
        client("code", allowedOauthFlowsUserPoolClient=1),
    ],
)
def test_another_type_is_a_violation(given: Any) -> None:
    [message] = outcome(RULE, given).violated
    assert " must be " in message
