from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import ROLE, USER_GROUP
from cognito_policies.rules.role_permissions.group_precedence import RULE
from tests.policies.checking import stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good_stack, tied, urn_of


def group(name: str, precedence: Any, role: Any = "", **more: Any) -> Resource:
    props = {"precedence": precedence} if precedence is not None else {}
    props |= {"roleArn": role or f"arn:aws:iam::1:role/{name}"} if role is not None else {}
    return tied(USER_GROUP, name, userPoolId="eu-west-1_abc", **props, **more)


def violated(*groups: Resource) -> list[str]:
    return stack_outcome(RULE, good_stack(extra=groups)).violated


@pytest.mark.parametrize("precedence", [(0, 1), (1, 2), (None, 0)])
def test_each_has_its_own(precedence: Any) -> None:
    assert violated(group("a", precedence[0]), group("b", precedence[1])) == []


@pytest.mark.parametrize(("precedence", "told"), [(0, "0"), (1, "1"), (None, "not set")])
def test_equals_fire_once_each(precedence: Any, told: str) -> None:
    found = violated(group("a", precedence), group("b", precedence), group("c", precedence))
    assert [message.partition(",")[0] for message in found] == [f"{name}: precedence is {told}" for name in "bc"]


def test_groups_without_a_role_do_not_matter() -> None:
    assert violated(group("a", 1, None), group("b", 1)) == []
    assert violated(group("a", 1), replace(group("b", 1), props={"precedence": 1, "roleArn": ""})) == []


def test_equals_with_one_role_do_not_matter() -> None:
    assert violated(group("a", 1, "arn"), group("b", 1, "arn")) == []


def coming_from(name: str, role: Any, *origins: str) -> Resource:
    made = group(name, 1, role)
    return replace(made, property_dependencies={**made.property_dependencies, "roleArn": origins})


def test_in_a_first_preview_one_role_is_told_by_where_it_comes_from() -> None:
    one, other = urn_of(ROLE, "a"), urn_of(ROLE, "b")
    assert violated(coming_from("a", UNKNOWN_TEXT, one), coming_from("b", UNKNOWN_TEXT, one)) == []
    assert violated(coming_from("a", UNKNOWN_TEXT, one), coming_from("b", UNKNOWN_TEXT, other))
    assert violated(coming_from("a", UNKNOWN_TEXT), coming_from("b", UNKNOWN_TEXT))
    assert violated(coming_from("a", UNKNOWN_TEXT, one), coming_from("b", "arn", one))


def test_groups_of_other_pools_do_not_matter() -> None:
    other = Resource(USER_GROUP, "b", urn_of(USER_GROUP, "b"), {"userPoolId": "x", "precedence": 1, "roleArn": "arn:b"})
    assert violated(group("a", 1), other) == []


def test_unknown_is_not_checked_yet() -> None:
    found = stack_outcome(RULE, good_stack(extra=(group("a", UNKNOWN_TEXT), group("b", UNKNOWN_TEXT))))
    assert not found.violated
    assert len(found.unchecked) == 2
    assert violated(group("a", UNKNOWN_TEXT), group("b", 1), group("c", 1))


def test_another_type_is_a_violation() -> None:
    assert violated(group("a", "1")) == ["a: precedence must be a whole number, got text"]
