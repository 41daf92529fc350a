"""Reads the resources a program registers, as `python -m sandbox up --resources FILE` and others may write them.

    {"version": 1, "stack": "dev", "resources": [{
        "urn": …, "type": …, "inputs": {…}, "outputs": {…}, "id": …, "source": "project:///__main__.py#10",
        "options": {"protect": …, "delete_before_replace": …, "ignore_changes": […], "parent": …, "aliases": […]},
        "dependencies": [urn…], "property_dependencies": {property: [urn…]}, "provider": {"region": …}}]}

`provider` may be left out.

Secrets and unknown values stand as the engine writes them: envelopes and sentinels.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from cognito_policies.listing import BadInputError, Listed, ListedProperties, Listing
from cognito_policies.resource import ResourceOptions
from cognito_policies.state_file import source_of

VERSION: Final = 1


def read_resources(text: str, source: str) -> Listing:
    """Read a file of registered resources.

    Raises:
        BadInputError: It is none.
    """
    try:
        document = json.loads(text)
        if document["version"] != VERSION:
            raise BadInputError(f"{source}: these resources are of version {document['version']!r}, not {VERSION}")
        return Listing(str(document["stack"]), tuple(_listed(given) for given in document["resources"]))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadInputError(f"{source}: this is no file of registered resources ({error})") from None


def _listed(given: Mapping[str, Any]) -> Listed:
    options = given["options"]
    return ListedProperties(
        urn=str(given["urn"]),
        type=str(given["type"]),
        inputs=dict(given["inputs"]),
        outputs=dict(given["outputs"]),
        options=ResourceOptions(
            protect=options["protect"] is True,
            delete_before_replace=options["delete_before_replace"],
            ignore_changes=tuple(options["ignore_changes"]),
            parent=options["parent"],
            aliases=tuple(options["aliases"]),
        ),
        dependencies=tuple(given["dependencies"]),
        property_dependencies={key: tuple(urns) for key, urns in given["property_dependencies"].items()},
        id=str(given["id"]),
        source=source_of(given["source"]),
        provider=dict(given.get("provider") or {}),
        simulated=True,
    ).listed()
