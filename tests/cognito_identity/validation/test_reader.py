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


# Valid arguments.


def test_valid_values_are_returned_unchanged() -> None:
    args = {"user_pool_name": "users", "self_sign_up_enabled": True, "password_policy": {"min_length": 12}}
    assert pool(args) == (args, [])


def test_none_is_the_same_as_absent() -> None:
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
def test_whole_floats_become_integers(number: float) -> None:
    values, problems = pool({"password_policy": {"min_length": number}})
    assert problems == []
    assert values["password_policy"]["min_length"] == 12
    assert type(values["password_policy"]["min_length"]) is int


class Choice(str, Enum):  # noqa: UP042 -- its `str()` is not its value
    NAME = "users"


class Text(str):
    __slots__ = ()


@pytest.mark.parametrize("text", [Choice.NAME, Text("users")])
def test_a_subclass_of_str_becomes_a_plain_string(text: str) -> None:
    values, problems = pool({"user_pool_name": text})
    assert problems == []
    assert values["user_pool_name"] == "users"
    assert type(values["user_pool_name"]) is str


@pytest.mark.parametrize("enum", ENUMS)
def test_an_enum_takes_its_member_value_and_name_in_any_case(enum: type[Enum]) -> None:
    for member in enum:
        shape = EnumType(enum)
        for written in (member, member.value, member.name, member.value.upper(), member.name.title()):
            assert _through(shape, written) == (member, [])


def test_false_is_read_as_off() -> None:
    assert pool({"mfa": False}) == ({"mfa": Mfa.OFF}, [])
    assert pool({"account_recovery": False})[1] != []


def test_an_input_takes_an_output() -> None:
    def program() -> None:
        output = pulumi.Output.from_input("x")
        values, problems = reading(AppClientArgs, {"user_pool_id": output, "o_auth": {"scopes": [output]}})
        assert values["user_pool_id"] is output
        assert values["o_auth"]["scopes"] == [output]
        assert problems == []

    deploy(program)


def test_reading_is_idempotent() -> None:
    args = {"mfa": "OFF", "password_policy": {"min_length": 12.0}, "custom_attributes": {"a": {"type": "STRING"}}}
    once, _ = pool(args)
    assert pool(once) == (once, [])


def test_the_arguments_are_not_mutated() -> None:
    args = {"mfa": "off", "password_policy": {"min_length": 12.0}}
    before = json.dumps(args)
    pool(args)
    assert json.dumps(args) == before


# Invalid arguments.


NUMBER, BOOLEAN = "password_policy.min_length", "self_sign_up_enabled"
NO_NUMBERS: tuple[Any, ...] = ("12", True, 12.5, float("nan"), float("inf"), [], 4711.5)


@pytest.mark.parametrize(
    ("args", "path", "code"),
    [
        *(({"password_policy": {"min_length": value}}, NUMBER, "wrong-type") for value in NO_NUMBERS),
        ({"password_policy": {"min_length": 2**63}}, NUMBER, "number-too-large"),
        ({"password_policy": {"min_length": 1e300}}, NUMBER, "number-too-large"),
        *(({BOOLEAN: value}, BOOLEAN, "wrong-type") for value in ("true", 1, 47110815)),
        *(({"user_pool_name": value}, "user_pool_name", "wrong-type") for value in (5, 47110815, 4711.5, ["x"])),
        *(({"mfa": value}, "mfa", "not-a-choice") for value in ("requierd", True, 1, 47110815, ["off"])),
        *(({"password_policy": value}, "password_policy", "must-be-mapping") for value in (8, 47110815, "hunter2")),
        ({"user_pool_name": "\ud83d"}, "user_pool_name", "not-unicode"),
        ({"tags": {"\ud83d": "x"}}, "tags.\\ud83d", "not-unicode"),
        ({"tags": {None: "x"}}, "tags.None", "wrong-type"),
        ({"tags": {"team": None}}, "tags.team", "wrong-type"),
        ({"tags": ["x"]}, "tags", "must-be-mapping"),
        ({"password_policy": {"min_lenght": 12}}, "password_policy.min_lenght", "unknown-argument"),
        ({"password_policy": {"minLength": 12}}, "password_policy.minLength", "unknown-argument"),
        ({"password_policy": {"zzz": 12}}, "password_policy.zzz", "unknown-argument"),
        ({5: 1}, "5", "unknown-argument"),
        ({None: 1}, "None", "unknown-argument"),
        ({"custom_attributes": {"a": {}}}, "custom_attributes.a.type", "missing-argument"),
        ({"custom_attributes": {"a": {"type": None}}}, "custom_attributes.a.type", "missing-argument"),
        (
            {"custom_attributes": {"a": {"type": "string", "required": True}}},
            "custom_attributes.a.required",
            "unsupported-argument",
        ),
    ],
)
def test_an_invalid_value_is_one_problem(args: Any, path: str, code: str) -> None:
    problems = Problems()
    read(UserPoolWithMfaArgs, args, problems, names=NAMES)
    assert [problem.code for problem in problems] == [code]
    assert [problem.text().partition(": ")[0] for problem in problems] == [path]


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (
            {"password_policy": {"min_length": "12"}},
            "password_policy.min_length: must be an integer, got a string; write a number without quotes",
        ),
        ({BOOLEAN: 1}, "self_sign_up_enabled: must be true or false, got 1; write true or false, without quotes"),
        ({"user_pool_name": 47110815}, "user_pool_name: must be a string, got a number; put it in quotes"),
        ({"tags": {"team": None}}, "tags.team: must be a string, got None; set a value or leave it out"),
        ({"tags": ["x"]}, 'tags: must be a mapping, got a list; write {"<name>": …}'),
        (
            {"custom_attributes": ["x"]},
            'custom_attributes: must be a mapping, got a list; write {"<name>": {"type": "string"}}',
        ),
        ({"mfa": "requierd"}, "mfa: must be one of off, optional, required, got 'requierd'; did you mean required?"),
        ({"mfa": 1}, "mfa: must be one of off, optional, required, got 1; choose one of these"),
        ({"password_policy": {"min_length": 1e300}}, f"{NUMBER}: must fit in 64 bits; use a smaller number"),
        ({"custom_attributes": {"a": {}}}, "custom_attributes.a.type: is required; set `type`"),
    ],
)
def test_a_message_is_path_problem_value_and_fix(args: Any, line: str) -> None:
    assert pool(args)[1] == [line]


def test_options_given_as_arguments() -> None:
    _, problems = pool(pulumi.ResourceOptions())
    assert problems == ["args: must be a mapping, got ResourceOptions; options are the third argument: opts=…"]


@pytest.mark.parametrize("args", [None, [], "x", 5, True])
def test_arguments_that_are_no_mapping_are_refused(args: Any) -> None:
    values, problems = pool(args)
    assert values == {}
    assert problems[0].startswith("args: must be a mapping")


@pytest.mark.parametrize("value", ["https://x", {"0": "https://x"}, 5])
def test_a_value_that_is_no_list_is_refused(value: Any) -> None:
    _, problems = reading(AppClientArgs, {"user_pool_id": "x", "o_auth": {"callback_urls": value}})
    assert [problem.split(":")[0] for problem in problems] == ["o_auth.callback_urls"]
    assert "must be a list" in problems[0]


def test_only_the_invalid_items_of_a_list_are_left_out() -> None:
    values, problems = reading(AppClientArgs, {"user_pool_id": "x", "read_attributes": ["email", 5, "name", None]})
    assert values["read_attributes"] == ["email", "name"]
    assert [problem.split(":")[0] for problem in problems] == ["read_attributes[1]", "read_attributes[3]"]


def test_all_problems_are_reported_together() -> None:
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
def test_an_output_is_refused_where_a_plain_value_is_needed(place: Any) -> None:
    def program() -> None:
        output = pulumi.Output.secret("hunter2")
        _, problems = pool(_put(place, output))
        assert len(problems) == 1
        assert "must be a plain value, not an Output" in problems[0]
        assert "hunter2" not in problems[0]

    deploy(program)


def test_a_list_that_is_an_output_is_refused() -> None:
    def program() -> None:
        urls = pulumi.Output.from_input(["https://x"])
        _, problems = reading(AppClientArgs, {"user_pool_id": "x", "o_auth": {"callback_urls": urls}})
        assert [problem.split(":")[0] for problem in problems] == ["o_auth.callback_urls"]

    deploy(program)


@pytest.mark.parametrize("place", [{"password_policy": {"min_length": ...}}, {"password_policy": ...}])
def test_a_misplaced_string_is_not_shown(place: Any) -> None:
    _, problems = pool(_put(place, "hunter2"))
    assert len(problems) == 1
    assert "hunter2" not in problems[0]


def test_the_value_of_an_unknown_argument_is_not_shown() -> None:
    _, problems = pool({"pasword": "hunter2"})
    assert "hunter2" not in problems[0]


def test_an_absent_group_is_empty() -> None:
    assert nested({"a": {"b": 1}, "c": None}, "a") == {"b": 1}
    assert nested({"a": {"b": 1}, "c": None}, "c") == {}
    assert nested({}, "d") == {}


# Properties.

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children, max_size=4),
    max_leaves=15,
)


def valid(shape: Shape) -> st.SearchStrategy[Any]:
    """Valid values of a shape."""
    match shape:
        case Leaf(type=kind):
            return {str: st.text(), int: st.integers(-(2**63) + 1, 2**63 - 1), bool: st.booleans()}[kind]
        case Anything():
            return json_values
        case EnumType(enum=enum):
            return st.sampled_from([member.value for member in enum])
        case ListOf(item=item):
            return st.lists(valid(item), max_size=3)
        case MapOf(value=value):
            return st.dictionaries(st.text(), valid(value), max_size=2)
        case ObjectType():
            required = {word: valid(shape.fields[word]) for word in shape.required}
            optional = {
                word: st.none() | valid(field) for word, field in shape.fields.items() if word not in shape.required
            }
            return st.fixed_dictionaries(required, optional=optional)


def partly_valid(shape: Shape) -> st.SearchStrategy[Any]:
    """Partly valid values of a shape."""
    match shape:
        case ObjectType():
            fields = {word: partly_valid(field) | json_values for word, field in shape.fields.items()}
            near = st.fixed_dictionaries({}, optional=fields)
            strange = st.dictionaries(st.text(), json_values, max_size=1)
            return st.builds(lambda known, unknown: {**known, **unknown}, near, strange) | json_values
        case MapOf(value=value):
            return st.dictionaries(st.text(), partly_valid(value) | json_values, max_size=2)
        case ListOf(item=item):
            return st.lists(partly_valid(item) | json_values, max_size=2)
        case _:
            return valid(shape)


def is_valid(shape: Shape, value: Any) -> bool:
    match shape:
        case Leaf(type=kind):
            return type(value) is kind
        case Anything():
            return True
        case EnumType(enum=enum):
            return type(value) is enum
        case ListOf(item=item):
            return type(value) is list and all(is_valid(item, one) for one in value)
        case MapOf(value=inner):
            return type(value) is dict and all(type(key) is str and is_valid(inner, one) for key, one in value.items())
        case ObjectType():
            return type(value) is dict and all(
                word in shape.fields and is_valid(shape.fields[word], one) for word, one in value.items()
            )


def in_camel_case(shape: Shape, value: Any) -> Any:
    match shape:
        case ObjectType() if isinstance(value, dict):
            return {camel(word): in_camel_case(shape.fields[word], one) for word, one in value.items()}
        case MapOf(value=inner) if isinstance(value, dict):
            return {key: in_camel_case(inner, one) for key, one in value.items()}
        case ListOf(item=item) if isinstance(value, list):
            return [in_camel_case(item, one) for one in value]
        case _:
            return value


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("typed_dict", ARGS)
def test_any_json_becomes_typed_values_or_problems(typed_dict: type, data: st.DataObject) -> None:
    shape = object_type(typed_dict)
    value = data.draw(partly_valid(shape))
    problems = Problems()
    result = read(typed_dict, value, problems, names=NAMES)
    assert is_valid(shape, result)
    assert all(path_text(problem.path) and problem.text().isprintable() for problem in problems)
    if result != value and not problems:
        # Differences are enum members, integers and keys without a value.
        assert read(typed_dict, result, Problems(), names=NAMES) == result


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("typed_dict", ARGS)
def test_valid_values_have_no_problem_in_snake_case_and_camel_case(typed_dict: type, data: st.DataObject) -> None:
    shape = object_type(typed_dict)
    value = data.draw(valid(shape))
    problems = Problems()
    result = read(typed_dict, value, problems, names=NAMES)
    translated = read(typed_dict, in_camel_case(shape, value), problems, spell=camel, names=NAMES)
    assert list(problems) == []
    assert translated == result


@given(st.text(max_size=30))
def test_any_string_is_an_enum_value_or_a_problem(text: str) -> None:
    known = {word.lower() for member in AccountRecovery for word in (member.value, member.name)}
    result, problems = _through(EnumType(AccountRecovery), text)
    assert (result is None) == bool(problems)
    assert bool(problems) == (text.lower() not in known)


def _through(shape: Shape, value: Any) -> tuple[Any, list[str]]:
    from cognito_identity.validation.reader import _Reading, _value  # noqa: PLC0415 -- private, for this helper only

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
def test_a_misplaced_secret_is_not_shown(args: Any) -> None:
    problems = Problems()
    read(UserIdentityArgs, args, problems, names=NAMES)
    assert problems
    assert "s3cret" not in " ".join(problem.text() for problem in problems)


def test_an_unsupported_argument_in_camel_case() -> None:
    problems = Problems()
    custom = {"userPool": {"customAttributes": {"x": {"type": "string", "required": True}}}}
    read(UserIdentityArgs, custom, problems, spell=camel, names=NAMES)
    assert "isn't available" in next(iter(problems)).text()
