"""Every value of every call in the name tables, and matching texts for AWS's patterns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import regex

from cognito_identity.aws_model.names import Row
from cognito_identity.aws_model.service_models import input_shape
from cognito_identity.aws_model.tables import TABLES


@dataclass(frozen=True)
class Place:
    """One value of a call: its row, its path in the request and its shape."""

    row: Row
    path: tuple[str | int, ...]
    shape: Any

    def __str__(self) -> str:
        inside = "".join(f".{segment}" for segment in self.path)
        return f"{self.row.operation.name}{inside}"

    def request(self, value: Any) -> Any:
        """Return a request with this value only."""
        return nested(self.path, value)


def nested(path: tuple[str | int, ...], value: Any) -> Any:
    for segment in reversed(path):
        value = [value] if isinstance(segment, int) else {segment: value}
    return value


KEY = "accounts.google.com"
"""The key of an item in a map."""


def segments(dotted: str) -> tuple[str | int, ...]:
    """`Schema[].Name` → `("Schema", 0, "Name")`, and `Map{input}.Name` → `("Map", KEY, "Name")`."""
    path: list[str | int] = []
    for segment in dotted.split(".") if dotted else ():
        name, _, key = segment.partition("{")
        path.append(name.removesuffix("[]"))
        if key or segment.endswith("[]"):
            path.append(KEY if key else 0)
    return tuple(path)


def inputs_at(row: Row, inside: tuple[str | int, ...], value: Any) -> Any:
    """Return a resource's inputs with one value at the row's path, and the key of its item if it has one."""
    inputs = nested((*segments(row.input), *inside), value)
    if "{" in row.member:
        inputs[str(segments(row.input)[0])][0][row.member.partition("{")[2].partition("}")[0]] = KEY
    return inputs


def shape_at(row: Row) -> Any:
    shape: Any = input_shape(row.operation.service, row.operation.name)
    for segment in segments(row.member):
        if shape.type_name == "list":
            shape = shape.member
        elif shape.type_name == "map":
            shape = shape.value
        else:
            shape = shape.members[segment]
    return shape


ROWS: list[Row] = [row for names in TABLES.values() for row in names.rows]


def _places() -> Iterator[Place]:
    for row in ROWS:
        path, shape = segments(row.member), shape_at(row)
        if shape.type_name == "list":
            yield Place(row, (*path, 0), shape.member)
        elif shape.type_name == "map":
            yield Place(row, (*path, "key"), shape.value)
        else:
            yield Place(row, path, shape)


PLACES = list(_places())
LISTS = [Place(row, segments(row.member), shape_at(row)) for row in ROWS if shape_at(row).type_name == "list"]
TEXTS = [place for place in PLACES if place.shape.type_name == "string" and not place.shape.enum]
WORDS = [place for place in PLACES if place.shape.type_name == "string" and place.shape.enum]
NUMBERS = [place for place in PLACES if place.shape.type_name == "integer"]
BOUNDED_NUMBERS = [place for place in NUMBERS if {"min", "max"} & set(place.shape.metadata)]
SWITCHES = [place for place in PLACES if place.shape.type_name == "boolean"]


def _arn(length: int) -> str:
    head = "arn:aws:iam::123456789012:role/"
    return head + "a" * (length - len(head))


def _around(middle: str) -> Callable[[int], str]:
    def text(length: int) -> str:
        return middle + "a" * (length - len(middle))

    return text


CANDIDATES: tuple[Callable[[int], str], ...] = (
    _around(""),
    _around("{####}"),
    _around("{##a##}"),
    _around("a@a"),
    _around("a:a"),
    _around("a_a"),
    _around("aaa"),
    _arn,
    _around("arn:aws:s3:::b"),
    lambda length: "1" * length,
)
_LENGTHS = (60, 61)


def pattern_of(shape: Any) -> str | None:
    pattern: str | None = shape.metadata.get("pattern")
    return pattern


def _fitting(pattern: str | None) -> Callable[[int], str]:
    """Return a function from a length to a matching text for an ASCII pattern."""
    for candidate in CANDIDATES:
        shortest = max(len(candidate(0)), 1)
        if pattern is None or all(regex.fullmatch(pattern, candidate(length)) for length in (shortest, *_LENGTHS)):
            return candidate
    raise LookupError(f"no test knows a text that has the pattern {pattern}")


FITTING: Mapping[str | None, Callable[[int], str]] = {
    pattern: _fitting(pattern) for pattern in {pattern_of(place.shape) for place in TEXTS}
}
"""For each pattern a function from a length to a matching text."""

CODE = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*"
