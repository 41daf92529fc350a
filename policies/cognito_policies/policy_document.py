"""Reading IAM policy documents: what is alike in trust policies and permission policies.

Pure data in. What IAM would refuse is `MalformedPolicyError`: a policy that can't be read can't be judged safe.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Final

from cognito_policies.values import UNKNOWN

_ELEMENTS: Final = frozenset(
    {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition", "Resource", "NotResource"}
)


class MalformedPolicyError(Exception):
    """The document is no policy; the message says what is wrong with it."""


def statements(document: object) -> Iterator[tuple[str, Mapping[str, object] | None]]:
    """Yield a policy's statements, each with its label; None stands for one that is not known yet.

    Raises:
        MalformedPolicyError: Where the document, or a statement of it, has not the shape of a policy.
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
            raise MalformedPolicyError(f"{label} has elements IAM does not know: {', '.join(strange)}")
        yield label, known


def effect_of(statement: Mapping[str, object], label: str) -> object:
    """Return "Allow", "Deny" or `UNKNOWN`."""
    effect = member(statement, "Effect", label)
    if effect not in ("Allow", "Deny", UNKNOWN):
        raise MalformedPolicyError(f"{label}: Effect must be Allow or Deny")
    return effect


def parsed(document: object) -> Mapping[str, object]:
    """Return a document given as JSON or as an object."""
    if isinstance(document, str):
        try:
            document = json.loads(document, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise MalformedPolicyError(f"it is not JSON: {error}") from error
    return mapping(document, "the policy")


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key given twice: only one of the two would be judged."""
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise MalformedPolicyError(f"it has {key!r} twice in one object")
        members[key] = value
    return members


def member(container: Mapping[str, object], key: str, label: str) -> object:
    """Return a member that must be there."""
    if container.get(key) is None:
        raise MalformedPolicyError(f"{label} has no {key}")
    return container[key]


def mapping(value: object, label: str) -> Mapping[str, object]:
    """Return what must be an object."""
    if not isinstance(value, dict):
        raise MalformedPolicyError(f"{label} must be an object")
    return value


def listed(value: object) -> list[object]:
    """Return what may be given alone or in a list as a list."""
    return value if isinstance(value, list) else [value]


def word(value: object, label: str) -> str:
    """Return what must be text."""
    if not isinstance(value, str):
        raise MalformedPolicyError(f"{label} must be text or a list of texts")
    return value


def matches(pattern: str, name: str) -> bool:
    """Tell whether one of IAM's patterns (wildcards * and ?) matches a name; the case of letters does not count."""
    # Brackets, which `fnmatch` would read too, are no wildcards for IAM.
    return fnmatchcase(name.lower(), pattern.lower().replace("[", "[[]"))


def covers(wide: str, narrow: str) -> bool:
    """Tell whether one pattern surely matches all that another does: a * is matched by a * only."""
    return fnmatchcase(narrow.lower(), wide.lower().replace("[", "[[]").replace("?", "[!*]"))


def overlap(first: str, second: str) -> bool:
    """Tell whether there is a name that two patterns both match."""
    return _overlap(first.lower(), second.lower())


def _overlap(first: str, second: str) -> bool:
    """Walk both patterns at once; `reached` are the places in `second` that the part of `first` so far can lead to."""
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
    """Add the places behind wildcards that stand for nothing."""
    places = set(reached)
    for place in reached:
        behind = place
        while second[behind : behind + 1] == "*":
            behind += 1
            places.add(behind)
    return places
