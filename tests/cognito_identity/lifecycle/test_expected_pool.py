"""The expected id of a pool."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, IdentityPool, UserIdentity, UserPoolWithMfa
from cognito_identity.lifecycle.expected_pool import ExpectedPool
from tests.cognito_identity.engine import Run, deploy, run

POOL_ID, ACCESS_ID = "eu-central-1_aBcDeFgH1", "eu-central-1:11111111-2222-3333-4444-555555555555"
PINS: Any = pytest.mark.parametrize(
    ("component", "argument", "value"),
    [
        (UserPoolWithMfa, "expected_user_pool_id", POOL_ID),
        (IdentityPool, "expected_identity_pool_id", ACCESS_ID),
    ],
)


def made(component: Any, args: Any) -> Run:
    return deploy(lambda: component("users", args))


@PINS
class TestTheExpectedId:
    def test_adds_hooks_to_the_pool(self, component: Any, argument: str, value: str) -> None:
        pool = made(component, {argument: value}).named("users-pool")
        (create,), (update,) = pool.before_create, pool.before_update
        assert create.startswith(f"users-create-{value}-")
        assert update.startswith(f"users-update-{value}-")

    def test_may_be_given_to_two_pools_of_one_name(self, component: Any, argument: str, value: str) -> None:
        def program() -> None:
            for above in ("One", "Two"):
                parent = pulumi.ComponentResource(f"my:own:{above}", above)
                component("users", {argument: value}, pulumi.ResourceOptions(parent=parent))

        pools = [resource for resource in deploy(program).resources if resource.before_create]
        assert len({pool.before_create for pool in pools}) == len(pools) == 2

    def test_applies_to_the_pool_of_an_identity(self, component: Any, argument: str, value: str) -> None:
        group = "user_pool" if component is UserPoolWithMfa else "identity_pool_options"
        args: Any = {group: {argument: value}}
        pools = deploy(lambda: UserIdentity("one", args)).resources
        assert len([pool for pool in pools if pool.before_create]) == 1

    def test_must_be_a_plain_value(self, component: Any, argument: str, value: str) -> None:
        done = run(lambda: component("users", {argument: pulumi.Output.from_input(value)}))
        assert isinstance(done.error, ArgumentError)
        assert argument in str(done.error)


def test_without_an_id_there_are_no_hooks() -> None:
    done = deploy(lambda: UserIdentity("one", {}))
    assert {(resource.before_create, resource.before_update) for resource in done.resources} == {((), ())}


class TestTheHooks:
    EXPECTED = ExpectedPool('UserPoolWithMfa "users"', "expected_user_pool_id", "user pool", POOL_ID)

    def asked(self, hook: str, id_: str) -> None:
        args = pulumi.ResourceHookArgs(urn="", id=id_, name="users-pool", type="")
        {"create": self.EXPECTED._refuse_creation, "update": self.EXPECTED._refuse_another}[hook](args)

    def test_refuse_to_create_a_pool(self) -> None:
        with pytest.raises(ArgumentError) as refused:
            self.asked("create", "")
        assert str(refused.value).startswith(
            'UserPoolWithMfa "users": expected_user_pool_id: is the id of an existing user pool'
        )
        assert POOL_ID in str(refused.value)

    def test_refuse_to_update_another_pool(self) -> None:
        with pytest.raises(ArgumentError, match="is not the id of the user pool, which is eu-central-1_Other0001"):
            self.asked("update", "eu-central-1_Other0001")

    def test_allow_an_update_of_the_pool(self) -> None:
        self.asked("update", POOL_ID)
