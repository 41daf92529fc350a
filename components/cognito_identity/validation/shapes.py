"""The types that a typed dictionary allows, from its annotations."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pulumi


@dataclass(frozen=True)
class Leaf:
    """A single value: a `str`, `int` or `bool`; where `output` is true, also an Output."""

    type: type
    output: bool = False


@dataclass(frozen=True)
class Anything:
    """A JSON document that isn't validated."""


@dataclass(frozen=True)
class EnumType:
    """An enum."""

    enum: type[Enum]


@dataclass(frozen=True)
class ListOf:
    """A list."""

    item: "Shape"


@dataclass(frozen=True)
class MapOf:
    """A mapping with keys that the user chooses."""

    value: "Shape"


@dataclass(frozen=True)
class ObjectType:
    """A mapping with the arguments of a typed dictionary as keys."""

    typed_dict: type
    fields: Mapping[str, "Shape"]
    required: frozenset[str]


Shape = Leaf | Anything | EnumType | ListOf | MapOf | ObjectType

_SIMPLE: Mapping[Any, Shape] = {str: Leaf(str), int: Leaf(int), bool: Leaf(bool), Any: Anything()}


@cache
def object_type(typed_dict: type) -> ObjectType:
    """Return the shape of a typed dictionary; it is computed once."""
    # `pulumi.Input[str]` contains the forward reference "Output[T]", which resolves in Pulumi's own module only.
    hints = get_type_hints(typed_dict, localns={"Output": pulumi.Output, "T": object})
    required: frozenset[str] = getattr(typed_dict, "__required_keys__", frozenset())
    fields = {name: _shape(hint) for name, hint in hints.items()}
    return ObjectType(typed_dict, fields, required)


def _shape(hint: Any) -> Shape:
    if is_typeddict(hint):
        return object_type(hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _input(hint)
    if origin is list:
        return ListOf(_shape(get_args(hint)[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return MapOf(_shape(get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return EnumType(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    raise TypeError(f"no reader for the annotation {hint!r}")


def _input(hint: Any) -> Shape:
    plain = [option for option in get_args(hint) if get_origin(option) not in (pulumi.Output, Awaitable)]
    if plain not in ([str], [bool]):
        raise TypeError(f"no reader for the annotation {hint!r}")
    return Leaf(plain[0], output=True)
