"""The release of a pool: both arguments are deployed before a later update unprotects the pool."""

import asyncio
import contextvars
from collections.abc import Mapping
from typing import Any

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pulumi
import pytest
from pulumi.runtime import MockCallArgs, MockResourceArgs, Mocks, set_mocks

from cognito_identity import IdentityPool, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import LAST_DEPLOYMENT, PROJECT, STACK, Run, deploy

BOTH: Any = {"removal_policy": "destroy", "deletion_protection": False}
URN = f"urn:pulumi:{STACK}::{PROJECT}::"
POOL, ACCESS = "cognito-identity:index:UserPoolWithMfa", "cognito-identity:index:IdentityPool"
KINDS: Any = pytest.mark.parametrize("token", [POOL, ACCESS], ids=["user pool", "identity pool"])


def state(token: str, removal: str | None, name: str = "users", above: str = "") -> Mapping[str, Mapping[str, Any]]:
    outputs = {} if removal is None else {"releaseState": removal}
    kind = "userPool:UserPool" if token == POOL else "identityPool:IdentityPool"
    return {
        f"{URN}{above}{token}::{name}": outputs,
        f"{URN}{above}{token}$aws:cognito/{kind}::{name}-pool": {"id": "one"},
    }


def pools(done: Run) -> set[tuple[bool | None, bool | None]]:
    found = [*done.of_type("UserPool"), *done.of_type("IdentityPool")]
    return {(pool.protect, pool.retain_on_delete) for pool in found if pool.custom}


def made(token: str, args: Any = BOTH, **options: Any) -> Run:
    component: Any = UserPoolWithMfa if token == POOL else IdentityPool
    return deploy(lambda: component("users", args), **options)


@KINDS
class TestBothArguments:
    def test_do_not_protect_a_new_pool(self, token: str) -> None:
        done = made(token)
        assert pools(done) == {(None, None)}
        assert done.named("users").outputs["releaseState"] == "released"
        assert done.messages == []

    @pytest.mark.parametrize("before", ["protected", None], ids=["retained", "of an earlier version"])
    def test_leave_a_deployed_pool_protected_in_the_first_update(self, token: str, before: str | None) -> None:
        done = made(token, deployed=state(token, before))
        assert pools(done) == {(True, True)}
        assert done.named("users").outputs["releaseState"] == "announced"
        (message,) = done.messages
        assert "run `pulumi up` again" in message

    def test_unprotect_the_pool_in_the_second_update_and_refuse_a_replacement(self, token: str) -> None:
        done = made(token, deployed=state(token, "announced"))
        assert pools(done) == {(None, None)}
        assert done.named("users").outputs["releaseState"] == "released"
        assert len(done.named("users-pool").before_create) == 1

    def test_allow_the_next_update_to_delete_a_released_pool(self, token: str) -> None:
        done = made(token, deployed=state(token, "released"))
        assert pools(done) == {(None, None)}
        assert done.named("users-pool").before_create == ()
        assert done.messages == []

    def test_do_not_unprotect_the_pool_if_the_state_cannot_be_read(self, token: str) -> None:
        done = made(token, deployed=grpc.RpcError())
        assert pools(done) == {(True, True)}
        (message,) = done.messages
        assert "could not be read" in message

    @pytest.mark.parametrize("above", ["", "my:own:Parent$"])
    def test_use_the_state_of_a_pool_of_another_name(self, token: str, above: str) -> None:
        assert pools(made(token, deployed=state(token, "protected", "old", above))) == {(True, True)}
        assert pools(made(token, deployed=state(token, "released", "old", above))) == {(None, None)}

    def test_use_the_state_of_a_pool_without_a_component(self, token: str) -> None:
        kind = "userPool:UserPool" if token == POOL else "identityPool:IdentityPool"
        assert pools(made(token, deployed={f"{URN}aws:cognito/{kind}::raw": {"id": "one"}})) == {(True, True)}

    def test_ignore_a_pool_that_this_update_has_registered(self, token: str) -> None:
        component: Any = UserPoolWithMfa if token == POOL else IdentityPool

        def program() -> None:
            component("kept", {})
            for _ in range(9):
                pulumi.runtime.invoke("aws:index/getRegion:getRegion", {})  # registers the resources so far
            component("users", BOTH)

        done = deploy(program, deployed=state(token, "protected", "kept"))
        assert done.named("users-pool").protect is None

    def test_use_the_more_protected_of_two_pools_of_one_name(self, token: str) -> None:
        both = {**state(token, "released"), **state(token, "announced", above="my:own:Parent$")}
        assert len(made(token, deployed=both).named("users-pool").before_create) == 1


@KINDS
@pytest.mark.parametrize(
    "args", [{}, {"removal_policy": "destroy"}, {"deletion_protection": False}], ids=["neither", "first", "second"]
)
class TestOneArgument:
    def test_protects_the_pool_without_reading_the_state(self, token: str, args: Any) -> None:
        done = made(token, args, deployed=state(token, "released"))
        assert pools(done) == {(True, True)}
        assert done.named("users").outputs["releaseState"] == "protected"
        assert LAST_DEPLOYMENT not in done.invokes


class TestAnIdentity:
    def test_passes_both_arguments_to_its_identity_pool(self) -> None:
        assert pools(deploy(lambda: UserIdentity("one", {"user_pool": BOTH}))) == {(None, None)}

    def test_protects_an_identity_pool_with_its_own_deletion_protection(self) -> None:
        args: Any = {"user_pool": BOTH, "identity_pool_options": {"deletion_protection": True}}
        done = deploy(lambda: UserIdentity("one", args))
        assert done.named("one-access-pool").protect is True
        assert done.named("one-users-pool").protect is None

    def test_protects_the_identity_pool_of_an_existing_user_pool(self) -> None:
        existing: Any = {"existing_user_pool": {"user_pool_id": "eu-central-1_aBcDeFgH1"}}
        assert pools(deploy(lambda: UserIdentity("one", existing))) == {(True, True)}
        first: Any = {**existing, "identity_pool_options": {"removal_policy": "destroy"}}
        assert pools(deploy(lambda: UserIdentity("one", first))) == {(True, True)}

    def test_reads_the_state_once(self) -> None:
        def program() -> None:
            for index in range(3):
                UserIdentity(f"one{index}", {"user_pool": BOTH})

        done = deploy(program)
        assert done.invokes.count(LAST_DEPLOYMENT) == 1

    def test_reads_the_state_again_in_each_run(self) -> None:
        assert [made(POOL).invokes.count(LAST_DEPLOYMENT) for _ in range(2)] == [1, 1]

    def test_protects_the_sms_role_and_the_key_of_custom_senders(self) -> None:
        function = "arn:aws:lambda:eu-central-1:123456789012:function:mail"
        args: Any = {**BOTH, "enable_sms_role": True, "lambda_triggers": {"custom_email_sender": function}}
        kept = {"users-pool", "users-sms-role", "users-sms-permissions", "users-sender-key"}
        for before, expected in (("protected", kept), ("announced", set())):
            done = made(POOL, args, deployed=state(POOL, before))
            assert {resource.name for resource in done.resources if resource.protect} == expected


def test_reading_the_state_does_not_register_earlier_pools() -> None:
    def program() -> None:
        first = UserPoolWithMfa("first", {})
        UserPoolWithMfa("second", BOTH)
        first.add_trigger("pre_sign_up", "arn:aws:lambda:eu-central-1:123456789012:function:gate")

    assert "preSignUp" in deploy(program).named("first-pool").inputs["lambdaConfig"]


class _Picky(Mocks):
    """Mocks that fail for an unexpected call."""

    def new_resource(self, args: MockResourceArgs) -> tuple[str, dict[str, Any]]:
        return f"{args.name}-id", dict(args.inputs)

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        raise AssertionError(args.token)


def test_the_state_is_not_read_from_mocks() -> None:
    async def program() -> bool | None:
        set_mocks(_Picky())
        return UserPoolWithMfa("users", BOTH).user_pool._protect

    assert contextvars.Context().run(asyncio.run, program()) is None
