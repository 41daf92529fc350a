"""The resources that are judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cognito_policies.values import plain


@dataclass(frozen=True)
class ResourceOptions:
    """What Pulumi lets a policy see of a resource's options (retain_on_delete, for one, is not among it)."""

    protect: bool = False
    delete_before_replace: bool | None = None
    ignore_changes: tuple[str, ...] = ()
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """One resource: with its inputs before it is created, with its outputs when the whole stack is judged."""

    type: str
    name: str
    urn: str
    props: Mapping[str, object]
    options: ResourceOptions = field(default_factory=ResourceOptions)
    dependencies: tuple[str, ...] = ()
    property_dependencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provider: Mapping[str, object] = field(default_factory=dict)
    """The properties of the provider that makes it; its region, for one."""
    secrets: frozenset[tuple[str | int, ...]] = frozenset()
    """The paths of the values that are secret, where they can't be told by `props` (an envelope there tells it)."""

    @cached_property
    def data(self) -> object:
        """The properties as plain data, made once for all rules; none of them may change it."""
        return plain(self.props)
