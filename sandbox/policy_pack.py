"""Loads the policy pack from its folder, as the engine does, and checks the run's resources."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.errors import ConfigurationError
from sandbox.resources import Registration

if TYPE_CHECKING:
    from cognito_policies import Pack, Resource, Violation


class Policies:
    """The policy pack with one configuration."""

    def __init__(self, pack: "Pack", name: str) -> None:
        self._pack = pack
        self.name = name

    def check(self, registration: Registration) -> "list[Violation]":
        """Check one resource by its inputs."""
        return self._pack.check_resource(_resource(registration, outputs=False))

    def check_stack(self, registrations: Iterable[Registration], reported: "Iterable[Violation]") -> "list[Violation]":
        """Check all resources together by their outputs; returns violations that are not in `reported`.

        This includes the post-deployment checks of remediations; nothing is remediated here.
        """
        known = {(violation.urn, violation.message) for violation in reported}
        found = self._pack.check_stack([_resource(registration, outputs=True) for registration in registrations])
        return [violation for violation in found if (violation.urn, violation.message) not in known]


def configuration_for(root: Path, stack: str) -> str:
    """Return a stack's default policy configuration: its own, else the strictest, prod."""
    return stack if (_nearest(root, "config") / f"{stack}.json").is_file() else "prod"


def load_policies(root: Path, name: str) -> Policies:
    """Load the pack as `policies/config/<name>.json` configures it.

    Raises:
        ConfigurationError: there is no such configuration, or it is invalid.
    """
    folder = _nearest(root, "PulumiPolicy.yaml").parent
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    from cognito_policies import PackConfigError, load_pack, read_config  # noqa: PLC0415 -- on the path only now

    path = _nearest(root, "config") / f"{name}.json"
    if not path.is_file():
        known = ", ".join(sorted(config.stem for config in path.parent.glob("*.json")))
        raise ConfigurationError(f"unknown policy configuration {name!r}: there is no {path.name}; known: {known}")
    try:
        config = read_config(path.read_text(encoding="utf-8"), f"policies/config/{path.name}")
    except PackConfigError as error:
        raise ConfigurationError(str(error)) from None
    return Policies(load_pack(config), name)


def _nearest(root: Path, name: str) -> Path:
    """Return a path in `policies/`: the project's own, else the one beside the sandbox."""
    own = root / "policies" / name
    return own if own.exists() else Path(__file__).resolve().parents[1] / "policies" / name


def _resource(registration: Registration, *, outputs: bool) -> "Resource":
    from cognito_policies import Resource, ResourceOptions  # noqa: PLC0415 -- on the path only after loading

    return Resource(
        type=registration.type,
        name=registration.name,
        urn=registration.urn,
        props=registration.outputs or registration.inputs if outputs else registration.inputs,
        options=ResourceOptions(
            protect=registration.protect,
            delete_before_replace=registration.delete_before_replace,
            ignore_changes=registration.ignore_changes,
            parent=registration.parent or None,
            aliases=registration.aliases,
        ),
        dependencies=registration.dependencies,
        property_dependencies=registration.property_dependencies,
        secrets=registration.secrets,
        provider=registration.provider,
    )
