"""`ResourceServer` as the engine sees it."""

from typing import Any

import pytest

from cognito_identity import ArgumentError, ClientPreset, ResourceServer, UserPoolWithMfa
from tests.cognito_identity.engine import REGION, deploy, run

POOL_ID = f"{REGION}_aBcDeFgH1"
READ = {"scope_name": "read", "scope_description": "See orders"}


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def server(args: Any, **options: Any) -> Any:
    return deploy(lambda: ResourceServer("orders", with_pool(args)), **options)


@pytest.mark.parametrize("preview", [True, False])
def test_it_is_one_resource_named_after_its_identifier(preview: bool) -> None:
    done = server({"identifier": "https://orders.example.com", "scopes": [READ]}, preview=preview)
    assert done.named("orders-resource-server").inputs == {
        "userPoolId": POOL_ID,
        "identifier": "https://orders.example.com",
        "name": "https---orders.example.com",
        "scopes": [{"scopeName": "read", "scopeDescription": "See orders"}],
    }


def test_scopes_are_given_as_clients_ask_for_them() -> None:
    outputs = server({"identifier": "orders", "scopes": [READ]}).named("orders").outputs
    assert outputs["scopeIdentifiers"] == ["orders/read"]


@pytest.mark.parametrize("preview", [True, False])
def test_a_clients_scopes_are_the_resource_servers(preview: bool) -> None:
    """All of them, or some beside others; and the client waits for the server, which AWS demands."""

    def program() -> None:
        pool = UserPoolWithMfa("shop", {})
        read: Any = READ
        orders = pool.add_resource_server("orders", {"identifier": "orders", "scopes": [read]})
        pool.add_client("job", {"o_auth": {"scopes": orders.scope_identifiers}, "preset": ClientPreset.MACHINE})
        page = ["https://app.example.com"]
        pool.add_client("app", {"o_auth": {"callback_urls": [*page], "scopes": ["openid", *orders.scope_identifiers]}})

    done = deploy(program, preview=preview)
    assert done.named("shop-job-client").inputs["allowedOauthScopes"] == ["orders/read"]
    assert done.named("shop-app-client").inputs["allowedOauthScopes"] == ["openid", "orders/read"]
    server_urn = done.named("shop-orders-resource-server").urn
    assert server_urn in done.named("shop-job-client").property_dependencies["allowedOauthScopes"]


def test_a_name_for_people_may_differ() -> None:
    done = server({"identifier": "orders", "user_pool_resource_server_name": "All orders"})
    assert done.named("orders-resource-server").inputs["name"] == "All orders"


def test_it_is_deleted_before_it_is_replaced() -> None:
    """AWS takes no second one with the same identifier."""
    done = server({"identifier": "orders"})
    assert done.named("orders-resource-server").options == {"deleteBeforeReplace"}


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({}, "identifier"),
        ({"identifier": "or ders"}, "identifier"),
        ({"identifier": "o" * 257}, "identifier"),
        ({"identifier": "o", "scopes": [{"scope_name": "a/b", "scope_description": "x"}]}, "scopes[0].scope_name"),
        ({"identifier": "o", "scopes": [{"scope_name": "a", "scope_description": ""}]}, "scopes[0].scope_description"),
        ({"identifier": "o", "scopes": [{"scope_name": "a"}]}, "scopes[0].scope_description"),
        ({"identifier": "o", "scopes": [{**READ, "scope_name": f"read{index}"} for index in range(101)]}, "scopes"),
    ],
)
def test_what_aws_would_refuse_is_refused_with_its_path(args: Any, path: str) -> None:
    done = run(lambda: ResourceServer("orders", with_pool(args)))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert f": {path}: " in str(done.error)
