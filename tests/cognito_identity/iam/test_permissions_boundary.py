"""The permissions boundary of new roles."""

import json
from collections.abc import Callable
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, IdentityPool, UserGroup, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, deploy, run

BOUNDARY = f"arn:aws:iam::{ACCOUNT}:policy/limits/apps"
OTHER = f"arn:aws:iam::{ACCOUNT}:policy/others"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"
POOL_ID = f"{REGION}_aBcDeFgH1"
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
GROUP: dict[str, Any] = {
    "policies": [DOCUMENT],
    "identity_pool_id": f"{REGION}:00000000-0000-0000-0000-000000000000",
}
SMS: dict[str, Any] = {"mfa_second_factor": {"sms": True}}
GUESTS = {"allow_unauthenticated_identities": True}


def make(component: Any, **base: Any) -> Callable[[Any], Any]:
    return lambda args: component("it", {**base, **args})


MAKE: dict[str, Callable[[Any], Any]] = {
    "IdentityPool": make(IdentityPool, **GUESTS),
    "UserGroup": make(UserGroup, user_pool_id=POOL_ID, **GROUP),
    "UserPoolWithMfa": make(UserPoolWithMfa, **SMS),
    "UserIdentity": make(UserIdentity, user_pool=SMS, identity_pool_options=GUESTS),
}


def boundaries(done: Run) -> dict[str, Any]:
    assert done.error is None, done.error
    return {role.name: role.inputs.get("permissionsBoundary") for role in done.of_type("Role")}


@pytest.mark.parametrize(("component", "roles"), [("IdentityPool", 2), ("UserGroup", 1), ("UserPoolWithMfa", 1)])
def test_every_new_role_has_the_boundary(component: str, roles: int) -> None:
    assert list(boundaries(run(lambda: MAKE[component]({"permissions_boundary": BOUNDARY}))).values()) == (
        [BOUNDARY] * roles
    )
    assert set(boundaries(run(lambda: MAKE[component]({}))).values()) == {None}


def test_all_roles_of_an_identity_have_its_boundary() -> None:
    def program() -> None:
        identity = UserIdentity(
            "shop",
            {
                "permissions_boundary": pulumi.Output.from_input(BOUNDARY),
                "user_pool": {"mfa_second_factor": {"sms": True}},
                "identity_pool_options": {"allow_unauthenticated_identities": True},
                "groups": {
                    "admins": {"policies": [DOCUMENT]},
                    "ops": {"policies": [DOCUMENT], "permissions_boundary": OTHER},
                },
            },
        )
        identity.add_group("late", {"policies": [DOCUMENT]})
        later: Any = {"policies": [DOCUMENT], "identity_pool_id": identity.identity_pool_id}
        identity.user_pool.add_group("later", later)

    expected = dict.fromkeys(
        (
            "shop-users-sms-role",
            "shop-access-authenticated-role",
            "shop-access-unauthenticated-role",
            "shop-users-admins-role",
            "shop-users-late-role",
            "shop-users-later-role",
        ),
        BOUNDARY,
    )
    done = run(program)
    assert boundaries(done) == {**expected, "shop-users-ops-role": OTHER}
    assert not [message for message in done.messages if "permissions_boundary" in message]


def test_roles_for_an_existing_pool_have_the_boundary() -> None:
    def program() -> None:
        identity = UserIdentity(
            "shop", {"permissions_boundary": BOUNDARY, "existing_user_pool": {"user_pool_id": POOL_ID}}
        )
        identity.add_group("late", {"policies": [DOCUMENT]})
        group: Any = GROUP
        UserPoolWithMfa("users", {"permissions_boundary": OTHER}).add_group("more", group)

    assert boundaries(run(program)) == {
        "shop-access-authenticated-role": BOUNDARY,
        "shop-users-late-role": BOUNDARY,
        "users-more-role": OTHER,
    }


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    "bad", ["", "apps", ROLE, f"{BOUNDARY}\n", "arn:aws:iam::aws:policy/", f"{BOUNDARY}{'x' * 2048}"]
)
@pytest.mark.parametrize("component", MAKE)
def test_a_boundary_that_is_no_managed_policy_is_refused(component: str, bad: str, later: bool) -> None:
    def program() -> None:
        MAKE[component]({"permissions_boundary": pulumi.Output.secret(bad) if later else bad})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).partition(": ")[2].startswith("permissions_boundary: must ")
    assert not later or not bad or bad not in str(done.error)
    assert later or done.resources == []
    assert not [role for role in done.of_type("Role") if role.inputs.get("permissionsBoundary")]


@pytest.mark.parametrize("name", ["arn:aws:iam::aws:policy/PowerUserAccess", "arn:aws-cn:iam::123456789012:policy/x"])
def test_managed_policies_of_aws_and_of_all_partitions_are_accepted(name: str) -> None:
    assert set(boundaries(run(lambda: MAKE["IdentityPool"]({"permissions_boundary": name}))).values()) == {name}


@pytest.mark.parametrize(
    "make",
    [
        lambda: UserGroup("it", {"user_pool_id": POOL_ID, "permissions_boundary": BOUNDARY}),
        lambda: IdentityPool("it", {"authenticated_role": ROLE, "permissions_boundary": BOUNDARY}),
    ],
)
def test_a_boundary_without_a_new_role_has_a_warning(make: Any) -> None:
    assert [message for message in deploy(make).messages if "permissions_boundary" in message]


def test_the_boundary_of_an_identity_with_existing_roles_has_no_warning() -> None:
    args: Any = {"permissions_boundary": BOUNDARY, "identity_pool_options": {"authenticated_role": ROLE}}
    assert not [message for message in deploy(lambda: UserIdentity("shop", args)).messages if "boundary" in message]
