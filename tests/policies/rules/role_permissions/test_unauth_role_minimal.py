from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import (
    POLICY,
    POLICY_ATTACHMENT,
    ROLE,
    ROLE_ATTACHMENT,
    ROLE_POLICY,
    ROLE_POLICY_ATTACHMENT,
)
from cognito_policies.rules.role_permissions.unauth_role_minimal import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, allow, good_stack, guests_stack, trust, urn_of, users_stack

HARMLESS = ["cognito-identity:GetCredentialsForIdentity", "mobileanalytics:PutEvents", "rum:PutRumEvents"]
FULL = "arn:aws:iam::aws:policy/AmazonS3FullAccess"


def violated(policy: Any, **options: Any) -> list[str]:
    return stack_outcome(RULE, guests_stack(policy), **options).violated


@pytest.mark.parametrize(
    "actions", [HARMLESS, ["RUM:putrumevents"], "mobiletargeting:PutEvents", "mobiletargeting:UpdateEndpoint"]
)
def test_what_guests_may_do(actions: Any) -> None:
    assert stack_outcome(RULE, guests_stack(allow(Action=actions))).clean


@pytest.mark.parametrize(
    "action",
    [
        "*",
        "s3:GetObject",
        "iam:PassRole",
        "rum:*",
        "rum:Put*",
        "r*m:PutRumEvents",
        "lambda:InvokeFunction",
        "cognito-sync:*",
    ],
)
def test_what_guests_may_not_do(action: str) -> None:
    assert about(violated(allow(Action=action))) == ["guests: policy"]
    assert about(violated(allow(*HARMLESS, action))) == ["guests: policy"]


def test_everything_but_something_is_too_much() -> None:
    [message] = violated(allow(Action=None, NotAction="iam:*"))
    assert "NotAction" in message


def test_denials_give_nothing() -> None:
    assert violated(allow("*", Effect="Deny")) == []


def test_the_list_can_be_another() -> None:
    assert violated(allow("geo:GetMapTile"), allowedActions=["geo:Get*"]) == []
    assert violated(allow("geo:Get*"), allowedActions=["geo:Get*"]) == []
    assert violated(allow("rum:PutRumEvents"), allowedActions=["geo:Get*"])


def test_each_statement_is_checked() -> None:
    policy = {"Statement": [*allow(*HARMLESS)["Statement"], *allow("s3:*")["Statement"]]}
    assert about([violated(policy)[0]]) == ["guests: policy"]


@pytest.mark.parametrize("policy", ["{", allow("a:B", Resource=None), {"Statement": 1}])
def test_what_can_not_be_read_is_a_violation(policy: Any) -> None:
    assert about([violated(policy)[0]]) == ["guests: policy"]


def test_policies_in_the_role_and_managed_ones() -> None:
    made = guests_stack(allow(*HARMLESS), inlinePolicies=[{"policy": allow("s3:*")}], managedPolicyArns=[FULL])
    assert about(stack_outcome(RULE, made).violated) == [
        "guests: inlinePolicies[0].policy",
        "guests: managedPolicyArns[0]",
    ]


@pytest.mark.parametrize(
    ("token", "props"),
    [
        (ROLE_POLICY_ATTACHMENT, {"role": "guests"}),
        (POLICY_ATTACHMENT, {"roles": ["guests"]}),
    ],
)
def test_attached_managed_policies(token: str, props: Any) -> None:
    held = Resource(token, "a", urn_of(token, "a"), {**props, "policyArn": FULL})
    assert stack_outcome(RULE, guests_stack(allow(*HARMLESS), held)).violated
    assert stack_outcome(RULE, guests_stack(allow(*HARMLESS), held), allowedManagedPolicies=[FULL[:-3] + "*"]).clean
    china = replace(held, props={**held.props, "policyArn": FULL.replace("arn:aws:", "arn:aws-cn:")})
    assert stack_outcome(RULE, guests_stack(allow(*HARMLESS), china)).violated


def test_a_managed_policy_of_the_stack_is_read() -> None:
    made = Resource(POLICY, "m", urn_of(POLICY, "m"), {"arn": "arn:m", "policy": allow("s3:*")})
    held = Resource(
        ROLE_POLICY_ATTACHMENT, "a", urn_of(ROLE_POLICY_ATTACHMENT, "a"), {"role": "guests", "policyArn": "arn:m"}
    )
    found = stack_outcome(RULE, guests_stack(allow(*HARMLESS), made, held))
    assert about(found.violated) == ["guests: policy"]


def test_a_policy_of_a_user_elses_can_not_be_checked() -> None:
    own = "arn:aws:iam::123456789012:policy/own"
    found = stack_outcome(RULE, guests_stack(allow(*HARMLESS), managedPolicyArns=[own]))
    assert not found.violated
    assert "managedPolicyArns[0].document" in found.unchecked[0]


def test_the_role_in_the_guest_slot_is_a_guests() -> None:
    made = good_stack(
        {
            ROLE: {"assumeRolePolicy": UNKNOWN_TEXT, "inlinePolicies": [{"policy": allow("s3:*")}]},
            ROLE_ATTACHMENT: {"roles": {"authenticated": None, "unauthenticated": UNKNOWN_TEXT}},
        }
    )
    assert stack_outcome(RULE, made).violated


def test_a_role_both_may_assume_is_a_guests_too() -> None:
    made = users_stack(allow("s3:*"), assumeRolePolicy=trust(amr=None))
    assert stack_outcome(RULE, made).violated
    assert stack_outcome(RULE, users_stack(allow("s3:*"))).clean


def first_preview(policy: Any) -> list[Resource]:
    roles = [Resource(ROLE, name, urn_of(ROLE, name), {"assumeRolePolicy": UNKNOWN_TEXT}) for name in "ab"]
    held = Resource(
        ROLE_POLICY,
        "held",
        urn_of(ROLE_POLICY, "held"),
        {"role": UNKNOWN_TEXT, "policy": policy},
        property_dependencies={"role": (roles[0].urn,)},
    )
    at = Resource(
        ROLE_ATTACHMENT,
        "at",
        urn_of(ROLE_ATTACHMENT, "at"),
        {"roles": dict.fromkeys(("authenticated", "unauthenticated"), UNKNOWN_TEXT)},
        property_dependencies={"roles": tuple(role.urn for role in roles)},
    )
    return [*roles, held, at]


def test_which_of_two_is_the_guests_role_is_not_checked_yet_only_where_it_matters() -> None:
    found = stack_outcome(RULE, first_preview(allow("s3:*")))
    assert not found.violated
    assert about([found.unchecked[0]]) == ["held: not"]
    assert stack_outcome(RULE, first_preview(allow(*HARMLESS))).clean


def test_a_policy_of_who_knows_which_role_is_not_checked_yet_only_where_it_matters() -> None:
    loose = Resource(ROLE_POLICY, "x", urn_of(ROLE_POLICY, "x"), {"role": UNKNOWN_TEXT, "policy": allow("s3:*")})
    found = stack_outcome(RULE, guests_stack(allow(*HARMLESS), loose))
    assert not found.violated
    assert about([found.unchecked[0]]) == ["x: not"]
    harmless = replace(loose, props={**loose.props, "policy": allow(*HARMLESS)})
    assert stack_outcome(RULE, guests_stack(allow(*HARMLESS), harmless)).clean


@pytest.mark.parametrize(
    ("policy", "fires"),
    [
        ({"Statement": UNKNOWN_TEXT}, False),
        (allow(Action=UNKNOWN_TEXT), False),
        (allow(*HARMLESS, UNKNOWN_TEXT), False),
        (allow("s3:*", UNKNOWN_TEXT), True),
        (allow("s3:*", Resource=UNKNOWN_TEXT), True),
    ],
)
def test_what_is_known_is_checked_and_the_rest_is_not_checked_yet(policy: Any, fires: bool) -> None:
    found = stack_outcome(RULE, guests_stack(allow(*HARMLESS), inlinePolicies=[{"policy": policy}]))
    assert bool(found.violated) is fires
    assert bool(found.unchecked) is not fires


def test_an_unknown_resource_of_harmless_actions_does_not_matter() -> None:
    held = [{"policy": allow(*HARMLESS, Resource=UNKNOWN_TEXT)}]
    assert stack_outcome(RULE, guests_stack(allow(*HARMLESS), inlinePolicies=held)).clean
