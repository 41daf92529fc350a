"""Validates arguments against their typed dictionary: unknown arguments, wrong types and unknown enum values.

A typed dictionary checks nothing at run time. Arguments from other languages arrive as dictionaries of strings and
floats.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

import pulumi

from cognito_identity.lambda_functions import is_function
from cognito_identity.validation.argument_names import NO_NAMES, ArgumentNames
from cognito_identity.validation.hints import example_of, wrong_type
from cognito_identity.validation.problems import Key, Path, Problems, showable
from cognito_identity.validation.shapes import Anything, EnumType, Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import nearest
from cognito_identity.validation.suggestions import meant_here, suggestion

E = TypeVar("E", bound=Enum)
_LARGEST = 2**63 - 1
"""AWS's integers have 64 bits."""
_LONGEST_SHOWN = 30
_DROPPED = object()
NOTHING: Any = MappingProxyType({})
"""No arguments: every default applies."""


def read_enum(enum: type[E], value: Any, problems: Problems, path: Path) -> E | None:
    """Return the enum's member for a member, its value or its name in any case; add a problem for anything else."""
    member = _enum_member(enum, value, problems, path)
    return member if isinstance(member, enum) else None


class _Reading(NamedTuple):
    """The context of one `read`."""

    problems: Problems
    spell: Callable[[str], str]
    root: ObjectType
    """The type of the whole arguments: suggestions for an unknown argument come from it."""
    start: int
    """How many segments of a path precede the arguments."""
    names: ArgumentNames


def read(
    typed_dict: type,
    args: Any,
    problems: Problems,
    path: Path = (),
    spell: Callable[[str], str] = str,
    names: ArgumentNames = NO_NAMES,
) -> dict[str, Any]:
    """Return the arguments with enum members and integers in place of their other forms; add to `problems`.

    An optional argument of `None` is the same as an absent one. Invalid values are left out. `spell` turns an argument
    name into the form the user writes: stack files are in camelCase.
    """
    root = object_type(typed_dict)
    value = _object(root, args, _Reading(problems, spell, root, len(path), names), path)
    return value if isinstance(value, dict) else {}


def _value(shape: Shape, value: Any, reading: _Reading, path: Path) -> Any:
    match shape:
        case Leaf():
            return _leaf(shape, value, reading.problems, path)
        case Anything():
            return value
        case EnumType():
            return _enum_member(shape.enum, value, reading.problems, path)
        case ListOf():
            return _list(shape, value, reading, path)
        case MapOf():
            return _map(shape, value, reading, path)
        case ObjectType():
            return _object(shape, value, reading, path)


def _object(shape: ObjectType, value: Any, reading: _Reading, path: Path) -> Any:
    if not _is_mapping(shape, value, reading, path):
        return _DROPPED
    names = {reading.spell(name): name for name in shape.fields}
    unsupported = {
        reading.spell(name): reason for name, reason in reading.names.unsupported.get(shape.typed_dict, {}).items()
    }
    takes_functions = shape.typed_dict in reading.names.takes_functions
    read_values: dict[str, Any] = {}
    for key, item in value.items():
        if key in unsupported:
            reading.problems.reject((*path, Key(key)), *unsupported[key], code="unsupported-argument")
        elif key not in names:
            hint = suggestion(reading.root, path[reading.start :], key, reading.names)
            reading.problems.reject((*path, Key(key)), "unknown argument", hint, code="unknown-argument")
            reading.problems.rejected.update((*path, name) for name in meant_here(shape, key, reading.names))
        elif item is not None:
            name = names[key]
            if takes_functions and isinstance(shape.fields[name], Leaf) and is_function(item):
                read_values[name] = item
                continue
            result = _value(shape.fields[name], item, reading, (*path, name))
            if result is not _DROPPED:
                read_values[name] = result
    for name in sorted(shape.required):
        if value.get(reading.spell(name)) is None and (*path, name) not in reading.problems.rejected:
            reading.problems.reject((*path, name), "is required", f"set `{name}`", code="missing-argument")
    return read_values


def _map(shape: MapOf, value: Any, reading: _Reading, path: Path) -> Any:
    if not _is_mapping(shape, value, reading, path):
        return _DROPPED
    values = {
        str(key): _value(shape.value, item, reading, (*path, Key(key)))
        for key, item in value.items()
        if _is_key(key, reading.problems, path)
    }
    return {key: item for key, item in values.items() if item is not _DROPPED}


def _is_key(key: object, problems: Problems, path: Path) -> bool:
    """Accept numbers as keys: YAML reads `2024:` as one."""
    if not isinstance(key, (str, int, float)):
        problems.reject((*path, Key(key)), "the key must be a string", "put it in quotes", code="wrong-type")
    elif _has_surrogate(str(key)):
        problems.reject((*path, Key(key)), *_SURROGATE, code="not-unicode")
    else:
        return True
    return False


def _list(shape: ListOf, value: Any, reading: _Reading, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        _refuse_output(reading.problems, path)
        return _DROPPED
    if isinstance(value, str) or not isinstance(value, Sequence):
        hint = f"write {example_of(shape, reading.spell)}"
        reading.problems.reject(path, "must be a list", hint, showable(value), code="must-be-list")
        return _DROPPED
    values = [_value(shape.item, item, reading, (*path, index)) for index, item in enumerate(value)]
    return [item for item in values if item is not _DROPPED]


def _leaf(shape: Leaf, value: Any, problems: Problems, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        if shape.output:
            return value
        _refuse_output(problems, path)
        return _DROPPED
    if shape.type is str and isinstance(value, str):
        return _text(value, problems, path)
    if shape.type is int and _is_integer(value):
        return _integer(int(value), problems, path)
    if type(value) is shape.type:
        return value
    # A number where a number belongs is no misplaced secret.
    shown = value if shape.type is int and isinstance(value, float) else showable(value)
    message, hint = wrong_type(shape, value, path)
    problems.reject(path, message, hint, shown, code="wrong-type")
    return _DROPPED


def _text(value: str, problems: Problems, path: Path) -> Any:
    # `str()` of a member of a string enum would be its name.
    text = str.__str__(value)
    if _has_surrogate(text):
        problems.reject(path, *_SURROGATE, code="not-unicode")
        return _DROPPED
    return text


_SURROGATE = ("must be valid Unicode: it contains half of a surrogate pair", "write the whole character")


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _is_integer(value: Any) -> bool:
    """Accept whole floats, in which the plugin gets numbers, and refuse booleans, which are integers to Python."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def _integer(number: int, problems: Problems, path: Path) -> Any:
    if abs(number) > _LARGEST:
        problems.reject(path, "must fit in 64 bits", "use a smaller number", code="number-too-large")
        return _DROPPED
    return number


def _enum_member(enum: type[Enum], value: Any, problems: Problems, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        _refuse_output(problems, path)
        return _DROPPED
    if isinstance(value, enum):
        return value
    # YAML 1.1 turns `off` into false.
    text = "off" if value is False else value
    if isinstance(text, str):
        for member in enum:
            if text.lower() in (str(member.value).lower(), member.name.lower()):
                return member
    known = ", ".join(str(member.value) for member in enum)
    near = nearest(text, [str(member.value) for member in enum]) if isinstance(text, str) else None
    problems.reject(
        path,
        f"must be one of {known}",
        f"did you mean {near}?" if near else "choose one of these",
        # A long string may be a misplaced secret.
        value if isinstance(value, str) and len(value) <= _LONGEST_SHOWN else showable(value),
        code="not-a-choice",
    )
    return _DROPPED


def _is_mapping(shape: ObjectType | MapOf, value: Any, reading: _Reading, path: Path) -> bool:
    if isinstance(value, pulumi.Output):
        _refuse_output(reading.problems, path)
        return False
    if not isinstance(value, Mapping):
        hint = f"write {example_of(shape, reading.spell)}"
        if isinstance(value, pulumi.ResourceOptions):
            hint = "options are the third argument: opts=…"
        reading.problems.reject(path, "must be a mapping", hint, showable(value), code="must-be-mapping")
        return False
    return True


def _refuse_output(problems: Problems, path: Path) -> None:
    hint = "set it in the program or in the stack's configuration"
    problems.reject(path, "must be a plain value, not an Output", hint, code="must-be-plain")


def nested(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a nested group of arguments, or an empty one where it is absent."""
    return cast("dict[str, Any]", values.get(key) or {})
