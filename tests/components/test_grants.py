"""Grants on a pool as the engine sees them."""

import json
from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from components import ArgumentError, UserPoolWithMfa
from tests.components.engine import ACCOUNT, REGION, Run, run

POOL_ARN = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{REGION}_aBcDeFgH1"


def granted(grant: Callable[[Any], Any]) -> Run:
    def program() -> None:
        grant(UserPoolWithMfa.from_user_pool_arn("people", POOL_ARN))

    return run(program)


def only(done: Run) -> Any:
    assert done.error is None
    (policy,) = done.of_type("RolePolicy")
    return policy


def role() -> aws.iam.Role:
    return aws.iam.Role("reader", assume_role_policy="{}")


def test_a_grant_is_an_inline_policy_on_this_pool_alone() -> None:
    policy = only(granted(lambda pool: pool.grant("reader", "list_users")))
    assert policy.inputs["role"] == "reader"
    assert json.loads(policy.inputs["policy"])["Statement"] == [
        {"Effect": "Allow", "Action": ["cognito-idp:ListUsers"], "Resource": POOL_ARN}
    ]


def test_a_pool_made_here_grants_too() -> None:
    def program() -> None:
        UserPoolWithMfa("people", {}).grant("reader", "list_users")

    done = run(program)
    assert json.loads(only(done).inputs["policy"])["Statement"][0]["Resource"].startswith(POOL_ARN[:-10])


@pytest.mark.parametrize(
    ("grantee", "name"),
    [
        (lambda: "reader", "reader"),
        (lambda: f"arn:aws:iam::{ACCOUNT}:role/team/reader", "reader"),
        (role, "reader-1a2b3c4"),
        (lambda: role().arn, "reader-1a2b3c4"),
        (
            lambda: aws.lambda_.Function("f", role=f"arn:aws:iam::{ACCOUNT}:role/reader", handler="a.b"),
            "reader",
        ),
    ],
)
def test_a_role_may_be_given_in_any_form(grantee: Any, name: str) -> None:
    assert only(granted(lambda pool: pool.grant(grantee(), "get_user"))).inputs["role"] == name


def test_a_grant_keeps_its_name_wherever_it_stands() -> None:
    first = granted(lambda pool: (pool.grant("a", "get_user"), pool.grant("reader", "get_user", "list_users")))
    second = granted(lambda pool: pool.grant("reader", "list_users", "cognito-idp:AdminGetUser"))
    assert only(second).name in {policy.name for policy in first.of_type("RolePolicy")}
    assert only(second).name.startswith("people-grant-reader-")


def test_the_same_grant_twice_is_one() -> None:
    done = granted(lambda pool: (pool.grant("reader", "get_user"), pool.grant("reader", "get_user")))
    only(done)


def test_roles_that_are_known_later_are_told_apart_by_a_name() -> None:
    def twice(pool: Any, **names: Any) -> None:
        pool.grant(pulumi.Output.from_input("a"), "get_user")
        pool.grant(pulumi.Output.from_input("b"), "get_user", **names)

    assert "give the grant a `name`" in str(granted(twice).error)
    done = granted(lambda pool: twice(pool, name="second"))
    assert done.error is None
    assert "people-grant-second" in {policy.name for policy in done.of_type("RolePolicy")}


@pytest.mark.parametrize(
    ("grantee", "actions", "said"),
    [
        ("reader", (), "actions: names nothing that is granted"),
        ("reader", ("manage_user",), "actions[0]: is no verb"),
        ("", ("get_user",), "grantee_role: must be a role"),
        (7, ("get_user",), "grantee_role: must be a role"),
        (None, ("get_user", 3), "actions[1]: must be text"),
    ],
)
def test_what_can_not_be_granted_is_refused(grantee: Any, actions: Any, said: str) -> None:
    done = granted(lambda pool: pool.grant(grantee, *actions))
    assert isinstance(done.error, ArgumentError)
    assert said in str(done.error)
    assert not done.of_type("RolePolicy")
