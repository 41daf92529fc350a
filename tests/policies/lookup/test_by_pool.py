from typing import Any

from cognito_policies import Resource
from cognito_policies.lookup.by_pool import by_pool
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from tests.policies.samples import UNKNOWN_TEXT, urn_of

POOL = Subject(Resource(USER_POOL, "pool", urn_of(USER_POOL, "pool"), {"id": "eu-west-1_a"}))


def member(name: str, pool: Any, *origins: str) -> Subject:
    return Subject(Resource("t", name, name, {"userPoolId": pool}, property_dependencies={"userPoolId": origins}))


def groups(*members: Subject) -> list[list[str]]:
    return [[each.name for each in group] for group in by_pool([POOL, *members], members)]


def test_members_of_a_pool_are_together_however_they_name_it() -> None:
    assert groups(member("a", "eu-west-1_a"), member("b", UNKNOWN_TEXT, POOL.urn), member("c", "eu-west-1_b")) == [
        ["a", "b"],
        ["c"],
    ]


def test_pools_outside_the_stack_are_told_by_text_or_origin() -> None:
    assert groups(member("a", "x"), member("b", "x"), member("c", "y")) == [["a", "b"], ["c"]]
    assert groups(
        member("a", UNKNOWN_TEXT, "u", "v"), member("b", UNKNOWN_TEXT, "v", "u"), member("c", UNKNOWN_TEXT, "w")
    ) == [
        ["a", "b"],
        ["c"],
    ]


def test_a_member_of_a_pool_that_cannot_be_told_says_so() -> None:
    loose = Subject(Resource("t", "a", "a", {"userPoolId": UNKNOWN_TEXT}))
    assert by_pool([loose], [loose]) == []
    assert loose.unknown == ("userPoolId",)
    assert groups(member("b", None)) == []
