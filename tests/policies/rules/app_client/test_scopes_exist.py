from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import APP_CLIENTS, RESOURCE_SERVER, USER_POOL_CLIENT
from cognito_policies.rules.app_client.scopes_exist import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, urn_of


def client(*scopes: Any, token: str = USER_POOL_CLIENT) -> Resource:
    return good(token, name="app", allowedOauthScopes=list(scopes))


def server(identifier: Any, *scopes: Any) -> Resource:
    props = {"identifier": identifier, "scopes": [{"scopeName": scope, "scopeDescription": "x"} for scope in scopes]}
    return Resource(RESOURCE_SERVER, "api", urn_of(RESOURCE_SERVER, "api"), props)


API = server("api", "read", "write")


@pytest.mark.parametrize("token", APP_CLIENTS)
def test_scopes_that_exist(token: str) -> None:
    assert stack_outcome(RULE, [client("openid", "api/read", token=token), API]).clean
    assert stack_outcome(
        RULE, [client("https://api.example.com/read"), server("https://api.example.com", "read")]
    ).clean
    assert stack_outcome(RULE, [client("openid"), client(), good(USER_POOL_CLIENT, allowedOauthScopes=None)]).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("scopes", [["api/delete"], ["other/read", "api/read", "api/x"]])
def test_scopes_that_do_not(token: str, scopes: Any) -> None:
    found = stack_outcome(RULE, [client(*scopes, token=token), API]).violated
    assert about(found) == ["app: allowedOauthScopes"]
    assert stack_outcome(RULE, [client("api/delete")]).violated


def test_every_scope_there_is() -> None:
    found = stack_outcome(RULE, [client("api/write", "api/read"), API]).violated
    assert about(found) == ["app: allowedOauthScopes"]
    assert stack_outcome(RULE, [client("api/read"), server("api", "read")]).clean
    third = server("more", "read")
    assert stack_outcome(RULE, [client("api/write", "api/read"), API, third]).clean


@pytest.mark.parametrize(
    "servers",
    [
        [server(UNKNOWN_TEXT, "read")],
        [server("api", UNKNOWN_TEXT)],
        [
            Resource(
                RESOURCE_SERVER, "api", urn_of(RESOURCE_SERVER, "api"), {"identifier": "api", "scopes": UNKNOWN_TEXT}
            )
        ],
    ],
)
def test_unknown_is_not_checked_yet(servers: Any) -> None:
    found = stack_outcome(RULE, [client("api/read"), *servers])
    assert not found.violated
    assert len(found.unchecked) == 1


def test_unknown_scopes_are_not_checked_yet() -> None:
    found = stack_outcome(RULE, [client("api/read", UNKNOWN_TEXT), API])
    assert not found.violated
    assert len(found.unchecked) == 1


def test_another_type_is_a_violation() -> None:
    assert (
        "must be a list"
        in stack_outcome(RULE, [good(USER_POOL_CLIENT, allowedOauthScopes="api/read"), API]).violated[0]
    )
    wrong = Resource(RESOURCE_SERVER, "api", urn_of(RESOURCE_SERVER), {"identifier": 1, "scopes": "read"})
    assert len(stack_outcome(RULE, [wrong]).violated) == 2
