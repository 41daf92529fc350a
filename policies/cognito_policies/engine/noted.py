"""What the engine asks about, read once for all the rules that answer.

pulumi_policy unpacks every resource anew for every policy, which for some hundred policies costs several milliseconds a
resource, and it unwraps secrets before a policy sees them. The servicer therefore notes a request for the length of a
call; the policies read from the note, and what is secret is still known. Calls run in threads of their own, and so
does the note.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, Final

from cognito_policies.resource import Resource, ResourceOptions
from cognito_policies.values import Path


class Note:
    """The resources of one request, read when the first rule asks."""

    def __init__(self, given: Iterable[Any]) -> None:
        self._given = tuple(given)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The resources in the order of the request."""
        present = {each.urn for each in self._given}
        return tuple(_read(each, present) for each in self._given)


_NOTED: Final[ContextVar[Note | None]] = ContextVar("noted", default=None)


@contextmanager
def noted(resources: Iterable[Any]) -> Iterator[None]:
    """Note the resources of a request for what runs inside."""
    token = _NOTED.set(Note(resources))
    try:
        yield
    finally:
        _NOTED.reset(token)


def resources_noted() -> tuple[Resource, ...] | None:
    """Return the resources of the call at hand; None outside of one."""
    note = _NOTED.get()
    return None if note is None else note.resources


def secrets_of(urn: str) -> frozenset[Path]:
    """Return the paths of a resource's secret values."""
    found = (resource.hidden for resource in resources_noted() or () if resource.urn == urn)
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
    """Return what protobuf's JSON printer would, but for numbers that are none: it breaks on those."""
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
