"""Whether an action's parameters lie within AWS's service model: required members, lengths, ranges, enums, patterns."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

# AWS accepts more than these patterns: a custom domain contains dots.
_UNENFORCED = frozenset({"DomainType"})
# Some patterns take quadratic time. AWS accepts no longer text.
_MAX_MATCHED = 200_000
_NESTED = frozenset({"structure", "list", "map"})


def problems(shape: StructureShape | None, parameters: Mapping[str, Any]) -> str | None:
    """AWS's error for parameters outside the model's limits; None if all are within them."""
    found = [] if shape is None else list(_structure(shape, parameters, ""))
    if not found:
        return None
    return f"{len(found)} validation error{'s' * (len(found) > 1)} detected: {'; '.join(found)}"


def _check(shape: Shape, value: Any, path: str) -> Iterator[str]:
    check = _CHECKS.get(shape.type_name)
    return iter(()) if check is None else check(shape, value, path)


def _structure(shape: StructureShape, given: Mapping[str, Any], path: str) -> Iterator[str]:
    if shape.metadata.get("document"):
        return
    required = frozenset(shape.metadata.get("required", ()))
    for name, member in shape.members.items():
        place = _joined(path, name[:1].lower() + name[1:])
        if name in given:
            yield from _check(member, given[name], place)
        elif name in required:
            shown = "" if member.metadata.get("sensitive") else " null"
            yield f"Value{shown} at '{place}' failed to satisfy constraint: Member must not be null"


def _list(shape: ListShape, items: list[Any], path: str) -> Iterator[str]:
    yield from _sized(shape, items, len(items), path)
    if shape.member.type_name in _NESTED:
        for number, item in enumerate(items, 1):
            yield from _check(shape.member, item, f"{path}.{number}.member")
    elif any(any(_check(shape.member, item, path)) for item in items):
        yield f"{_prefix(shape, items, path)}Member must satisfy constraint: [{', '.join(_rules(shape.member))}]"


def _map(shape: MapShape, given: Mapping[str, Any], path: str) -> Iterator[str]:
    yield from _sized(shape, given, len(given), path)
    for name, item in given.items():
        if any(_check(shape.key, name, path)):
            yield f"{_prefix(shape, given, path)}Map keys must satisfy constraint: [{', '.join(_rules(shape.key))}]"
        if shape.value.type_name in _NESTED:
            yield from _check(shape.value, item, f"{path}.{name}.member")
        elif any(_check(shape.value, item, path)):
            yield f"{_prefix(shape, given, path)}Map value must satisfy constraint: [{', '.join(_rules(shape.value))}]"


def _string(shape: StringShape, text: str, path: str) -> Iterator[str]:
    yield from _sized(shape, text, len(text), path)
    pattern = shape.metadata.get("pattern")
    if (
        pattern is not None
        and shape.name not in _UNENFORCED
        and (len(text) > _MAX_MATCHED or not _pattern(pattern)(text))
    ):
        yield f"{_prefix(shape, text, path)}Member must satisfy regular expression pattern: {pattern}"
    if shape.enum and text not in shape.enum:
        yield f"{_prefix(shape, text, path)}Member must satisfy enum value set: [{', '.join(shape.enum)}]"


def _number(shape: Shape, value: float, path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and value < least:
        yield f"{_prefix(shape, value, path)}Member must have value greater than or equal to {least}"
    if most is not None and value > most:
        yield f"{_prefix(shape, value, path)}Member must have value less than or equal to {most}"


def _blob(shape: Shape, encoded: str, path: str) -> Iterator[str]:
    # AWS counts the decoded bytes: four characters encode three bytes.
    yield from _sized(shape, None, len(encoded.rstrip("=")) * 3 // 4, path)


def _sized(shape: Shape, value: object, size: int, path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if most is not None and size > most:
        yield f"{_prefix(shape, value, path)}Member must have length less than or equal to {most}"
    if least is not None and size < least:
        yield f"{_prefix(shape, value, path)}Member must have length greater than or equal to {least}"


def _rules(shape: Shape) -> Iterator[str]:
    rules = {"max": "length less than or equal to", "min": "length greater than or equal to"}
    yield from (
        f"Member must have {rule} {shape.metadata[key]}" for key, rule in rules.items() if key in shape.metadata
    )
    if "pattern" in shape.metadata:
        yield f"Member must satisfy regular expression pattern: {shape.metadata['pattern']}"
    if "enum" in shape.metadata:
        yield f"Member must satisfy enum value set: [{', '.join(shape.metadata['enum'])}]"


def _prefix(shape: Shape, value: object, path: str) -> str:
    shown = "" if value is None or shape.metadata.get("sensitive") else f" '{_shown(value)}'"
    return f"Value{shown} at '{path}' failed to satisfy constraint: "


def _shown(value: object) -> str:
    """A value as AWS prints it, in Java's form."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}={_shown(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return value if isinstance(value, str) else json.dumps(value)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def _pattern(pattern: str) -> Callable[[str], object]:
    r"""AWS's patterns are Java's: `regex` supports `\p{L}`, and here `\w` is ASCII only."""
    if "\\p{" not in pattern:
        return re.compile(pattern, re.ASCII).fullmatch
    import regex  # noqa: PLC0415 -- only actions with such a pattern need it

    return regex.compile(pattern).fullmatch


_CHECKS: Mapping[str, Callable[[Any, Any, str], Iterator[str]]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": _number,
    "long": _number,
    "float": _number,
    "double": _number,
    "blob": _blob,
}
