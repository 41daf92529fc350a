"""The resources that the program registers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Registration:
    """One resource."""

    urn: str
    type: str
    name: str
    parent: str
    custom: bool
    inputs: Mapping[str, Any]
    protect: bool
    retain_on_delete: bool
    delete_before_replace: bool | None
    ignore_changes: tuple[str, ...]
    aliases: tuple[str, ...]
    dependencies: tuple[str, ...]
    property_dependencies: Mapping[str, tuple[str, ...]]
    masked_inputs: Mapping[str, Any] = field(default_factory=dict)
    """The inputs, secrets redacted."""
    secrets: frozenset[tuple[str | int, ...]] = frozenset()
    """The paths of the inputs that are secret."""
    provider: Mapping[str, Any] = field(default_factory=dict)
    """The known properties of its provider: the region."""
    calls: tuple[tuple[str, int], ...] = ()
    """The calls in the program that registered it, innermost first: file URI and line."""
    id: str = ""
    outputs: Mapping[str, Any] = field(default_factory=dict)
    milliseconds: float = 0.0
    not_simulated: tuple[str, ...] = ()
    """Inputs without effect in the embedded AWS; `*` if it does not simulate the type."""

    @property
    def short_type(self) -> str:
        """`aws:cognito/userPool:UserPool` → `UserPool`."""
        return self.type.rpartition(":")[2]
