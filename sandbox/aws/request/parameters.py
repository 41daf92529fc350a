"""Reads an action's parameters out of a request's body, by the types that AWS's service model declares.

A value of the wrong type is AWS's `SerializationException`, with the text of AWS's parser. `validation.py` checks the
model's limits.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from botocore.model import ListShape, MapShape, Shape, StructureShape

_INTEGER_BITS = {"integer": 31, "long": 63}
_MAX_FIELDS = 2000


class SerializationError(Exception):
    """A body that doesn't match the action's input. The text is AWS's if it is known."""


def from_json(body: bytes, shape: StructureShape | None) -> dict[str, Any]:
    """The members of `shape` that a JSON body holds. Nulls and members unknown to the model are left out, as by AWS.

    Raises:
        SerializationError: the body is not JSON, or a value is not of its member's type.
    """
    given = _loaded(body) if body.strip() else {}
    if not isinstance(given, dict):
        raise SerializationError("Expected map or null")
    return {} if shape is None else _structure(shape, given)


def from_form(body: bytes) -> dict[str, str]:
    """The fields of a form. If a field occurs twice, the first counts.

    Raises:
        SerializationError: the body is not a form in UTF-8.
    """
    try:
        # Strict: another encoding is an error. Blank values are kept.
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS, separator="&"
        )
    except ValueError:
        raise SerializationError("The request's body is not a form in UTF-8.") from None
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(name, value)
    return fields


def _loaded(body: bytes) -> Any:
    try:
        text = body.decode("utf-8")
        given = json.loads(text, parse_constant=_not_json)
        # JSON can contain a lone surrogate, which is not a character.
        json.dumps(given, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise SerializationError("The request's body is not valid JSON.") from None
    return given


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _value(shape: Shape, value: Any) -> Any:
    read: Callable[[Any, Any], Any] = _READERS.get(shape.type_name, _anything)
    return read(shape, value)


def _structure(shape: StructureShape, value: Any) -> Any:
    if shape.metadata.get("document"):
        return value
    if not isinstance(value, dict):
        raise SerializationError("Expected map or null")
    members: Mapping[str, Shape] = shape.members
    return {name: _value(members[name], item) for name, item in value.items() if name in members and item is not None}


def _list(shape: ListShape, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise SerializationError("Expected list or null")
    return [_value(shape.member, item) for item in value]


def _map(shape: MapShape, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SerializationError("Expected map or null")
    return {name: _value(shape.value, item) for name, item in value.items() if item is not None}


def _string(_shape: Shape, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _type_error(value, "String")


def _integer(shape: Shape, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or int(value) != value:
        raise _type_error(value, "Integer")
    if abs(value) >> _INTEGER_BITS[shape.type_name] if isinstance(value, int) else abs(value) >= 2**31:
        raise _type_error(value, "Integer")
    return int(value)


def _float(_shape: Shape, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _type_error(value, "Float")
    return value


def _boolean(_shape: Shape, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _type_error(value, "Boolean")


def _blob(_shape: Shape, value: Any) -> str:
    if not isinstance(value, str):
        raise _type_error(value, "Blob")
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        raise SerializationError("Base64 encoded value is not valid") from None
    return value


def _timestamp(_shape: Shape, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _type_error(value, "Timestamp")
    return value


def _anything(_shape: Shape, value: Any) -> Any:
    return value


def _type_error(value: object, wanted: str) -> SerializationError:
    if isinstance(value, dict):
        return SerializationError("Start of structure or map found where not expected.")
    if isinstance(value, list):
        return SerializationError("Start of list found where not expected.")
    kinds = {bool: "TRUE_VALUE" if value else "FALSE_VALUE", str: "STRING_VALUE", type(None): "NULL_VALUE"}
    return SerializationError(f"{kinds.get(type(value), 'NUMBER_VALUE')} can not be converted to {_article(wanted)}")


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun}"


_READERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": _integer,
    "long": _integer,
    "float": _float,
    "double": _float,
    "boolean": _boolean,
    "blob": _blob,
    "timestamp": _timestamp,
}
