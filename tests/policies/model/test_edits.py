"""Remediations run on the SDK's own proxies: what was secret stays secret, what is unknown stays unknown."""

from typing import Any

import pytest
from pulumi_policy.deserialize import deserialize_properties, serialize_properties

from cognito_policies.engine.adapter import list_elements
from cognito_policies.model.edits import EditList, MarkSecret, SetValue, apply_edits
from tests.policies.policy_server import secret
from tests.policies.samples import UNKNOWN_TEXT


def edited(props: dict[str, Any], *edits: Any) -> dict[str, Any] | None:
    """Apply edits as the engine would have them; None where nothing changed."""
    proxied = deserialize_properties(props, proxy_secrets=True)
    changed = apply_edits(proxied, edits, list_elements)
    after: Any = serialize_properties(proxied)
    assert changed or after == props
    return after if changed else None


@pytest.mark.parametrize(
    ("props", "after"),
    [
        ({"a": 1, "b": 2}, {"a": 9, "b": 2}),
        ({"b": secret(2)}, {"a": 9, "b": secret(2)}),
        ({"a": None}, {"a": 9}),
        ({"a": secret(1)}, {"a": secret(9)}),
        ({"a": "text"}, {"a": 9}),
        ({"a": True}, {"a": 9}),
    ],
)
def test_setting_a_value(props: Any, after: Any) -> None:
    assert edited(props, SetValue(("a",), 9)) == after


@pytest.mark.parametrize(
    ("props", "after"),
    [
        ({"a": {"b": 1, "c": secret(2)}}, {"a": {"b": 9, "c": secret(2)}}),
        ({"a": secret({"b": 1, "c": 2})}, {"a": secret({"b": 9, "c": 2})}),
        ({"a": {"b": secret(1)}}, {"a": {"b": secret(9)}}),
        ({}, {"a": {"b": 9}}),
        ({"a": {}}, {"a": {"b": 9}}),
    ],
)
def test_setting_a_value_inside_an_object(props: Any, after: Any) -> None:
    assert edited(props, SetValue(("a", "b"), 9)) == after


def test_setting_a_value_inside_a_list() -> None:
    props = {"a": [{"b": 1}, secret({"b": secret(1), "c": 2})]}
    assert edited(props, SetValue(("a", 1, "b"), 9)) == {"a": [{"b": 1}, secret({"b": secret(9), "c": 2})]}


@pytest.mark.parametrize(
    ("props", "path"),
    [
        ({"a": 9}, ("a",)),
        ({"a": secret(9)}, ("a",)),
        ({"a": UNKNOWN_TEXT}, ("a",)),
        ({"a": secret(UNKNOWN_TEXT)}, ("a",)),
        ({"a": UNKNOWN_TEXT}, ("a", "b")),
        ({"a": "text"}, ("a", "b")),
        ({"a": [1]}, ("a", 0)),
        ({"a": [1]}, ("a", "b")),
        ({"a": [1]}, ("a", 4, "b")),
        ({"a": [1]}, ("a", "x", "b")),
        ({"a": "text"}, ("a", 0, "b")),
    ],
)
def test_what_is_set_already_or_cannot_be_set_is_left_alone(props: Any, path: Any) -> None:
    assert edited(props, SetValue(path, 9)) is None


def test_true_is_not_one() -> None:
    assert edited({"a": 1}, SetValue(("a",), True)) == {"a": True}


@pytest.mark.parametrize(
    ("props", "after"),
    [
        ({"l": ["x", "y"]}, {"l": ["y"]}),
        ({"l": ["x"]}, {"l": []}),
        ({"l": [secret("x"), secret("y"), "z"]}, {"l": [secret("y"), "z"]}),
        ({"l": secret(["x", "y"])}, {"l": secret(["y"])}),
        ({"l": ["x", UNKNOWN_TEXT, None, {"a": 1}]}, {"l": [UNKNOWN_TEXT, None, {"a": 1}]}),
    ],
)
def test_taking_words_out_of_a_list(props: Any, after: Any) -> None:
    assert edited(props, EditList(("l",), remove=frozenset({"x"}))) == after


def test_adding_words_to_a_list() -> None:
    edit = EditList(("l",), add=("x", "new"))
    assert edited({"l": [secret("x")]}, edit) == {"l": [secret("x"), "new"]}
    assert edited({"l": ["new", "x"]}, edit) is None


@pytest.mark.parametrize("props", [{"l": ["y"]}, {}, {"l": None}, {"l": UNKNOWN_TEXT}, {"l": "x"}, {"l": {"x": 1}}])
def test_lists_that_are_fine_or_none_are_left_alone(props: Any) -> None:
    assert edited(props, EditList(("l",), remove=frozenset({"x"}))) is None
    assert edited({"o": "x"}, EditList(("o", "l"), remove=frozenset({"x"}))) is None


def test_plain_data_is_edited_too() -> None:
    props = {"a": {"l": ["x", "y"]}}
    assert apply_edits(props, [EditList(("a", "l"), frozenset({"x"})), SetValue(("b",), 1)])
    assert props == {"a": {"l": ["y"]}, "b": 1}


def test_every_edit_is_applied_also_after_one_that_changes_nothing() -> None:
    assert edited({"a": 9, "b": 1}, SetValue(("b",), 2), SetValue(("a",), 9), SetValue(("c",), 3)) == {
        "a": 9,
        "b": 2,
        "c": 3,
    }


@pytest.mark.parametrize(
    ("props", "after"),
    [
        ({"a": {"b": "x", "c": 1}}, {"a": {"b": secret("x"), "c": 1}}),
        ({"a": [{"b": "x"}], "c": secret(1)}, None),
        ({"a": {"b": UNKNOWN_TEXT}}, None),
        ({"a": {"b": None}}, None),
        ({"a": {}}, None),
        ({}, None),
        ({"a": "text"}, None),
    ],
)
def test_marking_as_secret(props: Any, after: Any) -> None:
    assert edited(props, MarkSecret(("a", "b"))) == after
