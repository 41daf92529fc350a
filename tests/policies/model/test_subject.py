from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies import UNKNOWN, Resource, ResourceOptions
from cognito_policies.model.subject import Subject, TextList, format_path
from tests.policies.checking import unhurried
from tests.policies.samples import UNKNOWN_TEXT

ANY: Any = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4) | st.just(UNKNOWN_TEXT) | st.just(UNKNOWN),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", ""]), inner, max_size=3),
)
PATHS = st.lists(st.sampled_from(["a", "b", "", 0, 1]), max_size=3)


def subject(**props: Any) -> Subject:
    return Subject(Resource("t", "n", "u", props))


def test_it_says_what_it_is() -> None:
    options = ResourceOptions(protect=True)
    one = Subject(Resource("t", "n", "u", {}, options, ("d",), {"p": ("d",)}))
    assert (one.type, one.name, one.urn, one.options) == ("t", "n", "u", options)
    assert (one.dependencies, one.property_dependencies) == (("d",), {"p": ("d",)})


@unhurried
@given(ANY, PATHS)
def test_reading_never_raises_and_never_gives_another_type(props: Any, path: list[Any]) -> None:
    one = Subject(Resource("t", "n", "u", props))
    for read, kind in (
        (one.text, str),
        (one.boolean, bool),
        (one.integer, int),
        (one.block, dict),
        (one.texts, TextList),
    ):
        value = read(*path)
        assert value is None or value is UNKNOWN or type(value) is kind
    assert isinstance(one.indices(*path), range)


@unhurried
@given(ANY, PATHS)
def test_no_value_is_never_silent(props: Any, path: list[Any]) -> None:
    one = Subject(Resource("t", "n", "u", props))
    if one.text(*path) is UNKNOWN:
        assert one.unknown or one.wrong_types


def test_values() -> None:
    one = subject(a={"b": "x"}, n=8.0, f=False, zero=0, empty="", words=["x", "y", "x"], nothing=None)
    assert one.text("a", "b") == "x"
    assert one.integer("n") == 8
    assert one.boolean("f") is False
    assert one.integer("zero") == 0
    assert one.text("empty") == ""
    assert one.block("a") == {"b": "x"}
    assert one.texts("words") == TextList(frozenset({"x", "y"}))
    assert list(one.indices("words")) == [0, 1, 2]
    assert one.text("nothing") is None
    assert (one.unknown, one.wrong_types) == ((), ())


def test_absent_at_any_depth_is_none() -> None:
    one = subject(a={"list": [1]})
    assert one.text("x") is None
    assert one.boolean("x", "y", "z") is None
    assert one.value("a", "list", 1) is None
    assert one.value("a", "list", 7, "x") is None
    assert one.texts("x") is None
    assert list(one.indices("x")) == []
    assert (one.unknown, one.wrong_types) == ((), ())


def test_unknown_at_any_depth_is_remembered_under_the_path_that_was_asked_for() -> None:
    one = subject(a=UNKNOWN_TEXT, b=[{"c": UNKNOWN}])
    assert one.text("a", "x") is UNKNOWN
    assert one.boolean("b", 0, "c") is UNKNOWN
    assert one.texts("a") == TextList(frozenset(), complete=False)
    assert list(one.indices("a")) == []
    assert one.unknown == ("a.x", "b[0].c", "a")


def test_words_that_are_not_all_known_are_not_complete() -> None:
    one = subject(words=["x", UNKNOWN_TEXT])
    assert one.texts("words") == TextList(frozenset({"x"}), complete=False)
    assert one.unknown == ("words[1]",)


def test_another_type_is_remembered_without_the_value() -> None:
    one = subject(a="secret", b=[1], c=True, d={"e": 1})
    assert one.boolean("a") is UNKNOWN
    assert one.text("b") is UNKNOWN
    assert one.integer("c") is UNKNOWN
    assert one.block("b") is UNKNOWN
    assert one.text("a", "x") is UNKNOWN
    assert one.value("d", 0) is UNKNOWN
    assert one.texts("b") == TextList(frozenset(), complete=False)
    assert one.texts("d") == TextList(frozenset(), complete=False)
    assert list(one.indices("d")) == []
    assert one.wrong_types == (
        "a must be a boolean, got text",
        "b must be a text, got a list",
        "c must be a whole number, got a boolean",
        "b must be an object, got a list",
        "a must be an object, got text",
        "d must be a list, got an object",
        "b[0] must be a text, got a number",
    )
    assert one.unknown == ()


def test_properties_that_are_no_object_at_all() -> None:
    props: Any = [1]
    one = Subject(Resource("t", "n", "u", props))
    assert one.text("a") is UNKNOWN
    assert one.wrong_types == ("the resource must be an object, got a list",)


@pytest.mark.parametrize(("path", "text"), [(("a",), "a"), (("a", 0, "b"), "a[0].b"), ((), "")])
def test_spelled(path: Any, text: str) -> None:
    assert format_path(path) == text


def test_secrets_are_told_by_envelopes_or_by_paths() -> None:
    wrapped = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": {"b": 1}}
    for subject in (
        Subject(Resource("t", "n", "u", {"a": wrapped, "c": [wrapped]})),
        Subject(Resource("t", "n", "u", {"a": {"b": 1}, "c": [1]}, secrets=frozenset({("a",), ("c", 0)}))),
    ):
        assert subject.is_secret("a")
        assert subject.is_secret("a", "b")
        assert subject.is_secret("c", 0)
        assert not subject.is_secret("c")
        assert not subject.is_secret("b")


def test_the_provider_is_read_like_a_resource() -> None:
    subject = Subject(Resource("t", "n", "u", {}, provider={"region": "eu-west-1"}))
    assert subject.provider.text("region") == "eu-west-1"
    assert subject.provider.text("none") is None
