"""Property values as plain data, from any source.

The engine passes proxies that raise errors for computed values, numbers as floats, and, in remediations, sentinels
instead of computed values; the sandbox passes plain Python data. `plain` converts all of it to dicts, lists and scalars
with `UNKNOWN` for computed values, so that rules never see a proxy.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Unknown(Enum):
    """The type of `UNKNOWN`, an enum so that `is UNKNOWN` narrows types."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
"""Stands for a computed value, which is known only after the update."""

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
"""What the engine sends for computed values, one for each type."""

SIGNATURE: Final = "4dabf18193072939515e22adb298388d"
"""The key that marks a sent object as an envelope, not as data."""
_SECRET: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 -- a marker, not a credential
_OUTPUT: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"

_LONGEST_SHOWN: Final = 80
_MOST_LISTED: Final = 8


def plain(value: object, unreadable: tuple[type[Exception], ...] = ()) -> object:
    """Return `value` as plain data.

    Args:
        value: The value from the engine, the sandbox or a test.
        unreadable: The errors that a proxy raises for computed values.
    """
    if isinstance(value, str):
        return UNKNOWN if value in SENTINELS else value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return _plain_mapping(value, unreadable)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        items = (_read(value, index, unreadable) for index in range(len(value)))
        # The engine sends null for a computed element of a list.
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
    """Yield the paths of the values in a secret envelope, in data as it is sent."""
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
    """Return `value` in a secret envelope, as it is sent."""
    return {SIGNATURE: _SECRET, "value": value}


def contains_unknown(value: object) -> bool:
    """Return whether plain data has `UNKNOWN` at any depth."""
    if isinstance(value, dict):
        return any(contains_unknown(item) for item in value.values())
    if isinstance(value, list):
        return any(contains_unknown(item) for item in value)
    return value is UNKNOWN


def as_integer(value: object) -> int | None:
    """Return a whole number as `int` (the engine sends 14 as 14.0), and None for anything else, also for `True`."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def quoted(texts: Iterable[object]) -> str:
    """Return texts for a message: in double quotes, each cut to a line, and the first few of a long list."""
    every = [format_value(text) for text in texts]
    more = f" and {len(every) - _MOST_LISTED} more" if len(every) > _MOST_LISTED else ""
    return ", ".join(every[:_MOST_LISTED]) + more


def format_value(value: object, absent: str = "not set") -> str:
    """Return `value` for a message: as JSON, whole numbers without a fraction, at most 80 characters."""
    if value is None:
        return absent
    if value is UNKNOWN:
        return "not known yet"
    number = as_integer(value)
    text = json.dumps(value if number is None else number, default=lambda other: type(other).__name__)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
