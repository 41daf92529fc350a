"""Reads a stack's state: what `pulumi stack export` writes, or a checkpoint of a self-managed backend."""

import json
from collections.abc import Mapping
from typing import Any, Final

from cognito_policies.json_text import JsonTextError, read_json
from cognito_policies.listing import BadInputError, Listed, ListedProperties, Listing, Source
from cognito_policies.lock.lookup import stack_of
from cognito_policies.resource import ResourceOptions

_VERSIONS: Final = (3, 4)
"""Of Pulumi's deployment format: what the CLI has written since 2019, and the same with more features."""
_KINDS: Final = "it must be what `pulumi stack export` writes, or a checkpoint of a self-managed backend"
_PROJECT: Final = "project:///"


def read_state(text: str, source: str) -> Listing:
    """Read a state.

    Raises:
        BadInputError: It is none, or of a version that is not known.
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
    """Tell whether a resource is read from elsewhere, or about to be deleted."""
    return bool(given.get("external") or given.get("delete"))


def _deployment(document: Any, source: str) -> tuple[Mapping[str, Any], str | None]:
    """Return the deployment, and the stack's name where the document has it."""
    if not isinstance(document, dict) or not ({"deployment", "checkpoint"} & document.keys()):
        raise BadInputError(f"{source}: this is no state; {_KINDS}")
    version = document.get("version")
    if version not in _VERSIONS:
        raise BadInputError(
            f"{source}: this state is of version {json.dumps(version)}, and 3 and 4 can be read: "
            "export it with a current Pulumi CLI"
        )
    checkpoint = document.get("checkpoint")
    if checkpoint is None:
        return _mapping(document["deployment"]), None
    stack = _mapping(checkpoint).get("stack")
    # Newer ones have the organisation and the project before it.
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
    """Read `project:///pools.py#69`; what lies outside the project says nothing to its readers."""
    if not isinstance(position, str) or not position.startswith(_PROJECT):
        return None
    file, _, place = position.removeprefix(_PROJECT).partition("#")
    line = place.partition(",")[0]
    return Source(file, int(line)) if line.isdecimal() and int(line) and file and not file.startswith("..") else None


def texts(value: object) -> tuple[str, ...]:
    """Return a list of texts; what is absent is empty."""
    if value is not None and not isinstance(value, list):
        raise TypeError(f"a list is missing, there is {type(value).__name__}")
    return tuple(_text(item) for item in value or ())


def text_or_none(value: object) -> str | None:
    """Return a text that may be absent."""
    return None if value is None else _text(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"an object is missing, there is {type(value).__name__}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text is missing, there is {type(value).__name__}")
    return value
