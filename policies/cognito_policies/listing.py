"""The resources of a stack as a document lists them, for judging them without the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from cognito_policies.json_text import JsonTextError, read_json
from cognito_policies.resource import Resource, ResourceOptions
from cognito_policies.values import SIGNATURE, UNKNOWN, secret_paths

_SECRET_ID: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 -- a wire marker, not a credential


class BadInputError(Exception):
    """What a command was given can't be used: what and why, in one line."""


@dataclass(frozen=True)
class Source:
    """Where a program makes a resource."""

    file: str
    line: int


@dataclass(frozen=True)
class Listed:
    """One resource: what went in, what came out, and where it is made."""

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
    """URNs that are not judged: read from elsewhere, or about to be deleted."""


@dataclass(frozen=True)
class ListedProperties:
    """What a document says of one resource."""

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
        """Return it twice: by its inputs and by its outputs."""
        before, after = (self._resource(props) for props in (self.inputs, self.outputs or self.inputs))
        if self.id and "id" not in after.props:
            # Some providers leave it to the engine.
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
    """Return a value without secret envelopes: what is encrypted is not known, and is no value to judge."""
    if isinstance(value, dict):
        if value.get(SIGNATURE) == _SECRET_ID:
            return opened(_decoded(value["plaintext"])) if "plaintext" in value else UNKNOWN
        return {key: opened(item) for key, item in value.items()}
    return [opened(item) for item in value] if isinstance(value, list) else value


def _decoded(plaintext: object) -> Any:
    """Return what `--show-secrets` wrote: the value as JSON text."""
    try:
        return read_json(str(plaintext))
    except JsonTextError:
        return UNKNOWN
