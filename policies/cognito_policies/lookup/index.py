"""Finds the resource that a property refers to.

A known value is looked up by id, ARN or name. A computed value is looked up by the resources that it comes from, which
the engine knows in a first preview too. All lookups use dictionaries, because stacks can be large.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Path

_ROLE: Final = ":role/"


@dataclass(frozen=True)
class Found:
    """The resources that a property refers to for certain, and those that it can refer to."""

    sure: tuple[Subject, ...] = ()
    maybe: tuple[Subject, ...] = ()


class Index:
    """Resources of one kind, indexed by names, URNs and parent components."""

    def __init__(self, subjects: Iterable[Subject], names: Callable[[Subject], set[str]] | None = None) -> None:
        self._by_name: defaultdict[str, list[Subject]] = defaultdict(list)
        self._by_origin: defaultdict[str, list[Subject]] = defaultdict(list)
        self._all: dict[str, Subject] = {}
        self._nameless: dict[str, Subject] = {}
        # Equal lookups share a result; otherwise a stack with computed names would take quadratic time.
        self._told: dict[tuple[bool, bool, tuple[str, ...]], Found] = {}
        for subject in subjects:
            known = (names or _ids)(subject)
            for name in known:
                self._by_name[name].append(subject)
            self._all[subject.urn] = subject
            if not known:
                self._nameless[subject.urn] = subject
            # The outputs of a component are those of its children.
            for origin in filter(None, (subject.urn, subject.options.parent)):
                self._by_origin[origin].append(subject)

    def find(self, source: Subject, name: str, *inside: str | int) -> Found:
        """Find what the property `name`, or a value `inside` it, refers to; with several origins, none is certain."""
        return self._find(source, name, inside, several=False)

    def find_all(self, source: Subject, name: str, *inside: str | int) -> Found:
        """Find what a property with several values refers to: all its origins."""
        return self._find(source, name, inside, several=True)

    def _find(self, source: Subject, name: str, inside: Path, *, several: bool) -> Found:
        value = source.peek(name, *inside)
        if value is UNKNOWN or (value is None and not inside and name in source.property_dependencies):
            return self._came_from(source, name, nameless=False, several=several)
        if not isinstance(value, str):
            return Found()
        named = self._named(value)
        return Found(named) if named else self._came_from(source, name, nameless=True, several=several)

    def _named(self, value: str) -> tuple[Subject, ...]:
        # If the ARN of a role is computed, an ARN that ends with its name matches.
        ending = _ROLE + value.rpartition("/")[2] if _ROLE in value else value
        return tuple(self._by_name.get(value, ()) or self._by_name.get(ending, ()))

    def _came_from(self, source: Subject, name: str, *, nameless: bool, several: bool) -> Found:
        origins = tuple(source.property_dependencies.get(name, ()))
        key = (nameless, several, origins)
        if key not in self._told:
            among = self._nameless if nameless else self._all
            made = {one.urn: one for origin in origins for one in self._by_origin.get(origin, ()) if one.urn in among}
            found = tuple(made.values()) if origins else tuple(among.values())
            self._told[key] = Found(found) if origins and (several or len(found) == 1) else Found(maybe=found)
        return self._told[key]


def role_names(role: Subject) -> set[str]:
    """Return the names of a role: its ARN, and its name alone or as the end of an ARN."""
    arn = role.peek("arn")
    names = {name for name in (role.peek("name"), role.peek("id")) if isinstance(name, str)}
    if isinstance(arn, str):
        return names | {arn, arn.rpartition("/")[2]}
    return names | {_ROLE + name for name in names}


def _ids(subject: Subject) -> set[str]:
    return {name for name in (subject.peek("id"), subject.peek("arn")) if isinstance(name, str)}
