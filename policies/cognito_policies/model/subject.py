"""Reads a resource for a rule.

A rule reads a property with its path and expected type. The result is the value, None if the property is absent, or
`UNKNOWN` if it is computed or has the wrong type. Reading never raises errors. Computed values and wrong types are
collected, and reported after the check, so that a rule can't forget them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cognito_policies.model.resource import Resource, ResourceOptions
from cognito_policies.model.values import UNKNOWN, Path, Unknown, as_integer, plain

_KINDS: Final[Mapping[type, str]] = {
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}


def format_path(path: Path) -> str:
    """Return a path for a message: `passwordPolicy.minimumLength`, `providers[0].check`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


@dataclass(frozen=True)
class TextList:
    """The known texts of a list; an incomplete list also has computed elements."""

    known: frozenset[str]
    complete: bool = True


class Subject:
    """One resource during one check. Each check has its own, so that checks share nothing."""

    def __init__(self, resource: Resource, unreadable: tuple[type[Exception], ...] = ()) -> None:
        self._resource = resource
        self._unreadable = unreadable
        self._props = plain(resource.props, unreadable) if unreadable else resource.data
        self._unknown: dict[str, Path] = {}
        self._wrong_types: dict[str, None] = {}

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
        """Whether it was created in a sandbox, so that its ids are not from AWS."""
        return self._resource.simulated

    @property
    def options(self) -> ResourceOptions:
        """The resource's options; they are always known."""
        return self._resource.options

    @property
    def dependencies(self) -> tuple[str, ...]:
        """The URNs that this resource depends on; also known for computed values, in stack rules only."""
        return self._resource.dependencies

    @property
    def property_dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """The URNs that each property's value comes from; also known for computed values, in stack rules only."""
        return self._resource.property_dependencies

    @property
    def provider(self) -> "Subject":
        """The provider of the resource, read like a resource; its computed values are not reported."""
        return Subject(Resource("", "", "", self._resource.provider), self._unreadable)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The paths of computed values that were read, in the order of reading."""
        return tuple(self._unknown)

    @property
    def masked(self) -> Mapping[str, str]:
        """The paths of values that a sandbox has masked, each with the path of the secret.

        The engine doesn't mask secrets.
        """
        found = {name: self._secret_around(path) for name, path in self._unknown.items()} if self.simulated else {}
        return {name: format_path(secret) for name, secret in found.items() if secret is not None}

    @property
    def wrong_types(self) -> tuple[str, ...]:
        """The messages about values of a wrong type; they don't have the values."""
        return tuple(self._wrong_types)

    def text(self, *path: str | int) -> str | Unknown | None:
        """Read text."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, str):
            return value
        return self._refuse(path, "a text", value)

    def boolean(self, *path: str | int) -> bool | Unknown | None:
        """Read a boolean."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, bool):
            return value
        return self._refuse(path, "a boolean", value)

    def integer(self, *path: str | int) -> int | Unknown | None:
        """Read a whole number; 14.0, as the engine sends it, is 14."""
        value = self.value(*path)
        if value is None or value is UNKNOWN:
            return value
        number = as_integer(value)
        return self._refuse(path, "a whole number", value) if number is None else number

    def block(self, *path: str | int) -> Mapping[str, object] | Unknown | None:
        """Read an object, mostly to check whether it is set; read its members with their own paths."""
        value = self.value(*path)
        if value is None or value is UNKNOWN or isinstance(value, dict):
            return value
        return self._refuse(path, "an object", value)

    def indices(self, *path: str | int) -> range:
        """Read the indices of a list; empty if it is absent or computed."""
        value = self.value(*path)
        if value is None or value is UNKNOWN:
            return range(0)
        if isinstance(value, list):
            return range(len(value))
        self._refuse(path, "a list", value)
        return range(0)

    def texts(self, *path: str | int) -> TextList | None:
        """Read a list of texts."""
        value = self.value(*path)
        if value is None:
            return None
        if not isinstance(value, list):
            if value is not UNKNOWN:
                self._refuse(path, "a list", value)
            return TextList(frozenset(), complete=False)
        texts = [self.text(*path, index) for index in range(len(value))]
        known = frozenset(text for text in texts if isinstance(text, str))
        return TextList(known, complete=UNKNOWN not in texts)

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
            self.add_unknown(*path)
        return value

    def peek(self, *path: str | int) -> object:
        """Read a value without reporting computed values and wrong types."""
        remembered = dict(self._unknown), dict(self._wrong_types)
        value = self.value(*path)
        self._unknown, self._wrong_types = remembered
        return value

    def is_secret(self, *path: str | int) -> bool:
        """Return whether the value at `path`, or an object or list around it, is marked as secret."""
        return self._secret_around(path) is not None

    def _secret_around(self, path: Path) -> Path | None:
        places = (path[:depth] for depth in range(len(path) + 1))
        return next((place for place in places if place in self._resource.hidden), None)

    @property
    def secret_texts(self) -> frozenset[str]:
        """The secret texts, which messages must not have."""
        return self._resource.secret_texts

    def add_unknown(self, *path: str | int) -> None:
        """Report the value at `path` as computed (for values inside a text, such as policy documents)."""
        self._unknown[format_path(path)] = path

    def _refuse(self, path: Path, wanted: str, got: object) -> Unknown:
        kind = _KINDS.get(type(got), type(got).__name__)
        self._wrong_types[f"{format_path(path) or 'the resource'} must be {wanted}, got {kind}"] = None
        return UNKNOWN


def of_type(subjects: Iterable[Subject], *tokens: str) -> list[Subject]:
    """Return the resources of some types."""
    return [subject for subject in subjects if subject.type in tokens]
