"""The resources of grants on a user pool."""

import json
from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import ArgumentError, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, run

ROLE_ARN = f"arn:aws:iam::{ACCOUNT}:role/reader"
ELSEWHERE = "arn:aws:iam::210987654321:role/reader"
POOL_ARN = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{REGION}_aBcDeFgH1"


def granted(grant: Callable[[Any], Any]) -> Run:
    def program() -> None:
        grant(UserPoolWithMfa.from_user_pool_arn("users", POOL_ARN))

    return run(program)


def only(done: Run) -> Any:
    assert done.error is None
    (policy,) = done.of_type("RolePolicy")
    return policy


def role() -> aws.iam.Role:
    return aws.iam.Role("reader", assume_role_policy="{}")


def test_a_grant_is_an_inline_policy_for_this_pool() -> None:
    policy = only(granted(lambda pool: pool.grant("reader", "list_users")))
    assert policy.inputs["role"] == "reader"
    assert json.loads(policy.inputs["policy"])["Statement"] == [
        {"Effect": "Allow", "Action": ["cognito-idp:ListUsers"], "Resource": POOL_ARN}
    ]


def test_a_new_pool_can_grant() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {}).grant("reader", "list_users")

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
def test_a_role_can_be_given_in_any_form(grantee: Any, name: str) -> None:
    assert only(granted(lambda pool: pool.grant(grantee(), "get_user"))).inputs["role"] == name


def test_the_name_of_a_grant_does_not_depend_on_the_order() -> None:
    first = granted(lambda pool: (pool.grant("a", "get_user"), pool.grant("reader", "get_user", "list_users")))
    second = granted(lambda pool: pool.grant("reader", "list_users", "cognito-idp:AdminGetUser"))
    assert only(second).name in {policy.name for policy in first.of_type("RolePolicy")}
    assert only(second).name.startswith("users-grant-reader-")


def test_the_same_grant_twice_is_one() -> None:
    done = granted(lambda pool: (pool.grant("reader", "get_user"), pool.grant("reader", "get_user")))
    only(done)


def both_named(pool: Any, first: Any, second: Any, *verbs: str) -> None:
    pool.grant(first, "get_user", name="same")
    pool.grant(second, *(verbs or ("get_user",)), name="same")


@pytest.mark.parametrize("as_output", [False, True])
@pytest.mark.parametrize(
    "grantee",
    [
        f"arn:aws:iam::{ACCOUNT}:user/reader",
        f"arn:aws:iam::{ACCOUNT}:policy/reader",
        f"arn:aws:iam::{ACCOUNT}:instance-profile/reader",
        f"arn:aws:iam::{ACCOUNT}:group/reader",
        f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/session",
        f"arn:aws:iam::{ACCOUNT}:root",
        f"arn:aws:iam::{ACCOUNT}:role/*",
        f"arn:aws:iam::{ACCOUNT}:role/",
        f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/x.amazonaws.com/reader",
        f"arn:aws:iam::{ACCOUNT}:role/reader\n",
        ELSEWHERE,
        f"arn:aws-cn:iam::{ACCOUNT}:role/reader",
        "*",
        "team/reader",
        "x/*",
        "re ader",
        "r" * 65,
    ],
)
def test_a_value_that_is_no_role_is_refused(grantee: str, as_output: bool) -> None:
    def grant(pool: Any) -> None:
        pool.grant(pulumi.Output.secret(grantee) if as_output else grantee, "get_user")

    done = granted(grant)
    assert isinstance(done.error, ArgumentError), done.error
    assert str(done.error).startswith('User pool "users": grantee_role: is ')
    assert grantee not in str(done.error) or not as_output
    assert done.of_type("RolePolicy") == []


def test_a_new_role_in_another_account_is_refused() -> None:
    def program() -> None:
        pool = UserPoolWithMfa.from_user_pool_arn("users", POOL_ARN.replace(ACCOUNT, "210987654321"))
        pool.grant(role(), "get_user")

    done = run(program)
    assert "is not in the user pool's account" in str(done.error)
    assert done.of_type("RolePolicy") == []


def two_resources_of_one_name(pool: Any) -> None:
    pool.grant(role(), "get_user")
    pool.grant(aws.lambda_.Function("reader", role=ROLE_ARN, handler="a.b"), "get_user")


@pytest.mark.parametrize(
    "grants",
    [
        lambda pool: both_named(pool, "a", "b"),
        lambda pool: both_named(pool, "a", "a", "list_users"),
        lambda pool: both_named(pool, role(), "reader"),
        lambda pool: (pool.grant(role(), "get_user"), pool.grant("reader", "get_user")),
        lambda pool: (pool.grant("reader", "get_user"), pool.grant(role(), "get_user")),
        lambda pool: (
            pool.grant("reader", "get_user"),
            pool.grant("arn:aws:iam::210987654321:role/reader", "get_user"),
        ),
        two_resources_of_one_name,
    ],
)
def test_two_grants_with_one_name_are_refused(grants: Any) -> None:
    done = granted(grants)
    assert isinstance(done.error, ArgumentError)
    assert "name" in str(done.error)
    assert len(done.of_type("RolePolicy")) <= 1


def test_grants_with_different_names_are_created() -> None:
    def grants(pool: Any) -> None:
        pool.grant("reader", "get_user")
        pool.grant(role(), "get_user", name="made-here")

    done = granted(grants)
    assert done.error is None
    assert {policy.inputs["role"] for policy in done.of_type("RolePolicy")} == {"reader", "reader-1a2b3c4"}


def test_the_same_grant_twice_is_one_in_every_form() -> None:
    def grants(pool: Any) -> None:
        reader = role()
        for _ in range(2):
            pool.grant(reader, "get_user")
            pool.grant(reader.arn, "get_user")
            pool.grant("other", "get_user", "list_users", name="named")

    done = granted(grants)
    assert done.error is None
    assert len(done.of_type("RolePolicy")) == 3


def test_roles_as_outputs_need_a_name() -> None:
    def twice(pool: Any, **names: Any) -> None:
        pool.grant(pulumi.Output.from_input("a"), "get_user")
        pool.grant(pulumi.Output.from_input("b"), "get_user", **names)

    assert "pass `name`" in str(granted(twice).error)
    assert "name: is the name of another grant" in str(granted(lambda pool: both_named(pool, "a", "b")).error)
    done = granted(lambda pool: twice(pool, name="second"))
    assert done.error is None
    assert "users-grant-second" in {policy.name for policy in done.of_type("RolePolicy")}


@pytest.mark.parametrize(
    ("grantee", "actions", "said"),
    [
        ("reader", (), "actions: must name at least one verb or action"),
        ("reader", ("manage_user",), "actions[0]: must be a verb"),
        ("", ("get_user",), "grantee_role: must be an IAM role"),
        (7, ("get_user",), "grantee_role: must be an IAM role"),
        (None, ("get_user", 3), "actions[1]: must be a string"),
    ],
)
def test_an_invalid_grant_is_refused(grantee: Any, actions: Any, said: str) -> None:
    done = granted(lambda pool: pool.grant(grantee, *actions))
    assert isinstance(done.error, ArgumentError)
    assert said in str(done.error)
    assert not done.of_type("RolePolicy")
