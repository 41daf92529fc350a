from typing import Any

import pytest

from cognito_policies.model.tokens import ROLE
from cognito_policies.rules.role_permissions.auth_role_per_user import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, allow, good_stack, guests_stack, users_stack

SUB = "${cognito-identity.amazonaws.com:sub}"
TAG = "${aws:PrincipalTag/team}"
BUCKET = "arn:aws:s3:::b"


def violated(*actions: str, options: Any = None, **statement: Any) -> list[str]:
    return stack_outcome(RULE, users_stack(allow(*actions, **statement)), **(options or {})).violated


@pytest.mark.parametrize(
    "resource",
    [
        f"{BUCKET}/{SUB}/*",
        f"{BUCKET}/{TAG}/*",
        "arn:aws:s3:::b/${COGNITO-IDENTITY.amazonaws.com:sub}/*",
        "arn:aws-us-gov:s3:::b/${cognito-identity-us-gov.amazonaws.com:sub}/*",
        [f"{BUCKET}/{SUB}/*", f"{BUCKET}/{TAG}/*"],
    ],
)
def test_each_user_has_a_place_of_their_own(resource: Any) -> None:
    assert violated("s3:GetObject", Resource=resource) == []


@pytest.mark.parametrize(
    "resource", ["*", f"{BUCKET}/*", [f"{BUCKET}/{SUB}/*", f"{BUCKET}/shared/*"], [], f"{BUCKET}/${{aws:username}}/*"]
)
@pytest.mark.parametrize("action", ["s3:GetObject", "S3:*", "dynamodb:GetItem", "execute-api:Invoke"])
def test_one_place_for_all_fires(action: str, resource: Any) -> None:
    assert about(violated(action, Resource=resource)) == ["it: policy"]


def test_all_resources_but_ones_own_are_anyones() -> None:
    assert violated("s3:GetObject", Resource=None, NotResource=f"{BUCKET}/{SUB}/*")


@pytest.mark.parametrize(
    "condition",
    [
        {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [SUB]}},
        {"StringLike": {"s3:prefix": f"{SUB}/*"}},
        {"StringEquals": {"aws:ResourceTag/team": TAG}},
        {"StringEquals": {"aws:PrincipalTag/team": "blue"}},
    ],
)
def test_a_condition_will_do(condition: Any) -> None:
    assert violated("dynamodb:GetItem", Condition=condition) == []


def test_a_condition_about_something_else_will_not() -> None:
    assert violated("s3:GetObject", Condition={"Bool": {"aws:SecureTransport": "true"}})


@pytest.mark.parametrize(
    "action",
    [
        "s3:ListAllMyBuckets",
        "s3:GetBucketLocation",
        "dynamodb:ListTables",
        "dynamodb:Describe*",
        "rum:PutRumEvents",
        "s3x:Get",
    ],
)
def test_actions_that_reach_no_data(action: str) -> None:
    assert violated(action) == []


def test_the_services_can_be_others() -> None:
    assert violated("s3:GetObject", options={"services": ["sqs"]}) == []
    assert violated("sqs:SendMessage", options={"services": ["SQS"]})


def test_a_resource_that_is_not_known_is_not_checked_yet() -> None:
    held = [{"policy": allow("s3:GetObject", Resource=UNKNOWN_TEXT)}]
    found = stack_outcome(RULE, good_stack({ROLE: {"inlinePolicies": held}}))
    assert not found.violated
    assert "statement 0" in found.unchecked[0]


def test_guests_and_managed_policies_are_other_rules_business() -> None:
    assert stack_outcome(RULE, guests_stack(allow("s3:GetObject"))).clean
    arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
    assert stack_outcome(RULE, good_stack({ROLE: {"managedPolicyArns": [arn]}})).clean
