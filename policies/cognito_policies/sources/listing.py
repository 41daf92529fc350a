"""The resources of a stack, read from a document instead of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from cognito_policies.model.json_text import JsonTextError, read_json
from cognito_policies.model.resource import Resource, ResourceOptions
from cognito_policies.model.values import SIGNATURE, UNKNOWN, secret_paths

_SECRET_ID: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 -- a marker, not a credential


class BadInputError(Exception):
    """An invalid argument or file; the message is one line."""


@dataclass(frozen=True)
class Source:
    """The source position of a resource in the program."""

    file: str
    line: int


@dataclass(frozen=True)
class Listed:
    """One resource: by inputs, by outputs, and its source position."""

    before: Resource
    after: Resource
    id: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Listing:
    """A stack's resources."""

    stack: str | None
    items: tuple[Listed, ...]
    skipped: tuple[str, ...] = ()
    """URNs that aren't checked: external resources, and those to be deleted."""


@dataclass(frozen=True)
class ListedProperties:
    """One resource of a document."""

    urn: str
    type: str
    inputs: Mapping[str, Any]
    outputs: Mapping[str, Any]
    options: ResourceOptions
    dependencies: tuple[str, ...] = ()
    property_dependencies: Mapping[str, tuple[str, ...]] | None = None
    id: str = ""
    source: Source | None = None
    provider: Mapping[str, object] | None = None
    simulated: bool = False

    def listed(self) -> Listed:
        """Return the resource by inputs and by outputs."""
        before, after = (self._resource(props) for props in (self.inputs, self.outputs or self.inputs))
        if self.id and "id" not in after.props:
            # Some providers don't return it.
            after = replace(after, props={**after.props, "id": self.id})
        return Listed(before, after, self.id, self.source)

    def _resource(self, props: Mapping[str, Any]) -> Resource:
        return Resource(
            type=self.type,
            name=self.urn.rpartition("::")[2],
            urn=self.urn,
            props={key: opened(value) for key, value in props.items()},
            options=self.options,
            dependencies=self.dependencies,
            property_dependencies=self.property_dependencies or {},
            provider=self.provider or {},
            simulated=self.simulated,
            secrets=frozenset(path for key, value in props.items() for path in secret_paths(value, (key,))),
        )


def opened(value: Any) -> Any:
    """Return a value without secret envelopes; an encrypted value is `UNKNOWN`."""
    if isinstance(value, dict):
        if value.get(SIGNATURE) == _SECRET_ID:
            return opened(_decoded(value["plaintext"])) if "plaintext" in value else UNKNOWN
        return {key: opened(item) for key, item in value.items()}
    return [opened(item) for item in value] if isinstance(value, list) else value


def _decoded(plaintext: object) -> Any:
    """Return a value of `--show-secrets`, which is JSON text."""
    try:
        return read_json(str(plaintext))
    except JsonTextError:
        return UNKNOWN
