"""The reader a rule sees a resource through.

A rule asks for a property by its path and by the type it should have. It gets the value, None where the
property is absent, or `UNKNOWN` where there is no value to judge; reading never raises. What was unknown
or of the wrong type is remembered, and the frame says it aloud after the check: a rule can't forget to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cognito_policies.resource import Resource, ResourceOptions
from cognito_policies.values import UNKNOWN, Path, Unknown, plain, whole_number

_KINDS: Final[Mapping[type, str]] = {
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}


def spelled(path: Path) -> str:
    """Return a path the way messages name it: `passwordPolicy.minimumLength`, `providers[0].check`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


@dataclass(frozen=True)
class Words:
    """A list of words as far as it is known; what is missing from an incomplete one proves nothing."""

    known: frozenset[str]
    complete: bool = True


class Subject:
    """One resource during one check; made anew for every check, so that checks share nothing."""

    def __init__(self, resource: Resource, unreadable: tuple[type[Exception], ...] = ()) -> None:
        self._resource = resource
        self._unreadable = unreadable
        self._props = plain(resource.props, unreadable) if unreadable else resource.data
        self._unknown: dict[str, Path] = {}
        self._mistyped: dict[str, None] = {}

    @property
    def type(self) -> str:
        """The resource's type token."""
        return self._resource.type

    @property
    def name(self) -> str:
        """The resource's name in the program."""
        return self._resource.name

    @property
    def urn(self) -> str:
        """The resource's URN."""
        return self._resource.urn

    @property
    def simulated(self) -> bool:
        """Whether it was made in a sandbox, so that its ids are none of AWS's."""
        return self._resource.simulated

    @property
    def options(self) -> ResourceOptions:
        """The resource's options; they are always known."""
        return self._resource.options

    @property
    def dependencies(self) -> tuple[str, ...]:
        """The URNs this resource depends on; known even where values are not, in stack rules only."""
        return self._resource.dependencies

    @property
    def property_dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """For each property, the URNs its value comes from; known even where values are not, in stack rules only."""
        return self._resource.property_dependencies

    @property
    def provider(self) -> "Subject":
        """The provider that makes the resource, to be read like one; what is unknown there is remembered there."""
        return Subject(Resource("", "", "", self._resource.provider), self._unreadable)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The paths that were asked for and had no value yet, in the order of asking."""
        return tuple(self._unknown)

    @property
    def masked(self) -> Mapping[str, str]:
        """Those of the unknown paths that a sandbox has masked, each with the secret it is in.

        The engine shows secrets to policies.
        """
        found = {name: self._secret_around(path) for name, path in self._unknown.items()} if self.simulated else {}
        return {name: spelled(secret) for name, secret in found.items() if secret is not None}

    @property
    def mistyped(self) -> tuple[str, ...]:
        """What was asked for and had another type, one sentence each; the values themselves stay out of it."""
        return tuple(self._mistyped)

    def text(self, *path: str | int) -> str | Unknown | None:
        """Read text."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, str):
            return value
        return self._refuse(path, "text", value)

    def flag(self, *path: str | int) -> bool | Unknown | None:
        """Read a boolean."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, bool):
            return value
        return self._refuse(path, "a boolean", value)

    def whole(self, *path: str | int) -> int | Unknown | None:
        """Read a whole number; 14.0, as the engine sends it, is 14."""
        value = self.value(*path)
        if value is None or value is UNKNOWN:
            return value
        number = whole_number(value)
        return self._refuse(path, "a whole number", value) if number is None else number

    def block(self, *path: str | int) -> Mapping[str, object] | Unknown | None:
        """Read an object, mostly to learn whether it is there; read its members by their own paths."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, dict):
            return value
        return self._refuse(path, "an object", value)

    def indices(self, *path: str | int) -> range:
        """Read a list for walking over it by index; empty where it is absent or unknown."""
        value = self.value(*path)
        if value is None or value is UNKNOWN:
            return range(0)
        if isinstance(value, list):
            return range(len(value))
        self._refuse(path, "a list", value)
        return range(0)

    def words(self, *path: str | int) -> Words | None:
        """Read a list of words."""
        value = self.value(*path)
        if value is None:
            return None
        if not isinstance(value, list):
            if value is not UNKNOWN:
                self._refuse(path, "a list", value)
            return Words(frozenset(), complete=False)
        words = [self.text(*path, index) for index in range(len(value))]
        known = frozenset(word for word in words if isinstance(word, str))
        return Words(known, complete=UNKNOWN not in words)

    def value(self, *path: str | int) -> object:
        """Read a value of any type, as plain data."""
        value = self._props
        for depth, key in enumerate(path):
            if value is None:
                return None
            if value is UNKNOWN:
                break
            if isinstance(value, dict) and isinstance(key, str):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int):
                value = value[key] if key < len(value) else None
            else:
                return self._refuse(path[:depth], "an object" if isinstance(key, str) else "a list", value)
        if value is UNKNOWN:
            self.remember_unknown(*path)
        return value

    def peek(self, *path: str | int) -> object:
        """Read a value without a word about what is unknown or of the wrong type: to tell resources apart."""
        remembered = dict(self._unknown), dict(self._mistyped)
        value = self.value(*path)
        self._unknown, self._mistyped = remembered
        return value

    def is_secret(self, *path: str | int) -> bool:
        """Tell whether the value at `path`, or what it is part of, is marked as secret."""
        return self._secret_around(path) is not None

    def _secret_around(self, path: Path) -> Path | None:
        places = (path[:depth] for depth in range(len(path) + 1))
        return next((place for place in places if place in self._resource.hidden), None)

    @property
    def secret_texts(self) -> frozenset[str]:
        """The texts that no message may hold."""
        return self._resource.secret_texts

    def remember_unknown(self, *path: str | int) -> None:
        """Note that there is nothing to judge at `path` yet (for readers of what is inside a value)."""
        self._unknown[spelled(path)] = path

    def _refuse(self, path: Path, wanted: str, got: object) -> Unknown:
        kind = _KINDS.get(type(got), type(got).__name__)
        self._mistyped[f"{spelled(path) or 'the resource'} must be {wanted}, got {kind}"] = None
        return UNKNOWN
