from typing import Any

import pulumi
import pytest
from botocore.model import ShapeResolver, StructureShape
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.aws_model.service_models import input_shape
from cognito_identity.aws_model.walker import ModelViolation, checked, violations
from cognito_identity.validation.problems import Kind
from tests.cognito_identity.aws_model.leaves import (
    BOUNDED_NUMBERS,
    FITTING,
    LISTS,
    NUMBERS,
    PLACES,
    SWITCHES,
    TEXTS,
    WORDS,
    Place,
    pattern_of,
)
from tests.cognito_identity.engine import deploy, run

LONGEST_DRAWN = 3000
BOUNDED_TEXTS = [place for place in TEXTS if "max" in place.shape.metadata]
# Patterns that take symbols, so that the limit can be tried with emoji and combining marks.
OPEN_TEXTS = [place for place in BOUNDED_TEXTS if "\\p{S}" in (pattern_of(place.shape) or "\\p{S}")]


def at(place: Place, value: Any) -> list[ModelViolation]:
    """Return the violations of a value in a request that contains nothing else."""
    shape = input_shape(place.row.operation.service, place.row.operation.name)
    return [found for found in violations(shape, place.request(value)) if found.path[: len(place.path)] == place.path]


def low(place: Place) -> int:
    return int(place.shape.metadata.get("min", 0))


def high(place: Place) -> int:
    return int(place.shape.metadata["max"])


def test_every_value_of_every_call_has_a_case() -> None:
    assert len(PLACES) == len(TEXTS) + len(WORDS) + len(NUMBERS) + len(SWITCHES)
    assert min(len(TEXTS), len(WORDS), len(BOUNDED_NUMBERS), len(SWITCHES), len(LISTS), len(OPEN_TEXTS)) > 5


def test_a_string_of_the_shortest_and_longest_length_passes() -> None:
    for place in TEXTS:
        fitting = FITTING[pattern_of(place.shape)]
        shortest = len(fitting(0))
        for length in {max(low(place), shortest, 1), place.shape.metadata.get("max", 100)}:
            assert at(place, fitting(max(length, 1) if shortest == 0 else length)) == [], place


def test_a_string_one_character_too_short_or_long_is_refused() -> None:
    for place in BOUNDED_TEXTS:
        fitting = FITTING[pattern_of(place.shape)]
        for length in {low(place) - 1, high(place) + 1}:
            if length >= len(fitting(0)):
                found = at(place, fitting(length))
                assert [violation.path for violation in found][:1] == [place.path], place
                assert f"has {length}" in found[0].message, place


@given(st.sampled_from([place for place in BOUNDED_TEXTS if high(place) <= LONGEST_DRAWN]), st.data())
def test_a_string_passes_only_with_an_allowed_length(place: Place, data: st.DataObject) -> None:
    fitting = FITTING[pattern_of(place.shape)]
    length = data.draw(st.integers(max(len(fitting(0)), 1), high(place) + 50))
    assert bool(at(place, fitting(length))) == (not low(place) <= length <= high(place))


@pytest.mark.parametrize("character", ["😀", "\u0301", "é", "中"])
def test_lengths_count_code_points(character: str) -> None:
    for place in OPEN_TEXTS:
        head = FITTING[pattern_of(place.shape)](0)
        room = high(place) - len(head)
        assert at(place, head + character * room) == [], place
        assert [found.path for found in at(place, head + character * (room + 1))] == [place.path]


@pytest.mark.parametrize("value", [0, 5, True, [], {}, 1.5])
def test_a_value_that_is_no_string_is_refused_with_its_type(value: Any) -> None:
    for place in TEXTS + WORDS:
        (found,) = at(place, value)
        assert (found.path, found.message, repr(found.value)) == (place.path, "must be a string", repr(Kind(value)))


def test_every_enum_value_passes() -> None:
    for place in WORDS:
        assert [at(place, word) for word in place.shape.enum] == [[] for _ in place.shape.enum], place


@given(st.sampled_from(WORDS), st.text())
def test_any_other_enum_value_is_refused(place: Place, word: str) -> None:
    assert bool(at(place, word)) == (word not in place.shape.enum)
    assert at(place, place.shape.enum[0].lower() + "\n") != []


@given(st.sampled_from(NUMBERS), st.integers() | st.floats(allow_nan=False))
def test_a_number_passes_only_in_range(place: Place, number: float) -> None:
    lowest, highest = place.shape.metadata.get("min"), place.shape.metadata.get("max", 2**31 - 1)
    inside = (lowest is None or number >= lowest) and (highest is None or number <= highest)
    assert [found.path for found in at(place, number)] == ([] if inside else [place.path])


def test_the_least_and_greatest_number_pass_and_others_do_not() -> None:
    for place in BOUNDED_NUMBERS:
        metadata = place.shape.metadata
        for bound, beyond in (("min", -1), ("max", 1)):
            if bound in metadata:
                assert at(place, metadata[bound]) == []
                (found,) = at(place, metadata[bound] + beyond)
                assert str(metadata[bound]) in found.hint


@pytest.mark.parametrize("value", ["8", True, False, [], None])
def test_a_value_that_is_no_number_is_refused(value: Any) -> None:
    for place in NUMBERS:
        (found,) = at(place, value)
        assert (found.path, found.message) == (place.path, "must be a number")


def test_only_true_and_false_are_booleans() -> None:
    values: tuple[object, ...] = (0, 1, "", "true", [], {})
    for place in SWITCHES:
        assert at(place, False) == []
        assert at(place, True) == []
        for value in values:
            assert [found.message for found in at(place, value)] == ["must be true or false"]


@pytest.mark.parametrize("place", LISTS, ids=str)
def test_the_length_and_the_items_of_a_list_are_checked(place: Place) -> None:
    shape = place.shape
    length = max(shape.member.metadata.get("min", 0), 10)
    item = shape.member.enum[0] if shape.member.enum else FITTING[pattern_of(shape.member)](length)
    most = shape.metadata.get("max")
    assert at(place, [item] * max(shape.metadata.get("min", 0), 1)) == []
    if most is not None:
        assert at(place, [item] * most) == []
        (found,) = at(place, [item] * (most + 1))
        assert (found.path, found.value) == (place.path, most + 1)
        assert f"has {most + 1}" in found.message
    assert [violation.path for violation in at(place, [item, 5])] == [(*place.path, 1)]


def test_an_empty_list_may_be_too_short() -> None:
    shape = input_shape("cognito-idp", "CreateUserPool")
    assert list(violations(shape, {"PoolName": "x", "AutoVerifiedAttributes": []})) == []
    (found,) = violations(shape, {"PoolName": "x", "Schema": []})
    assert found.message == "must have 1 to 50 items, has 0"
    assert found.hint == "use at least 1 items"


def test_keys_and_values_of_a_map_are_checked() -> None:
    shape = input_shape("cognito-idp", "CreateUserPool")
    found = list(violations(shape, {"PoolName": "x", "UserPoolTags": {"k" * 129: "v", "key": "v" * 257, "0": ""}}))
    assert [violation.path for violation in found] == [("UserPoolTags", "k" * 129), ("UserPoolTags", "key")]


def test_missing_required_members_are_reported_at_any_depth() -> None:
    shape = input_shape("cognito-idp", "CreateUserPoolClient")
    found = list(violations(shape, {"ClientName": "x", "RefreshTokenRotation": {"RetryGracePeriodSeconds": 5}}))
    assert [violation.path for violation in found] == [("UserPoolId",), ("RefreshTokenRotation", "Feature")]
    assert {violation.value for violation in found} == {None}


def test_falsy_values_of_required_members_are_not_missing() -> None:
    shape: Any = StructureShape(
        "S",
        {"type": "structure", "required": ["A"], "members": {"A": {"shape": "B"}}},
        own_shapes({"B": {"type": "boolean"}}),
    )
    assert list(violations(shape, {"A": False})) == []


def own_shapes(shapes: Any) -> Any:
    return ShapeResolver(shapes)


def test_other_types_are_skipped() -> None:
    shape = own_shapes({"T": {"type": "timestamp"}}).resolve_shape_ref({"shape": "T"})
    assert list(violations(shape, object())) == []


@pytest.mark.parametrize(
    ("limits", "value", "rule", "fix"),
    [
        ({"min": 3}, 2, "must be at least 3", "use at least 3"),
        ({"max": 3}, 4, "must be at most 3", "use at most 3"),
        ({"min": 0, "max": 3}, -1, "must be 0 to 3", "use at least 0"),
        ({"min": 0}, 2**31, "must be at most 2147483647", "use at most 2147483647"),
    ],
)
def test_the_hint_for_a_number_has_the_bound_that_it_violates(limits: Any, value: int, rule: str, fix: str) -> None:
    shape = own_shapes({"N": {"type": "integer", **limits}}).resolve_shape_ref({"shape": "N"})
    (found,) = violations(shape, value)
    assert (found.message, found.hint) == (rule, fix)


# Outputs.

POOL_NAME = ("cognito-idp", "CreateUserPool", "PoolName")


def _refuse(found: ModelViolation) -> None:
    raise ValueError(found.message)


def _name_shape() -> Any:
    return input_shape(*POOL_NAME[:2]).members[POOL_NAME[2]]


def test_outputs_are_skipped() -> None:
    def program() -> None:
        output = pulumi.Output.from_input("not/allowed")
        assert list(violations(_name_shape(), output)) == []

    deploy(program)


def test_a_checked_output_has_its_valid_value() -> None:
    done = deploy(lambda: {"name": checked(_name_shape(), pulumi.Output.from_input("users"), _refuse)})
    assert done.outputs["name"] == "users"


def test_a_checked_output_fails_for_an_invalid_value() -> None:
    done = run(lambda: {"name": checked(_name_shape(), pulumi.Output.from_input("not/allowed"), _refuse)})
    assert isinstance(done.error, ValueError)
    assert done.outputs == {}


def test_a_checked_secret_is_a_secret() -> None:
    done = deploy(lambda: {"name": checked(_name_shape(), pulumi.Output.secret("users"), _refuse)})
    assert done.secret_outputs == {"name"}
