from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import ROLE, ROLE_ATTACHMENT, ROLE_POLICY_ATTACHMENT
from cognito_policies.rules.role_permissions.auth_role_minimal import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, allow, good_stack, guests_stack, trust, urn_of, users_stack

TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/t"
FOREIGN = "arn:aws:dynamodb:eu-west-1:999999999999:table/t"


def violated(policy: Any, **options: Any) -> list[str]:
    return stack_outcome(RULE, users_stack(policy), **options).violated


@pytest.mark.parametrize(
    "action",
    [
        "s3:GetObject",
        "s3:Get*",
        "dynamodb:*Item",
        "cognito-identity:GetCredentialsForIdentity",
        "cognito-idp:GetUser",
        "sts:GetCallerIdentity",
        "sts:AssumeRoleWithSAML",
        "iamx:Get",
        "cognito-idp:Forgot*",
    ],
)
def test_what_an_app_may_need(action: str) -> None:
    assert stack_outcome(RULE, users_stack(allow(Action=action))).clean


@pytest.mark.parametrize("action", ["*", "s3:*", "s3:?*", "s3:**", "s3", "s?:Get", "*:*", "s*:GetObject", "iam:*"])
def test_a_whole_service_is_too_much(action: str) -> None:
    assert about(violated(allow("s3:GetObject", action))) == ["it: policy"]


@pytest.mark.parametrize(
    "action",
    [
        "iam:PassRole",
        "IAM:passrole",
        "iam:Get*",
        "sts:AssumeRole",
        "sts:Assume*",
        "sts:?ssumeRole",
        "cognito-idp:AdminSetUserPassword",
        "cognito-idp:Admin*",
        "cognito-idp:*User",
        "cognito-identity:SetIdentityPoolRoles",
        "cognito-identity:UpdateIdentityPool",
        "cognito-identity:Up*",
    ],
)
def test_what_gives_more_than_one_has(action: str) -> None:
    assert about(violated(allow("s3:GetObject", action))) == ["it: policy"]


def test_everything_but_something_is_too_much() -> None:
    assert "NotAction" in violated(allow(Action=None, NotAction="iam:*"))[0]


def test_some_may_be_accepted_all_the_same() -> None:
    assert violated(allow("s3:*", "iam:GetUser"), allowedActions=["s3:*", "iam:GetUser"]) == []
    assert len(violated(allow("s3:*", "iam:GetUser"), allowedActions=["s3:*"])) == 1
    assert len(violated(allow("s3:*"), allowedActions=["s3:Get*"])) == 1


def test_other_accounts_are_out_of_reach() -> None:
    assert violated(allow("dynamodb:GetItem", Resource=[TABLE, "*", "arn:aws:s3:::bucket/*"])) == []
    assert about(violated(allow("dynamodb:GetItem", Resource=[TABLE, FOREIGN]))) == ["it: policy"]
    assert violated(allow("dynamodb:GetItem", Resource="arn:aws:dynamodb:eu-west-1:*:table/t")) == []


def test_the_account_is_that_of_the_role_as_it_is_handed_out() -> None:
    policy = [{"policy": allow("dynamodb:GetItem", Resource=FOREIGN)}]
    handed_out = {"roles": {"authenticated": "arn:aws:iam::123456789012:role/users"}}
    made = good_stack({ROLE: {"inlinePolicies": policy}, ROLE_ATTACHMENT: handed_out})
    assert stack_outcome(RULE, made).violated
    made = good_stack({ROLE: {"inlinePolicies": policy}}, without=(ROLE_ATTACHMENT,))
    found = stack_outcome(RULE, made)
    assert not found.violated
    assert about([found.unchecked[0]]) == ["it: not"]


def test_the_roles_own_arn_wins() -> None:
    arn = "arn:aws:iam::999999999999:role/users"
    at = {"roles": {"authenticated": UNKNOWN_TEXT}}
    made = good_stack(
        {ROLE: {"arn": arn, "inlinePolicies": [{"policy": allow("a:B", Resource=FOREIGN)}]}, ROLE_ATTACHMENT: at}
    )
    assert stack_outcome(RULE, made).clean


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        ("AmazonS3FullAccess", True),
        ("AmazonDynamoDBFullAccess_v2", True),
        ("AdministratorAccess", True),
        ("AdministratorAccess-Amplify", True),
        ("PowerUserAccess", True),
        ("AmazonCognitoPowerUser", True),
        ("AmazonS3ReadOnlyAccess", False),
        ("AmazonCognitoReadOnly", False),
    ],
)
def test_managed_policies(name: str, fires: bool) -> None:
    arn = f"arn:aws:iam::aws:policy/{name}"
    props = {"role": "users", "policyArn": arn}
    held = Resource(ROLE_POLICY_ATTACHMENT, "a", urn_of(ROLE_POLICY_ATTACHMENT, "a"), props)
    found = stack_outcome(RULE, users_stack(allow("s3:GetObject"), held))
    assert about(found.violated) == (["it: policyArn"] if fires else [])
    assert not found.unchecked


def test_a_managed_policy_of_ones_own_can_not_be_checked_by_its_name() -> None:
    arn = "arn:aws:iam::123456789012:policy/FullAccess"
    found = stack_outcome(RULE, users_stack(allow("s3:GetObject"), managedPolicyArns=[arn]))
    assert not found.violated
    assert "managedPolicyArns[0].document" in found.unchecked[0]


def test_guests_are_another_rules_business() -> None:
    assert stack_outcome(RULE, guests_stack(allow("*"))).clean
    assert stack_outcome(RULE, users_stack(allow("*"), assumeRolePolicy=trust(amr=None))).violated


def test_what_can_not_be_read_is_a_violation() -> None:
    assert about([violated("{")[0]]) == ["it: policy"]


def test_both_kinds_of_problem_are_named_apart() -> None:
    found = violated(allow("s3:*", "iam:PassRole"))
    assert about([message.rpartition(": ")[2].split()[0] for message in found]) == ["policy", "users"]
