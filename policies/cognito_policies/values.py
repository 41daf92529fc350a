"""Property values as plain data, whoever hands them over.

The engine hands over proxies that raise on unknown values, numbers as floats, and - in remediations -
sentinels in the place of unknown values; the sandbox hands over plain Python data. `plain` turns all
of it into dicts, lists and scalars with `UNKNOWN` where a value is not known yet, so that no rule ever
meets a proxy.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Unknown(Enum):
    """The type of `UNKNOWN`, an enum so that `is UNKNOWN` narrows types."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
"""Stands where a value depends on something that exists only after the update."""

SENTINELS: Final = frozenset(
    {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",  # boolean
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",  # number
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",  # string
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",  # array
        "030794c1-ac77-496b-92df-f27374a8bd58",  # asset
        "e48ece36-62e2-4504-bad9-02848725956a",  # archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",  # object
    }
)
"""How the engine spells unknown values on the wire, one for each type."""

SIGNATURE: Final = "4dabf18193072939515e22adb298388d"
"""The key that marks an object on the wire as an envelope, not as data."""
_SECRET: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 -- a wire marker, not a credential
_OUTPUT: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"

_LONGEST_SHOWN: Final = 80


def plain(value: object, unreadable: tuple[type[Exception], ...] = ()) -> object:
    """Return `value` as plain data.

    Args:
        value: What the engine, the sandbox or a test handed over.
        unreadable: The errors by which a proxy says that what was asked for is unknown.
    """
    if isinstance(value, str):
        return UNKNOWN if value in SENTINELS else value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return _plain_mapping(value, unreadable)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        items = (_read(value, index, unreadable) for index in range(len(value)))
        # The engine sends null in the place of a list's unknown element.
        return [UNKNOWN if item is None else item for item in items]
    return value


def _plain_mapping(value: Mapping[object, object], unreadable: tuple[type[Exception], ...]) -> object:
    data = {str(key): _read(value, key, unreadable) for key in value}
    if data.get(SIGNATURE) == _SECRET:
        return data.get("value")
    if data.get(SIGNATURE) == _OUTPUT:
        return data.get("value", UNKNOWN)
    return data


def _read(container: Any, key: object, unreadable: tuple[type[Exception], ...]) -> object:
    try:
        return plain(container[key], unreadable)
    except unreadable:
        return UNKNOWN


def secret_paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield where plain data as it is on the wire has values in a secret's envelope."""
    if isinstance(value, dict):
        if value.get(SIGNATURE) == _SECRET:
            yield path
        else:
            for key, item in value.items():
                yield from secret_paths(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from secret_paths(item, (*path, index))


def secret(value: object) -> dict[str, object]:
    """Return `value` in a secret's envelope, as it is on the wire."""
    return {SIGNATURE: _SECRET, "value": value}


def contains_unknown(value: object) -> bool:
    """Tell whether plain data holds `UNKNOWN` at any depth."""
    if isinstance(value, dict):
        return any(contains_unknown(item) for item in value.values())
    if isinstance(value, list):
        return any(contains_unknown(item) for item in value)
    return value is UNKNOWN


def whole_number(value: object) -> int | None:
    """Return a whole number as `int` (the engine sends 14 as 14.0), anything else, `True` included, as None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def shown(value: object, absent: str = "absent") -> str:
    """Return `value` the way a message shows it: JSON, whole numbers without a fraction, cut to a line."""
    if value is None:
        return absent
    if value is UNKNOWN:
        return "not known yet"
    number = whole_number(value)
    text = json.dumps(value if number is None else number, default=lambda other: type(other).__name__)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
