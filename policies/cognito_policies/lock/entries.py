"""Reads the entries of a lock file, strictly."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NoReturn, TypeAlias

from cognito_policies.lock.facts import Entry, Kind
from cognito_policies.lock.schemas import ATTRIBUTE_KEYS

_AGAIN: Final = "run `make lock`"

_Reader: TypeAlias = Callable[[str, object], object]


class LockFileError(Exception):
    """The lock file is invalid; the message is one line."""


def read_entries(kind: Kind, section: object) -> Iterator[Entry]:
    """Read the entries of one kind of resource.

    Raises:
        LockFileError: An entry is invalid.
    """
    for index, given in enumerate(_list(kind.section, section)):
        yield _entry(kind, f"{kind.section}[{index}]", given)


def _entry(kind: Kind, place: str, given: object) -> Entry:
    members = _object(place, given)
    facts = {fact.name: _READERS.get(fact.name, _text_or_none) for fact in kind.facts}
    for name in ("id", kind.label, *facts, *(("userPoolId",) if kind.in_pool else ())):
        if name not in members:
            _refuse(f"{place}.{name}", "is missing")
    return Entry(
        kind,
        urn=_text_or_none(f"{place}.urn", members.get("urn")),
        id=_text(f"{place}.id", members["id"]),
        label=_text_or_none(f"{place}.{kind.label}", members[kind.label]),
        pool_id=_text(f"{place}.userPoolId", members["userPoolId"]) if kind.in_pool else None,
        facts={name: read(f"{place}.{name}", members[name]) for name, read in facts.items()},
    )


def _text(place: str, value: object) -> str:
    return value if isinstance(value, str) else _must_be(place, "a text", value)


def _text_or_none(place: str, value: object) -> str | None:
    return None if value is None else _text(place, value)


def _flag(place: str, value: object) -> bool:
    return value if isinstance(value, bool) else _must_be(place, "true or false", value)


def _flag_or_none(place: str, value: object) -> bool | None:
    return None if value is None else _flag(place, value)


def _list(place: str, value: object) -> list[object]:
    return value if isinstance(value, list) else _must_be(place, "a list", value)


def _object(place: str, value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else _must_be(place, "an object", value)


def _words(place: str, value: object) -> list[str]:
    return [_text(f"{place}[{index}]", word) for index, word in enumerate(_list(place, value))]


def _attributes(place: str, value: object) -> list[Mapping[str, object]]:
    return [_attribute(f"{place}[{index}]", each) for index, each in enumerate(_list(place, value))]


def _attribute(place: str, value: object) -> Mapping[str, object]:
    members = _object(place, value)
    if set(members) != set(ATTRIBUTE_KEYS):
        _refuse(place, f"must have exactly {', '.join(ATTRIBUTE_KEYS)}")
    return {key: _ATTRIBUTE.get(key, _flag)(f"{place}.{key}", members[key]) for key in ATTRIBUTE_KEYS}


def _must_be(place: str, wanted: str, value: object) -> NoReturn:
    _refuse(place, f"must be {wanted}, got {type(value).__name__}")


def _refuse(place: str, why: str) -> NoReturn:
    raise LockFileError(f"it was edited by hand ({place} {why}); {_AGAIN}")


_READERS: Final[Mapping[str, _Reader]] = {
    "aliasAttributes": _words,
    "usernameAttributes": _words,
    "caseSensitive": _flag_or_none,
    "generateSecret": _flag,
    "schemas": _attributes,
}
"""The readers of facts that are no texts."""

_ATTRIBUTE: Final[Mapping[str, _Reader]] = {
    "name": _text,
    "type": _text_or_none,
    "min": _text_or_none,
    "max": _text_or_none,
}
"""The readers of attribute facts that are no booleans."""
