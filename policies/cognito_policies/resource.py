"""The resources that are judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cognito_policies.secrecy import texts
from cognito_policies.values import Path, plain, secret_paths


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
    secrets: frozenset[Path] = frozenset()
    """The paths of the values that are secret, where they can't be told by `props` (an envelope there tells it)."""
    simulated: bool = False
    """Whether it was made in a sandbox, so that its ids are none of AWS's."""

    @cached_property
    def data(self) -> object:
        """The properties as plain data, made once for all rules; none of them may change it."""
        return plain(self.props)

    @cached_property
    def hidden(self) -> frozenset[Path]:
        """The paths of the values that are secret, by whichever of the two it is told."""
        return self.secrets | frozenset(secret_paths(self.props))

    @cached_property
    def secret_texts(self) -> frozenset[str]:
        """Every text in what is secret; no message may hold one."""
        return frozenset(text for path in self.hidden for text in texts(_at(self.data, path)))


def _at(value: object, path: Path) -> object:
    for key in path:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value
