"""Subclasses of components: their `__init__` always runs."""

from typing import Any, ClassVar

import pulumi
import pytest

from cognito_identity import (
    AppClient,
    FederatedProvider,
    IdentityPool,
    ResourceServer,
    UserGroup,
    UserIdentity,
    UserPoolAlarms,
    UserPoolDomain,
    UserPoolWithMfa,
)
from tests.cognito_identity.engine import REGION, deploy

POOL: Any = {"user_pool_id": f"{REGION}_aBcDeFgH1"}
ARGS: dict[type[pulumi.ComponentResource], dict[str, Any]] = {
    UserIdentity: {},
    UserPoolWithMfa: {"mfa": "required"},
    AppClient: {**POOL, "preset": "spa"},
    FederatedProvider: {**POOL, "provider_type": "google", "client_id": "id", "client_secret": "secret"},
    IdentityPool: {},
    ResourceServer: {**POOL, "identifier": "orders"},
    UserGroup: POOL,
    UserPoolAlarms: POOL,
    UserPoolDomain: {**POOL, "cognito_domain": {"domain_prefix": "shop"}},
}


@pytest.mark.parametrize("component", ARGS, ids=lambda component: component.__name__)
def test_the_constructor_of_a_subclass_runs(component: Any) -> None:
    class Subclass(component):  # type: ignore[misc]  # -- mypy can't see which class it is
        """A component of a company."""

        def __init__(self, name: str, args: Any, opts: pulumi.ResourceOptions | None = None) -> None:
            self.before = name
            super().__init__(f"my-{name}", {**args}, opts)
            self.after = f"{self.before} is created"

    made: list[Any] = []
    whole = deploy(lambda: made.append(Subclass("it", ARGS[component])))
    plain = deploy(lambda: component("my-it", ARGS[component]))
    assert made[0].after == "it is created"
    assert [(each.type, each.name, each.inputs) for each in whole.resources] == [
        (each.type, each.name, each.inputs) for each in plain.resources
    ]


class MyIdentity(UserIdentity):
    """A company's defaults: two clients."""

    made: ClassVar[list[str]] = []

    def __init__(self, name: str, args: Any = None, opts: pulumi.ResourceOptions | None = None) -> None:
        self.made.append(name)
        values: Any = {"clients": {"web": {"preset": "spa"}, "app": {"preset": "native"}}, **(args or {})}
        super().__init__(name, values, opts)


def test_for_user_pool_returns_an_instance_of_the_subclass() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users")
        identity = MyIdentity.for_user_pool("shop", pool, {"groups": {"staff": {}}})
        assert type(identity) is MyIdentity
        assert identity.made == ["shop"]
        assert identity.user_pool is pool
        assert (set(identity.clients), set(identity.groups)) == ({"web", "app"}, {"staff"})

    MyIdentity.made.clear()
    done = deploy(program)
    assert len(done.of_type("UserPool")) == 1


def test_a_pool_is_not_accepted_as_an_argument() -> None:
    """Use `for_user_pool` instead: arguments must work in every language."""

    def program() -> None:
        args: Any = {"existing_user_pool": UserPoolWithMfa("users")}
        with pytest.raises(pulumi.RunError, match=r"existing_user_pool: .*\[must-be-mapping\]"):
            UserIdentity("shop", args)

    deploy(program)


class MyPool(UserPoolWithMfa):
    """A company's pool, which prefixes the names of its clients."""

    def __init__(self, name: str, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__(name, {"password_policy": {"min_length": 16}}, opts)

    def add_client(self, name: str, args: Any = None) -> AppClient:
        values: Any = {} if args is None else args
        return super().add_client(f"my-{name}", values)


def test_an_identity_calls_overridden_methods_of_a_pool() -> None:
    """An identity adds its parts with the methods of the pool."""

    def program() -> None:
        pool = MyPool("users")
        pool.add_client("app", {"preset": "spa"})
        UserIdentity.for_user_pool("shop", pool)

    done = deploy(program)
    clients = {name for kind, name in done.names if kind == "UserPoolClient"}
    assert clients == {"users-my-app-client", "users-my-web-client"}
