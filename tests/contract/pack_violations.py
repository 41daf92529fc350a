"""Checks the resources of a program with the policy pack, as the engine would."""

from collections.abc import Iterable
from pathlib import Path

from cognito_policies import Pack, Resource, ResourceOptions, Violation, load_pack, read_config
from tests.cognito_identity.engine import Registered, Run

ROOT = Path(__file__).resolve().parents[2]


def pack(name: str) -> Pack:
    path = ROOT / "policies" / "config" / f"{name}.json"
    return load_pack(read_config(path.read_text(encoding="utf-8"), path.name))


def violations(done: Run, config: str = "prod") -> list[Violation]:
    """Return the violations of each resource and of the stack."""
    rules = pack(config)
    resources = [_resource(registered) for registered in _inherited(done.resources)]
    found = [violation for resource in resources for violation in rules.check_resource(resource)]
    return found + rules.check_stack(resources)


def _inherited(resources: Iterable[Registered]) -> list[Registered]:
    """Return the resources with `protect` of their parents, which the engine passes to children."""
    by_urn: dict[str, Registered] = {}
    for registered in resources:
        parent = by_urn.get(registered.parent)
        if registered.protect is None and parent is not None:
            registered.protect = parent.protect
        by_urn[registered.urn] = registered
    return list(by_urn.values())


def _resource(registered: Registered) -> Resource:
    return Resource(
        type=registered.type,
        name=registered.name,
        urn=registered.urn,
        props=registered.inputs,
        options=ResourceOptions(
            protect=bool(registered.protect),
            delete_before_replace=True if "deleteBeforeReplace" in registered.options else None,
            parent=registered.parent,
            aliases=registered.aliases,
        ),
        dependencies=registered.dependencies,
        property_dependencies=registered.property_dependencies,
        secrets=frozenset((name,) for name in registered.secret_inputs),
    )
