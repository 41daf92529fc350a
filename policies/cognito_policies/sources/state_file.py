"""Reads the state of a stack: from `pulumi stack export`, or a checkpoint of a self-managed backend."""

import json
from collections.abc import Mapping
from typing import Any, Final

from cognito_policies.model.json_text import JsonTextError, read_json
from cognito_policies.model.resource import ResourceOptions
from cognito_policies.model.tokens import stack_of
from cognito_policies.sources.listing import BadInputError, Listed, ListedProperties, Listing, Source

_VERSIONS: Final = (3, 4)
"""The versions of Pulumi's deployment format since 2019."""
_KINDS: Final = "it must be from `pulumi stack export`, or a checkpoint of a self-managed backend"
_PROJECT: Final = "project:///"


def read_state(text: str, source: str) -> Listing:
    """Read a state.

    Raises:
        BadInputError: It is no state, or has an unknown version.
    """
    try:
        document = read_json(text)
    except JsonTextError as error:
        raise BadInputError(f"{source}: {error}") from None
    try:
        return _listing(document, source)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInputError(f"{source}: this state can't be read ({error}); {_KINDS}") from None


def _listing(document: Any, source: str) -> Listing:
    deployment, stack = _deployment(document, source)
    resources = deployment.get("resources") or []
    mine = [given for given in resources if not _is_skipped(given)]
    providers = {f"{given['urn']}::{given.get('id', '')}": given.get("inputs") or {} for given in resources}
    skipped = tuple(str(given["urn"]) for given in resources if _is_skipped(given))
    return Listing(
        stack or stack_of(str(given["urn"]) for given in resources),
        tuple(_listed(given, providers) for given in mine),
        skipped,
    )


def _is_skipped(given: Mapping[str, Any]) -> bool:
    """Return whether a resource is external, or to be deleted."""
    return bool(given.get("external") or given.get("delete"))


def _deployment(document: Any, source: str) -> tuple[Mapping[str, Any], str | None]:
    """Return the deployment, and the stack's name if the document has it."""
    if not isinstance(document, dict) or not ({"deployment", "checkpoint"} & document.keys()):
        raise BadInputError(f"{source}: this is no state; {_KINDS}")
    version = document.get("version")
    if version not in _VERSIONS:
        raise BadInputError(
            f"{source}: the state has version {json.dumps(version)}, and versions 3 and 4 are supported; "
            "export it with a current Pulumi CLI"
        )
    checkpoint = document.get("checkpoint")
    if checkpoint is None:
        return _mapping(document["deployment"]), None
    stack = _mapping(checkpoint).get("stack")
    # Newer checkpoints have organization and project before the name.
    return _mapping(checkpoint.get("latest") or {}), str(stack).rpartition("/")[2] if stack else None


def _listed(given: Mapping[str, Any], providers: Mapping[str, Mapping[str, object]]) -> Listed:
    return ListedProperties(
        urn=_text(given["urn"]),
        type=_text(given["type"]),
        inputs=_mapping(given.get("inputs") or {}),
        outputs=_mapping(given.get("outputs") or {}),
        options=ResourceOptions(
            protect=given.get("protect") is True,
            delete_before_replace=given.get("deleteBeforeReplace") is True or None,
            ignore_changes=texts(given.get("ignoreChanges")),
            parent=text_or_none(given.get("parent")),
            aliases=texts(given.get("aliases")),
        ),
        dependencies=texts(given.get("dependencies")),
        property_dependencies={
            key: texts(urns) for key, urns in _mapping(given.get("propertyDependencies") or {}).items()
        },
        id=str(given.get("id") or ""),
        source=source_of(given.get("sourcePosition")),
        provider=providers.get(str(given.get("provider"))),
    ).listed()


def source_of(position: object) -> Source | None:
    """Read `project:///pools.py#69`; positions outside the project are ignored."""
    if not isinstance(position, str) or not position.startswith(_PROJECT):
        return None
    file, _, place = position.removeprefix(_PROJECT).partition("#")
    line = place.partition(",")[0]
    return Source(file, int(line)) if line.isdecimal() and int(line) and file and not file.startswith("..") else None


def texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; absent means empty."""
    if value is not None and not isinstance(value, list):
        raise TypeError(f"expected a list, got {type(value).__name__}")
    return tuple(_text(item) for item in value or ())


def text_or_none(value: object) -> str | None:
    """Return a text that can be absent."""
    return None if value is None else _text(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, got {type(value).__name__}")
    return value
