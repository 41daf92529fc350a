from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import ResourceOptions
from cognito_policies.lookup.links import Linked, Links
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import RISK_CONFIGURATION, USER_POOL
from tests.policies.samples import UNKNOWN_TEXT, good, urn_of

PARENT = "urn:pulumi:dev::identity::my:Users::users"


def pool(name: str = "it", **changes: Any) -> Subject:
    return Subject(good(USER_POOL, name=name, **changes))


def risk(value: Any, *origins: str, name: str = "risk") -> Subject:
    deps = {"userPoolId": origins} if origins else {}
    return Subject(replace(good(RISK_CONFIGURATION, name=name, userPoolId=value), property_dependencies=deps))


def links(target: Subject, *sources: Subject) -> tuple[int, bool]:
    found = Links(sources, "userPoolId", [target]).of(target)
    return len(found.subjects), found.maybe


@pytest.mark.parametrize(
    ("value", "origins", "found"),
    [
        ("eu-west-1_abc", (), (1, False)),
        ("arn:abc", (), (1, False)),
        ("eu-west-1_xyz", (), (0, False)),
        (None, (), (0, False)),
        (1, (), (0, False)),
        (UNKNOWN_TEXT, (urn_of(USER_POOL),), (1, False)),
        (UNKNOWN_TEXT, (urn_of(USER_POOL, "other"),), (0, False)),
        (UNKNOWN_TEXT, (PARENT,), (1, False)),
        (UNKNOWN_TEXT, (), (0, True)),
    ],
)
def test_by_value_or_by_origin(value: Any, origins: tuple[str, ...], found: Any) -> None:
    target = Subject(
        good(USER_POOL, options=ResourceOptions(parent=PARENT), id="eu-west-1_abc", arn="arn:abc"),
    )
    source = risk(value, *origins)
    assert links(target, source) == found
    assert source.unknown == (("userPoolId",) if found[1] else ())
    assert target.unknown == ()


def test_where_the_target_has_no_name_a_text_proves_nothing() -> None:
    target, source = pool(), risk("eu-west-1_abc")
    assert links(target, source, risk("eu-west-1_abc"), risk("other")) == (0, True)
    assert (target.unknown, source.unknown) == (("id",), ())


def test_a_new_target_is_no_text_that_is_known() -> None:
    target = pool(id=UNKNOWN_TEXT, arn=UNKNOWN_TEXT)
    assert links(target, risk("eu-west-1_abc"))[0] == 0


def test_each_target_has_its_own() -> None:
    first, second = pool("first", id="1"), pool("second", id="2")
    sources = [risk("1"), risk("2"), risk("1"), risk(UNKNOWN_TEXT, second.urn)]
    found = Links(sources, "userPoolId", [first, second])
    assert found.of(first) == Linked((sources[0], sources[2]))
    assert found.of(second) == Linked((sources[1], sources[3]))
    assert found.of(pool("third")) == Linked()


def test_one_unknown_source_may_mean_any_target() -> None:
    first, second = pool("first", id="1"), pool("second", id="2")
    found = Links([risk("1"), risk(UNKNOWN_TEXT)], "userPoolId", [first, second])
    assert [found.of(each).maybe for each in (first, second)] == [True, True]


def test_one_of_a_components_pools_is_meant_but_no_user_knows_which() -> None:
    both = [pool(name, options=ResourceOptions(parent=PARENT)) for name in ("first", "second")]
    source = risk(UNKNOWN_TEXT, PARENT)
    found = Links([source], "userPoolId", [*both, pool("third")])
    assert [found.of(each) for each in both] == [Linked(maybe=True), Linked(maybe=True)]
    assert found.of(pool("third")) == Linked()
    assert source.unknown == ("userPoolId",)
