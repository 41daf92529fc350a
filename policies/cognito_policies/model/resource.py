"""The resources that rules check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cognito_policies.model.redaction import texts
from cognito_policies.model.values import Path, plain, secret_paths


@dataclass(frozen=True)
class ResourceOptions:
    """The resource options that Pulumi sends to policies (retain_on_delete, for example, is not sent)."""

    protect: bool = False
    delete_before_replace: bool | None = None
    ignore_changes: tuple[str, ...] = ()
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """One resource: its inputs before it is created, its outputs when the whole stack is checked."""

    type: str
    name: str
    urn: str
    props: Mapping[str, object]
    options: ResourceOptions = field(default_factory=ResourceOptions)
    dependencies: tuple[str, ...] = ()
    property_dependencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provider: Mapping[str, object] = field(default_factory=dict)
    """The properties of its provider, such as the region."""
    secrets: frozenset[Path] = frozenset()
    """The paths of secret values that have no secret envelope in `props`."""
    simulated: bool = False
    """Whether it was created in a sandbox, so that its ids are not from AWS."""

    @cached_property
    def data(self) -> object:
        """The properties as plain data, converted once for all rules. Rules must not change it."""
        return plain(self.props)

    @cached_property
    def hidden(self) -> frozenset[Path]:
        """The paths of all secret values."""
        return self.secrets | frozenset(secret_paths(self.props))

    @cached_property
    def secret_texts(self) -> frozenset[str]:
        """All texts in secret values, which messages must not have."""
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
