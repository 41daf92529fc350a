"""The resources of the engine's current request, read once for all policies.

pulumi_policy converts each resource again for each policy, which takes several milliseconds per resource with a hundred
policies, and it unwraps secrets before a policy sees them. The server therefore keeps each request in a context
variable during the call, and the policies read their resources from it, with the secret marks. It is kept because
without it previews of large stacks take seconds longer, and messages could have secrets.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, Final

from cognito_policies.model.resource import Resource, ResourceOptions
from cognito_policies.model.values import Path


class Request:
    """The resources of one request, converted when the first rule reads them."""

    def __init__(self, given: Iterable[Any]) -> None:
        self._given = tuple(given)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The resources, in the order of the request."""
        present = {each.urn for each in self._given}
        return tuple(_read(each, present) for each in self._given)


_CURRENT: Final[ContextVar[Request | None]] = ContextVar("request", default=None)


@contextmanager
def current_request(resources: Iterable[Any]) -> Iterator[None]:
    """Make the resources of a request available during the `with` block."""
    token = _CURRENT.set(Request(resources))
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current_resources() -> tuple[Resource, ...] | None:
    """Return the resources of the current request, or None outside of a request."""
    note = _CURRENT.get()
    return None if note is None else note.resources


def secrets_of(urn: str) -> frozenset[Path]:
    """Return the paths of a resource's secret values."""
    found = (resource.hidden for resource in current_resources() or () if resource.urn == urn)
    return next(found, frozenset())


def _read(given: Any, present: set[str]) -> Resource:
    dependencies: Iterable[str] = getattr(given, "dependencies", ())
    properties: Mapping[str, Any] = getattr(given, "propertyDependencies", {})
    return Resource(
        type=given.type,
        name=given.name,
        urn=given.urn,
        props=_object(given.properties),
        options=_options(given.options),
        dependencies=tuple(urn for urn in dependencies if urn in present),
        property_dependencies={key: tuple(urn for urn in properties[key].urns if urn in present) for key in properties},
        provider=_object(given.provider.properties) if given.HasField("provider") else {},
    )


def _object(struct: Any) -> dict[str, object]:
    """Convert an object as protobuf's JSON printer does, which raises errors for NaN and infinity."""
    return {key: _value(value) for key, value in struct.fields.items()}


def _value(value: Any) -> object:
    kind = value.WhichOneof("kind")
    if kind == "struct_value":
        return _object(value.struct_value)
    if kind == "list_value":
        return [_value(item) for item in value.list_value.values]
    return None if kind in {"null_value", None} else getattr(value, kind)


def _options(given: Any) -> ResourceOptions:
    return ResourceOptions(
        protect=given.protect,
        delete_before_replace=given.deleteBeforeReplace if given.deleteBeforeReplaceDefined else None,
        ignore_changes=tuple(given.ignoreChanges),
        parent=given.parent or None,
        aliases=tuple(given.aliases),
    )
