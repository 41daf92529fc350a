from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import ResourceOptions
from cognito_policies.model.tokens import USER_POOL, WEB_ACL_ASSOCIATION
from cognito_policies.rules.threat_protection.waf import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, loose

ARN = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"
POOL = good(USER_POOL, arn=ARN, id="eu-west-1_abc")


def acl(arn: Any, *origins: str) -> Any:
    return replace(good(WEB_ACL_ASSOCIATION, resourceArn=arn), property_dependencies={"resourceArn": origins})


def test_associated() -> None:
    assert stack_outcome(RULE, good_stack()).clean
    assert stack_outcome(RULE, [POOL, acl(ARN)]).clean


def test_associated_in_a_first_preview() -> None:
    pool = good(USER_POOL, arn=UNKNOWN_TEXT, id=UNKNOWN_TEXT)
    assert stack_outcome(RULE, [pool, acl(UNKNOWN_TEXT, pool.urn)]).clean
    assert stack_outcome(RULE, [pool, acl(UNKNOWN_TEXT, "urn:pulumi:dev::identity::aws:lb/lb:Lb::web")]).violated


def test_associated_by_the_component_that_made_the_pool() -> None:
    pool = good(USER_POOL, options=ResourceOptions(parent="urn:pulumi:dev::identity::my:Users::users"))
    assert stack_outcome(RULE, [pool, acl(UNKNOWN_TEXT, "urn:pulumi:dev::identity::my:Users::users")]).clean


@pytest.mark.parametrize("acls", [[], [acl(ARN + "x")], [acl("arn:aws:apigateway:eu-west-1::/restapis/x/stages/y")]])
def test_not_associated(acls: Any) -> None:
    [message] = stack_outcome(RULE, [POOL, *acls]).violated
    assert about([message]) == ["it: no"]


def test_each_pool_needs_one() -> None:
    other = good(USER_POOL, name="other", arn=ARN + "2")
    assert len(stack_outcome(RULE, [POOL, other]).violated) == 2
    assert [text.partition(":")[0] for text in stack_outcome(RULE, [POOL, other, acl(ARN)]).violated] == ["other"]


def test_an_association_that_names_nothing_associates_nothing() -> None:
    assert stack_outcome(RULE, [POOL, good(WEB_ACL_ASSOCIATION, resourceArn=None)]).violated


def test_without_a_pool() -> None:
    assert stack_outcome(RULE, [acl(ARN)]).clean
    assert stack_outcome(RULE, []).clean


@pytest.mark.parametrize(
    "stack",
    [
        loose(WEB_ACL_ASSOCIATION, resourceArn=UNKNOWN_TEXT),
        [good(USER_POOL), acl(ARN)],
        # The engine leaves out a property that was given and is not known.
        [POOL, acl(None)],
    ],
)
def test_unknown_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [1, [ARN], {}])
def test_an_arn_of_another_type_associates_nothing(wrong: Any) -> None:
    assert stack_outcome(RULE, [POOL, acl(wrong)]).violated
