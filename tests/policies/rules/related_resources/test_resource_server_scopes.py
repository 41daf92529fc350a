from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import MANAGED_USER_POOL_CLIENT, RESOURCE_SERVER, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.related_resources.resource_server_scopes import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good_stack, tied, urn_of

CLIENTS = (USER_POOL_CLIENT, MANAGED_USER_POOL_CLIENT)


def violated(*, without: Any = (), **server: Any) -> list[str]:
    return stack_outcome(RULE, good_stack({RESOURCE_SERVER: server}, without=without)).violated


def scopes(*names: Any) -> list[dict[str, Any]]:
    return [{"scopeName": name} for name in names]


def test_several_scopes_and_a_client_for_them() -> None:
    assert stack_outcome(RULE, good_stack()).clean
    assert violated(scopes=scopes("read", "everything")) == []


@pytest.mark.parametrize(("given", "told"), [(None, "0 elements"), ([], "0 elements"), (scopes("read"), "1 element:")])
def test_too_few_scopes_tell_nothing_apart(given: Any, told: str) -> None:
    [message] = violated(scopes=given)
    assert message.startswith(f"it: scopes has {told}")


@pytest.mark.parametrize("name", ["*", "all", "ALL"])
def test_a_scope_for_everything(name: str) -> None:
    assert about(violated(scopes=scopes("read", name))) == ["it: scopes"]


def test_a_server_no_user_asks() -> None:
    assert about(violated(identifier="other")) == ["it: identifier"]
    assert about(violated(identifier="ap")) == ["it: identifier"]
    assert about(violated(without=CLIENTS)) == ["it: identifier"]


def test_an_identifier_may_have_slashes() -> None:
    made = good_stack(
        {
            RESOURCE_SERVER: {"identifier": "https://api.example.com/v1"},
            USER_POOL_CLIENT: {"allowedOauthScopes": ["https://api.example.com/v1/read"]},
        }
    )
    assert stack_outcome(RULE, made).clean


def test_who_asks_may_be_told_by_where_the_scopes_come_from() -> None:
    client = Resource(
        USER_POOL_CLIENT,
        "c",
        urn_of(USER_POOL_CLIENT, "c"),
        {"allowedOauthScopes": [UNKNOWN_TEXT]},
        property_dependencies={"allowedOauthScopes": (urn_of(RESOURCE_SERVER),)},
    )
    assert not stack_outcome(RULE, good_stack({RESOURCE_SERVER: {"identifier": "new"}}, extra=(client,))).violated


def test_unknown_scopes_of_a_client_leave_it_not_checked_yet() -> None:
    made = good_stack(
        {
            USER_POOL_CLIENT: {"allowedOauthScopes": [UNKNOWN_TEXT]},
            MANAGED_USER_POOL_CLIENT: {"allowedOauthScopes": None},
        }
    )
    found = stack_outcome(RULE, made)
    assert not found.violated
    assert "identifier.clients" in found.unchecked[1]


@pytest.mark.parametrize("name", ["identifier", "scopes"])
def test_unknown_is_not_checked_yet(name: str) -> None:
    found = stack_outcome(RULE, good_stack({RESOURCE_SERVER: {name: UNKNOWN_TEXT}}))
    assert not found.violated
    assert name in found.unchecked[0]


MACHINE_GRANT = {"allowedOauthFlows": ["client_credentials"], "allowedOauthScopes": None}


def test_machines_have_something_to_ask_for() -> None:
    changes = {USER_POOL_CLIENT: MACHINE_GRANT}
    assert stack_outcome(RULE, good_stack(changes)).clean
    [message] = stack_outcome(RULE, good_stack(changes, without=(RESOURCE_SERVER,))).violated
    assert about([message]) == ["it: allowedOauthFlows"]


def test_a_resource_server_of_another_pool_is_none_for_them() -> None:
    elsewhere = Resource(
        RESOURCE_SERVER,
        "api",
        urn_of(RESOURCE_SERVER, "api"),
        {"userPoolId": "x", "identifier": "api", "scopes": scopes("a", "b")},
    )
    made = good_stack(
        {USER_POOL_CLIENT: MACHINE_GRANT, USER_POOL: {"id": "y"}}, without=(RESOURCE_SERVER,), extra=(elsewhere,)
    )
    assert about([stack_outcome(RULE, made).violated[0]]) == ["it: allowedOauthFlows"]


def test_of_which_pool_may_be_not_checked_yet() -> None:
    loose = Resource(USER_POOL_CLIENT, "c", urn_of(USER_POOL_CLIENT, "c"), MACHINE_GRANT | {"userPoolId": UNKNOWN_TEXT})
    found = stack_outcome(RULE, good_stack(extra=(loose,)))
    assert not found.violated
    assert "userPoolId" in found.unchecked[0]
    assert stack_outcome(RULE, good_stack(without=(RESOURCE_SERVER,), extra=(loose,))).violated
    anywhere = tied(
        RESOURCE_SERVER, "api", by="other", userPoolId=UNKNOWN_TEXT, identifier="api", scopes=scopes("a", "b")
    )
    made = good_stack({USER_POOL_CLIENT: MACHINE_GRANT}, without=(RESOURCE_SERVER,), extra=(anywhere,))
    assert not stack_outcome(RULE, made).violated


def test_another_type_is_a_violation() -> None:
    assert "it: scopes must be a list, got text" in violated(scopes="x")
