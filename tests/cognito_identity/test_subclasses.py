"""A component can be subclassed as every Python class can: its own `__init__` runs, whoever makes it."""

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
def test_a_subclass_is_made_by_its_own_constructor(component: Any) -> None:
    class Mine(component):  # type: ignore[misc]  # -- mypy can't see which class it is
        """What a company's own component looks like."""

        def __init__(self, name: str, args: Any, opts: pulumi.ResourceOptions | None = None) -> None:
            self.before = name
            super().__init__(f"my-{name}", {**args}, opts)
            self.after = f"{self.before} is made"

    made: list[Any] = []
    whole = deploy(lambda: made.append(Mine("it", ARGS[component])))
    plain = deploy(lambda: component("my-it", ARGS[component]))
    assert made[0].after == "it is made"
    assert [(each.type, each.name, each.inputs) for each in whole.resources] == [
        (each.type, each.name, each.inputs) for each in plain.resources
    ]


class MyIdentity(UserIdentity):
    """A company's defaults: two clients."""

    made: ClassVar[list[str]] = []

    def __init__(self, name: str, args: Any = None, opts: pulumi.ResourceOptions | None = None) -> None:
        self.made.append(name)
        super().__init__(
            name, {"clients": {"web": {"preset": "spa"}, "app": {"preset": "native"}}, **(args or {})}, opts
        )


def test_an_identity_around_a_pool_is_of_the_class_that_was_asked() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("people")
        identity = MyIdentity.for_user_pool("shop", pool, {"groups": {"staff": {}}})
        assert type(identity) is MyIdentity
        assert identity.made == ["shop"]
        assert identity.user_pool is pool
        assert (set(identity.clients), set(identity.groups)) == ({"web", "app"}, {"staff"})

    MyIdentity.made.clear()
    done = deploy(program)
    assert len(done.of_type("UserPool")) == 1


def test_a_pool_is_not_put_into_the_arguments_by_the_program() -> None:
    """`for_user_pool` is the way to say it; the arguments are those of every language."""

    def program() -> None:
        args: Any = {"existing_user_pool": UserPoolWithMfa("people")}
        with pytest.raises(pulumi.RunError, match=r"existing_user_pool: .*\[must-be-mapping\]"):
            UserIdentity("shop", args)

    deploy(program)


class MyPool(UserPoolWithMfa):
    """A company's pool, whose clients all have a short session."""

    def __init__(self, name: str, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__(name, {"password_policy": {"min_length": 16}}, opts)

    def add_client(self, name: str, args: Any = None) -> AppClient:
        values: Any = {} if args is None else args
        return super().add_client(f"my-{name}", values)


def test_a_pool_of_a_subclass_can_be_added_to_and_stand_in_an_identity() -> None:
    """An identity adds its parts by the pool's own methods, overridden ones too."""

    def program() -> None:
        pool = MyPool("people")
        pool.add_client("app", {"preset": "spa"})
        UserIdentity.for_user_pool("shop", pool)

    done = deploy(program)
    clients = {name for kind, name in done.names if kind == "UserPoolClient"}
    assert clients == {"people-my-app-client", "people-my-web-client"}
