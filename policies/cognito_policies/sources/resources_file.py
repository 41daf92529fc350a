"""Reads the resources that a program registers, as `python -m sandbox up --resources FILE` writes them.

    {"version": 1, "stack": "dev", "resources": [{
        "urn": …, "type": …, "inputs": {…}, "outputs": {…}, "id": …, "source": "project:///__main__.py#10",
        "options": {"protect": …, "delete_before_replace": …, "ignore_changes": […], "parent": …, "aliases": […]},
        "dependencies": [urn…], "property_dependencies": {property: [urn…]}, "provider": {"region": …}}]}

`provider` is optional.

Secrets and computed values are as the engine sends them: envelopes and sentinels.
"""

from collections.abc import Mapping
from typing import Any, Final

from cognito_policies.model.json_text import read_json
from cognito_policies.model.resource import ResourceOptions
from cognito_policies.sources.listing import BadInputError, Listed, ListedProperties, Listing
from cognito_policies.sources.state_file import source_of, text_or_none, texts

VERSION: Final = 1


def read_resources(text: str, source: str) -> Listing:
    """Read a file of registered resources.

    Raises:
        BadInputError: It is no such file.
    """
    try:
        document = read_json(text)
        if document["version"] != VERSION:
            raise BadInputError(f"{source}: version must be {VERSION}, got {document['version']!r}")
        return Listing(str(document["stack"]), tuple(_listed(given) for given in document["resources"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInputError(f"{source}: this is no file with registered resources ({error})") from None


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
            ignore_changes=texts(options["ignore_changes"]),
            parent=text_or_none(options["parent"]),
            aliases=texts(options["aliases"]),
        ),
        dependencies=texts(given["dependencies"]),
        property_dependencies={key: texts(urns) for key, urns in given["property_dependencies"].items()},
        id=str(given["id"]),
        source=source_of(given["source"]),
        provider=dict(given.get("provider") or {}),
        simulated=True,
    ).listed()
