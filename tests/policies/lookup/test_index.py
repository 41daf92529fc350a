from typing import Any

from cognito_policies import Resource, ResourceOptions
from cognito_policies.lookup.index import Found, Index, role_names
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE
from tests.policies.samples import UNKNOWN_TEXT, urn_of

ARN = "arn:aws:iam::123456789012:role/app/users"


def subject(name: str, /, parent: str | None = None, **props: Any) -> Subject:
    return Subject(Resource(ROLE, name, urn_of(ROLE, name), props, ResourceOptions(parent=parent)))


def source(value: Any, *origins: str) -> Subject:
    dependencies = {"p": origins} if origins else {}
    props = {} if value is None else {"p": value}
    return Subject(Resource("t", "source", "u", props, property_dependencies=dependencies))


def test_a_known_value_decides_whatever_it_comes_from() -> None:
    first, second = subject("a", id="1"), subject("b", id="2")
    index = Index([first, second])
    assert index.find(source("2"), "p") == Found((second,))
    assert index.find(source("2", first.urn), "p") == Found((second,))
    assert index.find(source("3"), "p") == Found()
    assert index.find(source(3), "p") == Found()
    assert index.find(source(None), "p") == Found()


def test_an_arn_is_a_name_too() -> None:
    only = subject("a", arn="arn:x")
    assert Index([only]).find(source("arn:x"), "p") == Found((only,))


def test_an_unknown_value_is_told_by_where_it_comes_from() -> None:
    first, second = subject("a", id="1"), subject("b", parent="component")
    index = Index([first, second])
    assert index.find(source(UNKNOWN_TEXT, first.urn), "p") == Found((first,))
    assert index.find(source(UNKNOWN_TEXT, second.urn, "component"), "p") == Found((second,))
    assert index.find(source(UNKNOWN_TEXT, "other"), "p") == Found()
    assert index.find(source(UNKNOWN_TEXT), "p") == Found(maybe=(first, second))


def test_of_several_it_may_come_from_none_is_sure_unless_it_has_several_values() -> None:
    first, second, third = subject("a", parent="component"), subject("b", parent="component"), subject("c")
    index = Index([first, second, third])
    one_of_two = source(UNKNOWN_TEXT, "component")
    assert index.find(one_of_two, "p") == Found(maybe=(first, second))
    assert index.find_all(one_of_two, "p") == Found((first, second))
    assert index.find(source(UNKNOWN_TEXT, first.urn, third.urn), "p") == Found(maybe=(first, third))
    assert index.find_all(source(UNKNOWN_TEXT), "p") == Found(maybe=(first, second, third))
    assert index.find_all(source(UNKNOWN_TEXT, "other"), "p") == Found()


def test_all_that_ask_alike_share_one_answer() -> None:
    index = Index([subject("a"), subject("b"), subject("c", id="1")])
    for value, origins in ((UNKNOWN_TEXT, ()), ("x", ()), (UNKNOWN_TEXT, (urn_of(ROLE, "a"), urn_of(ROLE, "b")))):
        assert index.find(source(value, *origins), "p") is index.find(source(value, *origins), "p")
    assert index.find(source("x"), "p") != index.find(source(UNKNOWN_TEXT), "p")


def test_an_absent_value_that_comes_from_somewhere_is_as_good_as_unknown() -> None:
    only = subject("a", id="1")
    index = Index([only])
    assert index.find(source(None, only.urn), "p") == Found((only,))
    assert index.find(source({}, only.urn), "p", "inside") == Found()


def test_a_resource_without_names_may_be_meant_by_any_text() -> None:
    named, nameless = subject("a", id="1"), subject("b", id=UNKNOWN_TEXT)
    index = Index([named, nameless])
    assert index.find(source("x"), "p") == Found(maybe=(nameless,))
    assert index.find(source("x", nameless.urn), "p") == Found((nameless,))
    assert index.find(source("x", named.urn), "p") == Found()


def test_what_is_inside() -> None:
    only = subject("a", id="1")
    assert Index([only]).find(source([{"x": "1"}]), "p", 0, "x") == Found((only,))


def test_roles_go_by_their_arn_and_by_their_name() -> None:
    by_arn, by_name, by_id = subject("a", arn=ARN), subject("b", name="guests"), subject("c", id="third")
    index = Index([by_arn, by_name, by_id], role_names)
    assert index.find(source(ARN), "p") == Found((by_arn,))
    assert index.find(source("users"), "p") == Found((by_arn,))
    assert index.find(source("arn:aws:iam::999999999999:role/users"), "p") == Found()
    assert index.find(source("guests"), "p") == Found((by_name,))
    assert index.find(source("arn:aws:iam::999999999999:role/x/guests"), "p") == Found((by_name,))
    assert index.find(source("arn:aws:iam::999999999999:role/xguests"), "p") == Found()
    assert index.find(source("third"), "p") == Found((by_id,))


def test_a_role_whose_arn_is_known_is_not_meant_by_another_accounts() -> None:
    role = subject("a", arn=ARN, name="users")
    assert Index([role], role_names).find(source("arn:aws:iam::999999999999:role/users"), "p") == Found()
