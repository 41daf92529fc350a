"""`UserGroup` as the engine sees it."""

import json
from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, UserGroup
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, deploy, run

POOL_ID = f"{REGION}_aBcDeFgH1"
IDENTITY_POOL_ID = f"{REGION}:00000000-0000-0000-0000-000000000000"
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ours"


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def group(args: Any, **options: Any) -> Run:
    return deploy(lambda: UserGroup("admins", with_pool(args)), **options)


@pytest.mark.parametrize("preview", [True, False])
def test_a_group_without_a_role_is_one_resource(preview: bool) -> None:
    done = group({"description": "May do more", "precedence": 0}, preview=preview)
    assert done.named("admins-group").inputs == {
        "userPoolId": POOL_ID,
        "name": "admins",
        "description": "May do more",
        "precedence": 0,
    }
    assert done.of_type("Role") == []


def test_policies_make_a_role_that_trusts_exactly_the_identity_pools_people() -> None:
    done = group({"policies": [DOCUMENT], "identity_pool_id": IDENTITY_POOL_ID})
    (statement,) = json.loads(done.named("admins-role").inputs["assumeRolePolicy"])["Statement"]
    assert statement["Condition"] == {
        "StringEquals": {"cognito-identity.amazonaws.com:aud": IDENTITY_POOL_ID},
        "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"},
    }
    assert done.named("admins-policy-0").inputs["policy"] == DOCUMENT
    assert done.named("admins-group").inputs["roleArn"].endswith(":role/admins-role-1a2b3c4")


def test_a_role_of_ones_own_is_used_and_none_is_made() -> None:
    done = group({"role": ROLE})
    assert done.of_type("Role") == []
    assert done.named("admins-group").inputs["roleArn"] == ROLE


def test_a_policy_that_turns_out_to_be_none_stops_the_deployment() -> None:
    def program() -> None:
        policies = [pulumi.Output.from_input("arn:aws:iam::aws:policy/ReadOnlyAccess")]
        args: Any = {"user_pool_id": POOL_ID, "policies": policies, "identity_pool_id": IDENTITY_POOL_ID}
        UserGroup("admins", args)

    assert 'UserGroup "admins": policies[0]: must be a policy document' in str(run(program).error)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ({"policies": [DOCUMENT]}, "policies: need an identity pool"),
        (
            {"policies": [DOCUMENT], "role": ROLE, "identity_pool_id": IDENTITY_POOL_ID},
            "policies: can't be combined with `role`",
        ),
        ({"policies": ["nonsense"], "identity_pool_id": IDENTITY_POOL_ID}, "policies[0]: must be a"),
        ({"precedence": -1}, "precedence: must be at least 0"),
        ({"role": "admin"}, "role: must"),
        ({"group_name": "two words"}, "group_name: must have no spaces"),
        ({"group_name": ""}, "group_name: must have 1 to 128"),
    ],
)
def test_what_can_not_work_is_refused_before_anything_is_registered(args: Any, says: str) -> None:
    done = run(lambda: UserGroup("admins", with_pool(args)))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert says in str(done.error)
