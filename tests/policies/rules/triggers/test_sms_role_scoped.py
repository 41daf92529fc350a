import json
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import ROLE, ROLE_POLICY, USER_POOL
from cognito_policies.rules.triggers.sms_role_scoped import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, sms_stack, sms_trust, urn_of

PUBLISH = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sns:Publish"], "Resource": "*"}]}


def inline(*documents: Any) -> Any:
    return {"inlinePolicies": [{"name": "p", "policy": document} for document in documents]}


def allowing(**statement: Any) -> Any:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", **statement}]}


@pytest.mark.parametrize("trust", [sms_trust("x"), json.dumps(sms_trust("x")), sms_trust(["x"])])
def test_scoped(trust: Any) -> None:
    assert stack_outcome(RULE, sms_stack(trust)).clean
    assert stack_outcome(RULE, sms_stack(trust, **inline(PUBLISH, json.dumps(PUBLISH)))).clean


def test_operators_and_keys_in_any_case_of_letters() -> None:
    trust = sms_trust("x")
    trust["Statement"][0]["Condition"] = {"stringEquals": {"STS:externalid": "x"}}
    assert stack_outcome(RULE, sms_stack(trust)).clean
    trust["Statement"][0]["Condition"] = {"ForAnyValue:StringEquals": {"sts:ExternalId": "x"}}
    assert stack_outcome(RULE, sms_stack(trust)).clean


@pytest.mark.parametrize(
    "condition",
    [None, {}, {"StringLike": {"sts:ExternalId": "x"}}, {"StringEquals": {"aws:SourceAccount": "123456789012"}}],
)
def test_any_pool_may_use_it(condition: Any) -> None:
    trust = sms_trust("x")
    trust["Statement"][0]["Condition"] = condition
    [message] = stack_outcome(RULE, sms_stack(trust)).violated
    assert about([message]) == ["sms: assumeRolePolicy"]


@pytest.mark.parametrize("external", ["y", ["x", "y"], "*"])
def test_another_external_id(external: Any) -> None:
    [message] = stack_outcome(RULE, sms_stack(sms_trust(external))).violated
    assert about([message]) == ["sms: assumeRolePolicy"]


@pytest.mark.parametrize(
    ("principal", "fires"),
    [
        ({"Service": ["lambda.amazonaws.com", "cognito-idp.amazonaws.com"]}, True),
        ("*", True),
        ({"Service": "lambda.amazonaws.com"}, False),
        ({"AWS": "arn:aws:iam::123456789012:root"}, False),
        ({"Service": [1]}, False),
    ],
)
def test_principals(principal: Any, fires: bool) -> None:
    trust = sms_trust(None)
    trust["Statement"][0]["Principal"] = principal
    assert bool(stack_outcome(RULE, sms_stack(trust)).violated) is fires


def test_a_deny_lets_no_user_in() -> None:
    trust = sms_trust(None)
    trust["Statement"][0]["Effect"] = "Deny"
    assert stack_outcome(RULE, sms_stack(trust)).clean


@pytest.mark.parametrize(
    "document",
    [
        allowing(Action="*"),
        allowing(Action="sns:*"),
        allowing(Action=["sns:Publish", "s3:GetObject"]),
        allowing(NotAction="sns:Publish"),
        allowing(Action=[]),
    ],
)
def test_it_may_do_more(document: Any) -> None:
    [message] = stack_outcome(RULE, sms_stack(sms_trust("x"), **inline(document))).violated
    assert about([message]) == ["sms: inlinePolicies[0].policy"]


def test_policies_beside_the_role() -> None:
    beside = Resource(ROLE_POLICY, "p", urn_of(ROLE_POLICY), {"role": "sms", "policy": allowing(Action="iam:PassRole")})
    [message] = stack_outcome(RULE, sms_stack(sms_trust("x"), beside)).violated
    assert 'policy of "p"' in message


def test_a_policy_of_aws_gives_more_than_that() -> None:
    found = stack_outcome(
        RULE, sms_stack(sms_trust("x"), managedPolicyArns=["arn:aws:iam::aws:policy/AmazonSNSFullAccess"])
    )
    assert about([found.violated[0]]) == ["sms: managedPolicyArns[0]"]


@pytest.mark.parametrize("text", ["{", "[]", {"Statement": [{"Effect": "Allow"}, "x"]}])
def test_what_cannot_be_read_is_a_violation(text: Any) -> None:
    assert about([stack_outcome(RULE, sms_stack(text)).violated[0]]) == ["sms: assumeRolePolicy"]
    [message] = stack_outcome(RULE, sms_stack(sms_trust("x"), **inline(text))).violated
    assert about([message]) == ["sms: inlinePolicies[0].policy"]


@pytest.mark.parametrize(
    "stack",
    [
        sms_stack(UNKNOWN_TEXT),
        sms_stack({"Statement": [UNKNOWN_TEXT]}),
        sms_stack(sms_trust(UNKNOWN_TEXT)),
        sms_stack(sms_trust("x"), **inline(UNKNOWN_TEXT)),
        sms_stack(sms_trust("x"), **inline({"Statement": [UNKNOWN_TEXT]})),
        sms_stack(sms_trust("x"), **inline(allowing(Action=["sns:Publish", UNKNOWN_TEXT]))),
        sms_stack(sms_trust("x"), managedPolicyArns=["arn:aws:iam::123456789012:policy/mine"]),
        [good(USER_POOL, smsConfiguration=UNKNOWN_TEXT)],
        [
            good(USER_POOL, smsConfiguration={"externalId": "x", "snsCallerArn": UNKNOWN_TEXT}),
            Resource(ROLE, "sms", urn_of(ROLE), {"name": "sms"}),
        ],
    ],
)
def test_unknown_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert len(found.unchecked) == 1


def test_an_external_id_that_is_not_known_is_still_demanded() -> None:
    assert stack_outcome(RULE, sms_stack(sms_trust("x"), external_id=UNKNOWN_TEXT)).clean
    assert stack_outcome(RULE, sms_stack(sms_trust(None), external_id=UNKNOWN_TEXT)).violated


def test_without_sms_or_with_a_role_from_outside_the_stack() -> None:
    assert stack_outcome(RULE, [good(USER_POOL), *sms_stack(sms_trust(None))[-1:]]).clean
    sms = {"externalId": "x", "snsCallerArn": "arn:aws:iam::123456789012:role/elsewhere"}
    assert stack_outcome(RULE, [good(USER_POOL, smsConfiguration=sms), *sms_stack(sms_trust(None))[-1:]]).clean


def test_another_type_is_a_violation() -> None:
    assert "must be an object" in stack_outcome(RULE, [good(USER_POOL, smsConfiguration="arn")]).violated[0]
