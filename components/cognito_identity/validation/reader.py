"""From what people wrote to plain, complete-or-absent values in this API's words.

A typed dictionary checks nothing at run time, and other languages' arguments arrive as plain dictionaries of
strings and floats: here unknown keys, wrong types and unknown words become problems.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

import pulumi

from cognito_identity.lambda_functions import is_function
from cognito_identity.validation.argument_names import NO_NAMES, ArgumentNames
from cognito_identity.validation.problems import Key, Path, Problems, showable
from cognito_identity.validation.shapes import Anything, EnumType, Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from cognito_identity.validation.spelling import nearest
from cognito_identity.validation.suggestions import meant_here, suggestion

E = TypeVar("E", bound=Enum)
_TYPE_NAMES = {str: "text", int: "a whole number", bool: "true or false"}
_LARGEST = 2**63 - 1
"""AWS's whole numbers have 64 bits."""
_LONGEST_WORD = 30
_DROPPED = object()
NOTHING: Any = MappingProxyType({})
"""Arguments that were left out: all the defaults."""


def read_word(enum: type[E], value: Any, problems: Problems, path: Path) -> E | None:
    """Return the member that is meant, by itself, its value, or its name in any case; note where there is none."""
    word = _word(enum, value, problems, path)
    return word if isinstance(word, enum) else None


class _Reading(NamedTuple):
    """One pass over one set of arguments: where problems go, and how its author spells words."""

    problems: Problems
    spell: Callable[[str], str]
    root: ObjectType
    """The whole arguments, and where they begin: what a misplaced word is looked for in."""
    start: int
    names: ArgumentNames


def read(
    typed_dict: type,
    args: Any,
    problems: Problems,
    path: Path = (),
    spell: Callable[[str], str] = str,
    names: ArgumentNames = NO_NAMES,
) -> dict[str, Any]:
    """Return the given arguments with enums, numbers and nesting settled; note what is wrong in `problems`.

    `None` counts as not given wherever a key is optional. Values found wrong are left out. `spell` turns this API's
    words into the author's: stack files are written in camelCase.
    """
    root = object_type(typed_dict)
    value = _words(root, args, _Reading(problems, spell, root, len(path), names), path)
    return value if isinstance(value, dict) else {}


def _value(shape: Shape, value: Any, reading: _Reading, path: Path) -> Any:
    match shape:
        case Leaf():
            return _leaf(shape, value, reading.problems, path)
        case Anything():
            return value
        case EnumType():
            return _word(shape.enum, value, reading.problems, path)
        case ListOf():
            return _list(shape, value, reading, path)
        case MapOf():
            return _map(shape, value, reading, path)
        case ObjectType():
            return _words(shape, value, reading, path)


def _words(shape: ObjectType, value: Any, reading: _Reading, path: Path) -> Any:
    if not _is_dict(value, reading.problems, path):
        return _DROPPED
    words = {reading.spell(name): name for name in shape.fields}
    unsupported = reading.names.unsupported.get(shape.typed_dict, {})
    refused = {reading.spell(word): reason for word, reason in unsupported.items()}
    takes_functions = shape.typed_dict in reading.names.takes_functions
    read_values: dict[str, Any] = {}
    for key, item in value.items():
        if key in refused:
            rule, fix = refused[key]
            reading.problems.reject((*path, Key(key)), rule, fix, code="unsupported-argument")
        elif key not in words:
            hint = suggestion(reading.root, path[reading.start :], key, reading.names)
            reading.problems.reject((*path, Key(key)), "unknown argument", hint, code="unknown-argument")
            reading.problems.rejected.update((*path, name) for name in meant_here(shape, key, reading.names))
        elif item is not None:
            word = words[key]
            if takes_functions and isinstance(shape.fields[word], Leaf) and is_function(item):
                read_values[word] = item
                continue
            settled = _value(shape.fields[word], item, reading, (*path, word))
            if settled is not _DROPPED:
                read_values[word] = settled
    for word in sorted(shape.required):
        if value.get(reading.spell(word)) is None and (*path, word) not in reading.problems.rejected:
            reading.problems.reject(
                (*path, word), "is required and was not given", f"give `{word}`", code="missing-argument"
            )
    return read_values


def _map(shape: MapOf, value: Any, reading: _Reading, path: Path) -> Any:
    if not _is_dict(value, reading.problems, path):
        return _DROPPED
    settled = {
        str(key): _value(shape.value, item, reading, (*path, Key(key)))
        for key, item in value.items()
        if _is_key(key, reading.problems, path)
    }
    return {key: item for key, item in settled.items() if item is not _DROPPED}


def _is_key(key: object, problems: Problems, path: Path) -> bool:
    """YAML reads `2024:` as a number, which is as good as its text."""
    if not isinstance(key, (str, int, float)):
        problems.reject((*path, Key(key)), "must be text, as every key", "write the key as text", code="wrong-type")
    elif _has_half_a_character(str(key)):
        problems.reject((*path, Key(key)), *_HALF_A_CHARACTER, code="not-unicode")
    else:
        return True
    return False


def _list(shape: ListOf, value: Any, reading: _Reading, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        _refuse_output(reading.problems, path)
        return _DROPPED
    if isinstance(value, str) or not isinstance(value, Sequence):
        reading.problems.reject(
            path, "must be a list", "write the values as a list", showable(value), code="must-be-list"
        )
        return _DROPPED
    settled = [_value(shape.item, item, reading, (*path, index)) for index, item in enumerate(value)]
    return [item for item in settled if item is not _DROPPED]


def _leaf(shape: Leaf, value: Any, problems: Problems, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        if shape.output:
            return value
        _refuse_output(problems, path)
        return _DROPPED
    if shape.type is str and isinstance(value, str):
        return _text(value, problems, path)
    if shape.type is int and _is_whole(value):
        return _whole(int(value), problems, path)
    if type(value) is shape.type:
        return value
    # A number where a number belongs is no secret that went astray.
    shown = value if shape.type is int and isinstance(value, float) else showable(value)
    problems.reject(path, f"must be {_TYPE_NAMES[shape.type]}", _retype(shape, value, path), shown, code="wrong-type")
    return _DROPPED


def _text(value: str, problems: Problems, path: Path) -> Any:
    # The text itself: `str()` of a member of a text enum is its name in Python.
    text = str.__str__(value)
    if _has_half_a_character(text):
        problems.reject(path, *_HALF_A_CHARACTER, code="not-unicode")
        return _DROPPED
    return text


_HALF_A_CHARACTER = ("must be Unicode text, and holds half a character", "write the character itself")


def _has_half_a_character(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _is_whole(value: Any) -> bool:
    """Numbers reach a component host as floats; true and false are numbers to Python only."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def _whole(number: int, problems: Problems, path: Path) -> Any:
    if abs(number) > _LARGEST:
        problems.reject(path, "must be a number of at most 64 bits", "use a smaller number", code="number-too-large")
        return _DROPPED
    return number


def _retype(shape: Leaf, value: Any, path: Path) -> str:
    if value is None:
        return "leave it out or give a value"
    if isinstance(value, pulumi.Resource):
        return _output_of(value, path)
    if shape.type is str and isinstance(value, (Mapping, list)):
        return "write it as text; a document with json.dumps(…)"
    return f"write it as {_TYPE_NAMES[shape.type]}"


def _output_of(resource: pulumi.Resource, path: Path) -> str:
    """Say which output of a resource is meant: the one of the argument's name, or else its ARN."""
    argument = next((segment for segment in reversed(path) if isinstance(segment, str)), "")
    names = [name for name in (str(argument), "arn") if isinstance(getattr(resource, name, None), pulumi.Output)]
    return f"pass its output `{names[0]}`" if names else "pass one of its outputs"


def _word(enum: type[Enum], value: Any, problems: Problems, path: Path) -> Any:
    if isinstance(value, pulumi.Output):
        _refuse_output(problems, path)
        return _DROPPED
    if isinstance(value, enum):
        return value
    # YAML 1.1 writers turn the word `off` into false.
    word = "off" if value is False else value
    if isinstance(word, str):
        for member in enum:
            if word.lower() in (str(member.value).lower(), member.name.lower()):
                return member
    known = ", ".join(str(member.value) for member in enum)
    near = nearest(word, [str(member.value) for member in enum]) if isinstance(word, str) else None
    problems.reject(
        path,
        f"must be one of {known}",
        f"did you mean {near}?" if near else "write one of these",
        _word_shown(value),
        code="not-a-choice",
    )
    return _DROPPED


def _word_shown(value: Any) -> object:
    """A word that is no near miss may be a secret that went astray; a short one hardly is."""
    return value if isinstance(value, str) and len(value) <= _LONGEST_WORD else showable(value)


def _is_dict(value: Any, problems: Problems, path: Path) -> bool:
    if isinstance(value, pulumi.Output):
        _refuse_output(problems, path)
        return False
    if not isinstance(value, Mapping):
        fix = "write it as keys and values"
        if isinstance(value, pulumi.ResourceOptions):
            fix = "options are the third argument: opts=…"
        problems.reject(path, "must be a group of settings", fix, showable(value), code="must-be-mapping")
        return False
    return True


def _refuse_output(problems: Problems, path: Path) -> None:
    rule = "decides what is built or how safe it is, so it must be known before anything is deployed; got an Output"
    problems.reject(path, rule, "give a plain value, from stack configuration for instance", code="must-be-plain")


def nested(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a nested group, or an empty one where it was not given."""
    return cast("dict[str, Any]", values.get(key) or {})
