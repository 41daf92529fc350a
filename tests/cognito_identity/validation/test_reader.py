import json
from enum import Enum
from typing import Any

import pulumi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.enums import AccountRecovery, ClientPreset, Mfa, VerificationEmailStyle
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.problems import Problems, path_text
from cognito_identity.validation.reader import nested, read
from cognito_identity.validation.shapes import Anything, EnumType, Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import camel
from tests.cognito_identity.engine import deploy

ARGS: tuple[type, ...] = (UserIdentityArgs, UserPoolWithMfaArgs, AppClientArgs, IdentityPoolArgs)
ENUMS: tuple[type[Enum], ...] = (Mfa, AccountRecovery, ClientPreset, VerificationEmailStyle)


def reading(typed_dict: type, args: Any) -> tuple[dict[str, Any], list[str]]:
    problems = Problems()
    values = read(typed_dict, args, problems, names=NAMES)
    return values, [problem.text() for problem in problems]


def pool(args: Any) -> tuple[dict[str, Any], list[str]]:
    return reading(UserPoolWithMfaArgs, args)


# What fits.


def test_plain_values_come_back_as_they_are() -> None:
    args = {"user_pool_name": "people", "self_sign_up_enabled": True, "password_policy": {"min_length": 12}}
    assert pool(args) == (args, [])


def test_none_counts_as_not_given() -> None:
    assert pool({"user_pool_name": None, "password_policy": {"min_length": None}}) == ({"password_policy": {}}, [])


def test_falsy_values_are_values() -> None:
    args: dict[str, Any] = {
        "user_pool_name": "",
        "sign_in_case_sensitive": False,
        "standard_attributes": {},
        "password_policy": {"min_length": 0},
    }
    assert pool(args) == (args, [])
    assert reading(AppClientArgs, {"user_pool_id": "x", "read_attributes": []})[0]["read_attributes"] == []


@pytest.mark.parametrize("number", [12, 12.0])
def test_whole_numbers_become_ints_even_where_they_travelled_as_floats(number: float) -> None:
    values, problems = pool({"password_policy": {"min_length": number}})
    assert problems == []
    assert values["password_policy"]["min_length"] == 12
    assert type(values["password_policy"]["min_length"]) is int


class Word(str, Enum):  # noqa: UP042 -- the kind of enum whose `str()` is not its text
    NAME = "people"


class Text(str):
    __slots__ = ()


@pytest.mark.parametrize("text", [Word.NAME, Text("people")])
def test_text_of_a_kind_of_its_own_becomes_plain_text(text: str) -> None:
    values, problems = pool({"user_pool_name": text})
    assert problems == []
    assert values["user_pool_name"] == "people"
    assert type(values["user_pool_name"]) is str


@pytest.mark.parametrize("enum", ENUMS)
def test_a_member_its_value_and_its_name_in_any_case_are_the_same_word(enum: type[Enum]) -> None:
    for member in enum:
        shape = EnumType(enum)
        for written in (member, member.value, member.name, member.value.upper(), member.name.title()):
            assert _through(shape, written) == (member, [])


def test_a_yaml_writer_that_made_false_of_off_is_understood() -> None:
    assert pool({"mfa": False}) == ({"mfa": Mfa.OFF}, [])
    assert pool({"account_recovery": False})[1] != []


def test_outputs_are_taken_where_only_a_value_is_asked() -> None:
    def program() -> None:
        output = pulumi.Output.from_input("x")
        values, problems = reading(AppClientArgs, {"user_pool_id": output, "o_auth": {"scopes": [output]}})
        assert values["user_pool_id"] is output
        assert values["o_auth"]["scopes"] == [output]
        assert problems == []

    deploy(program)


def test_reading_twice_changes_nothing() -> None:
    args = {"mfa": "OFF", "password_policy": {"min_length": 12.0}, "custom_attributes": {"a": {"type": "STRING"}}}
    once, _ = pool(args)
    assert pool(once) == (once, [])


def test_the_given_arguments_are_left_alone() -> None:
    args = {"mfa": "off", "password_policy": {"min_length": 12.0}}
    before = json.dumps(args)
    pool(args)
    assert json.dumps(args) == before


# What does not fit.


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"password_policy": {"min_length": "12"}}, "password_policy.min_length: must be a whole number, got text"),
        ({"password_policy": {"min_length": True}}, "password_policy.min_length: must be a whole number, got True"),
        ({"password_policy": {"min_length": 12.5}}, "password_policy.min_length: must be a whole number, got 12.5"),
        (
            {"password_policy": {"min_length": float("nan")}},
            "password_policy.min_length: must be a whole number, got nan",
        ),
        (
            {"password_policy": {"min_length": float("inf")}},
            "password_policy.min_length: must be a whole number, got inf",
        ),
        ({"password_policy": {"min_length": []}}, "password_policy.min_length: must be a whole number, got list"),
        (
            {"password_policy": {"min_length": 2**63}},
            "password_policy.min_length: must be a number of at most 64 bits; use a smaller number",
        ),
        ({"password_policy": {"min_length": 1e300}}, "password_policy.min_length: must be a number of at most 64 bits"),
        ({"self_sign_up_enabled": "true"}, "self_sign_up_enabled: must be true or false, got text"),
        ({"self_sign_up_enabled": 1}, "self_sign_up_enabled: must be true or false, got 1"),
        ({"user_pool_name": 5}, "user_pool_name: must be text, got 5; write it as text"),
        ({"user_pool_name": 47110815}, "user_pool_name: must be text, got int; write it as text"),
        ({"user_pool_name": 4711.5}, "user_pool_name: must be text, got float; write it as text"),
        ({"mfa": 47110815}, "mfa: must be one of off, optional, required, got int"),
        ({"password_policy": 47110815}, "password_policy: must be a group of settings, got int"),
        ({"self_sign_up_enabled": 47110815}, "self_sign_up_enabled: must be true or false, got int"),
        ({"password_policy": {"min_length": 4711.5}}, "password_policy.min_length: must be a whole number, got 4711.5"),
        ({"tags": {"\ud83d": "x"}}, "tags.\\ud83d: must be Unicode text, and holds half a character"),
        ({"tags": {None: "x"}}, "tags.None: must be text, as every key"),
        ({"user_pool_name": ["x"]}, "user_pool_name: must be text, got list"),
        ({"user_pool_name": "\ud83d"}, "user_pool_name: must be Unicode text, and holds half a character"),
        ({"tags": {"team": None}}, "tags.team: must be text, got None; leave it out or give a value"),
        ({"tags": ["x"]}, "tags: must be a group of settings, got list; write it as keys and values"),
        ({"password_policy": 8}, "password_policy: must be a group of settings, got 8"),
        ({"password_policy": "hunter2"}, "password_policy: must be a group of settings, got text; write it"),
        ({"mfa": "requierd"}, "mfa: must be one of off, optional, required, got 'requierd'; did you mean required?"),
        ({"mfa": True}, "mfa: must be one of off, optional, required, got True; write one of these"),
        ({"mfa": 1}, "mfa: must be one of off, optional, required, got 1"),
        ({"mfa": ["off"]}, "mfa: must be one of off, optional, required, got list"),
        ({"password_policy": {"min_lenght": 12}}, "password_policy.min_lenght: unknown argument; did you mean"),
        ({"password_policy": {"minLength": 12}}, "password_policy.minLength: unknown argument; did you mean"),
        ({"password_policy": {"zzz": 12}}, "password_policy.zzz: unknown argument; the known ones are `min_length`"),
        ({5: 1}, "5: unknown argument; the known ones are"),
        ({None: 1}, "None: unknown argument; the known ones are"),
        ({"custom_attributes": {"a": {}}}, "custom_attributes.a.type: is required and was not given; give `type`"),
        ({"custom_attributes": {"a": {"type": None}}}, "custom_attributes.a.type: is required and was not given"),
        (
            {"custom_attributes": {"a": {"type": "string", "required": True}}},
            "custom_attributes.a.required: isn't available: a Cognito custom attribute can't be required; leave",
        ),
    ],
)
def test_what_does_not_fit_is_named_by_path_rule_and_way_out(args: Any, expected: str) -> None:
    _, problems = pool(args)
    assert len(problems) == 1
    assert problems[0].startswith(expected)


def test_options_in_the_place_of_arguments_are_told_from_them() -> None:
    _, problems = pool(pulumi.ResourceOptions())
    assert problems == [
        "args: must be a group of settings, got ResourceOptions; options are the third argument: opts=…"
    ]


@pytest.mark.parametrize("args", [None, [], "x", 5, True])
def test_arguments_that_are_no_dictionary_are_refused(args: Any) -> None:
    values, problems = pool(args)
    assert values == {}
    assert problems[0].startswith("args: must be a group of settings")


@pytest.mark.parametrize("value", ["https://x", {"0": "https://x"}, 5])
def test_what_is_no_list_is_refused_where_a_list_is_asked(value: Any) -> None:
    _, problems = reading(AppClientArgs, {"user_pool_id": "x", "o_auth": {"callback_urls": value}})
    assert [problem.split(":")[0] for problem in problems] == ["o_auth.callback_urls"]
    assert "must be a list" in problems[0]


def test_a_list_loses_only_its_bad_items_and_each_is_named_by_its_place() -> None:
    values, problems = reading(AppClientArgs, {"user_pool_id": "x", "read_attributes": ["email", 5, "name", None]})
    assert values["read_attributes"] == ["email", "name"]
    assert [problem.split(":")[0] for problem in problems] == ["read_attributes[1]", "read_attributes[3]"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    _, problems = pool({"mfa": "x", "user_pool_name": 5, "nonsense": 1, "password_policy": {"min_length": "8"}})
    assert len(problems) == 4


@pytest.mark.parametrize(
    "place",
    [
        {"mfa": ...},
        {"self_sign_up_enabled": ...},
        {"password_policy": ...},
        {"password_policy": {"min_length": ...}},
        {"custom_attributes": ...},
        {"custom_attributes": {"a": ...}},
        {"tags": ...},
    ],
)
def test_an_output_that_would_shape_the_graph_or_the_safety_is_refused_with_the_reason(place: Any) -> None:
    def program() -> None:
        output = pulumi.Output.secret("hunter2")
        _, problems = pool(_put(place, output))
        assert len(problems) == 1
        assert "must be known before anything is deployed" in problems[0]
        assert "hunter2" not in problems[0]

    deploy(program)


def test_a_list_that_is_an_output_is_refused() -> None:
    def program() -> None:
        urls = pulumi.Output.from_input(["https://x"])
        _, problems = reading(AppClientArgs, {"user_pool_id": "x", "o_auth": {"callback_urls": urls}})
        assert [problem.split(":")[0] for problem in problems] == ["o_auth.callback_urls"]

    deploy(program)


@pytest.mark.parametrize("place", [{"password_policy": {"min_length": ...}}, {"password_policy": ...}])
def test_text_that_went_astray_is_not_shown_for_it_may_be_a_secret(place: Any) -> None:
    _, problems = pool(_put(place, "hunter2"))
    assert len(problems) == 1
    assert "hunter2" not in problems[0]


def test_an_unknown_words_value_is_not_shown() -> None:
    _, problems = pool({"pasword": "hunter2"})
    assert "hunter2" not in problems[0]


def test_a_group_that_was_not_given_is_an_empty_one() -> None:
    assert nested({"a": {"b": 1}, "c": None}, "a") == {"b": 1}
    assert nested({"a": {"b": 1}, "c": None}, "c") == {}
    assert nested({}, "d") == {}


# Properties.

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children, max_size=4),
    max_leaves=15,
)


def fitting(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that fit a shape."""
    match shape:
        case Leaf(type=kind):
            return {str: st.text(), int: st.integers(-(2**63) + 1, 2**63 - 1), bool: st.booleans()}[kind]
        case Anything():
            return json_values
        case EnumType(enum=enum):
            return st.sampled_from([member.value for member in enum])
        case ListOf(item=item):
            return st.lists(fitting(item), max_size=3)
        case MapOf(value=value):
            return st.dictionaries(st.text(), fitting(value), max_size=2)
        case ObjectType():
            required = {word: fitting(shape.fields[word]) for word in shape.required}
            optional = {
                word: st.none() | fitting(field) for word, field in shape.fields.items() if word not in shape.required
            }
            return st.fixed_dictionaries(required, optional=optional)


def mangled(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that fit here and there."""
    match shape:
        case ObjectType():
            fields = {word: mangled(field) | json_values for word, field in shape.fields.items()}
            near = st.fixed_dictionaries({}, optional=fields)
            strange = st.dictionaries(st.text(), json_values, max_size=1)
            return st.builds(lambda known, unknown: {**known, **unknown}, near, strange) | json_values
        case MapOf(value=value):
            return st.dictionaries(st.text(), mangled(value) | json_values, max_size=2)
        case ListOf(item=item):
            return st.lists(mangled(item) | json_values, max_size=2)
        case _:
            return fitting(shape)


def fits(shape: Shape, value: Any) -> bool:
    match shape:
        case Leaf(type=kind):
            return type(value) is kind
        case Anything():
            return True
        case EnumType(enum=enum):
            return type(value) is enum
        case ListOf(item=item):
            return type(value) is list and all(fits(item, one) for one in value)
        case MapOf(value=inner):
            return type(value) is dict and all(type(key) is str and fits(inner, one) for key, one in value.items())
        case ObjectType():
            return type(value) is dict and all(
                word in shape.fields and fits(shape.fields[word], one) for word, one in value.items()
            )


def spelled_in_camel_case(shape: Shape, value: Any) -> Any:
    match shape:
        case ObjectType() if isinstance(value, dict):
            return {camel(word): spelled_in_camel_case(shape.fields[word], one) for word, one in value.items()}
        case MapOf(value=inner) if isinstance(value, dict):
            return {key: spelled_in_camel_case(inner, one) for key, one in value.items()}
        case ListOf(item=item) if isinstance(value, list):
            return [spelled_in_camel_case(item, one) for one in value]
        case _:
            return value


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("typed_dict", ARGS)
def test_arbitrary_json_comes_out_typed_or_as_problems_with_paths(typed_dict: type, data: st.DataObject) -> None:
    shape = object_type(typed_dict)
    value = data.draw(mangled(shape))
    problems = Problems()
    result = read(typed_dict, value, problems, names=NAMES)
    assert fits(shape, result)
    assert all(path_text(problem.path) and problem.text().isprintable() for problem in problems)
    if result != value and not problems:
        # What is not the same is settled: words, whole floats, keys without a value.
        assert read(typed_dict, result, Problems(), names=NAMES) == result


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("typed_dict", ARGS)
def test_what_fits_is_read_without_a_problem_and_the_same_in_both_notations(
    typed_dict: type, data: st.DataObject
) -> None:
    shape = object_type(typed_dict)
    value = data.draw(fitting(shape))
    problems = Problems()
    result = read(typed_dict, value, problems, names=NAMES)
    translated = read(typed_dict, spelled_in_camel_case(shape, value), problems, spell=camel, names=NAMES)
    assert list(problems) == []
    assert translated == result


@given(st.text(max_size=30))
def test_a_word_is_one_of_the_known_ones_or_a_problem(text: str) -> None:
    known = {word.lower() for member in AccountRecovery for word in (member.value, member.name)}
    result, problems = _through(EnumType(AccountRecovery), text)
    assert (result is None) == bool(problems)
    assert bool(problems) == (text.lower() not in known)


def _through(shape: Shape, value: Any) -> tuple[Any, list[str]]:
    from cognito_identity.validation.reader import _Reading, _value  # noqa: PLC0415 -- behind the door, for this helper only

    problems = Problems()
    result = _value(shape, value, _Reading(problems, str, object_type(UserPoolWithMfaArgs), 0, NAMES), ("word",))
    texts = [problem.text() for problem in problems]
    return (None if texts else result), texts


def _put(place: Any, value: Any) -> Any:
    if place is ...:
        return value
    return {key: _put(inner, value) for key, inner in place.items()}


@pytest.mark.parametrize(
    "args",
    [
        {"identity_providers": [{"client_secret": "s3cret"}]},
        {"identity_providers": {"google": ["s3cret"]}},
        {"clients": {"web": {"o_auth": {"scopes": {"s3cret": 1}}}}},
        {"clients": "s3cret"},
        {"user_pool": {"mfa": "s3cret" * 9}},
    ],
)
def test_what_stands_in_the_wrong_place_is_not_shown(args: Any) -> None:
    problems = Problems()
    read(UserIdentityArgs, args, problems, names=NAMES)
    assert problems
    assert "s3cret" not in " ".join(problem.text() for problem in problems)


def test_a_refused_word_is_known_in_every_spelling() -> None:
    problems = Problems()
    custom = {"userPool": {"customAttributes": {"x": {"type": "string", "required": True}}}}
    read(UserIdentityArgs, custom, problems, spell=camel, names=NAMES)
    assert "isn't available" in next(iter(problems)).text()
