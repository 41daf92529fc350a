"""Reads IAM policy documents: what trust policies and permissions policies have in common.

The input is plain data. What IAM would refuse is a `MalformedPolicyError`, because an invalid policy isn't known to be
safe.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Final

from cognito_policies.model.values import UNKNOWN, format_value, quoted

_ELEMENTS: Final = frozenset(
    {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition", "Resource", "NotResource"}
)


class MalformedPolicyError(Exception):
    """The policy document is invalid; the message has the reason."""


def statements(document: object) -> Iterator[tuple[str, Mapping[str, object] | None]]:
    """Yield a policy's statements, each with its label; None stands for a computed one.

    Raises:
        MalformedPolicyError: The document, or one of its statements, is invalid.
    """
    found = member(parsed(document), "Statement", "the policy")
    for index, statement in enumerate(listed(found)):
        label = f"statement {index}"
        if statement is UNKNOWN:
            yield label, None
            continue
        known = mapping(statement, label)
        strange = sorted(known.keys() - _ELEMENTS)
        if strange:
            raise MalformedPolicyError(f"{label} has unknown elements: {quoted(strange)}")
        yield label, known


def effect_of(statement: Mapping[str, object], label: str) -> object:
    """Return "Allow", "Deny" or `UNKNOWN`."""
    effect = member(statement, "Effect", label)
    if effect not in ("Allow", "Deny", UNKNOWN):
        raise MalformedPolicyError(f'{label}: Effect must be "Allow" or "Deny"')
    return effect


def parsed(document: object) -> Mapping[str, object]:
    """Return a document as an object, from JSON or an object."""
    if isinstance(document, str):
        try:
            document = json.loads(document, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise MalformedPolicyError(f"it is not JSON: {error}") from error
    return mapping(document, "the policy")


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Refuse duplicate keys: only one of them would be checked."""
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise MalformedPolicyError(f"duplicate key {format_value(key)}")
        members[key] = value
    return members


def member(container: Mapping[str, object], key: str, label: str) -> object:
    """Return a required member."""
    if container.get(key) is None:
        raise MalformedPolicyError(f"{label} has no {key}")
    return container[key]


def mapping(value: object, label: str) -> Mapping[str, object]:
    """Return a value that must be an object."""
    if not isinstance(value, dict):
        raise MalformedPolicyError(f"{label} must be an object")
    return value


def listed(value: object) -> list[object]:
    """Return a list, also for a single value."""
    return value if isinstance(value, list) else [value]


def word(value: object, label: str) -> str:
    """Return a value that must be a text."""
    if not isinstance(value, str):
        raise MalformedPolicyError(f"{label} must be a text or a list of texts")
    return value


def matches(pattern: str, name: str) -> bool:
    """Return whether an IAM pattern (wildcards * and ?) matches a name, without regard to case."""
    # Brackets are no wildcards in IAM; `fnmatch` would use them.
    return fnmatchcase(name.lower(), pattern.lower().replace("[", "[[]"))


def covers(wide: str, narrow: str) -> bool:
    """Return whether one pattern matches all that another matches; only a * covers a *."""
    return fnmatchcase(narrow.lower(), wide.lower().replace("[", "[[]").replace("?", "[!*]"))


def overlap(first: str, second: str) -> bool:
    """Return whether a name exists that both patterns match."""
    return _overlap(first.lower(), second.lower())


def _overlap(first: str, second: str) -> bool:
    """Walk both patterns together; `reached` has the positions in `second` that the read part of `first` can match."""
    reached = _skipped({0}, second)
    for letter in first:
        if letter == "*":
            reached = set(range(min(reached, default=len(second) + 1), len(second) + 1))
        else:
            reached = _skipped(set(_steps(letter, reached, second)), second)
    return len(second) in reached


def _steps(letter: str, reached: Iterable[int], second: str) -> Iterator[int]:
    for place in reached:
        other = second[place : place + 1]
        if other == "*":
            yield place
        elif other and (other in (letter, "?") or letter == "?"):
            yield place + 1


def _skipped(reached: set[int], second: str) -> set[int]:
    """Add the positions after wildcards that match nothing."""
    places = set(reached)
    for place in reached:
        behind = place
        while second[behind : behind + 1] == "*":
            behind += 1
            places.add(behind)
    return places
