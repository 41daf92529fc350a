"""From arguments to what `aws.cognito.ResourceServer` is given."""

import re
from collections.abc import Mapping
from typing import Any

import pulumi

_NO_NAME = r"(?a)[^\w\s+=,.@-]"
_LONGEST_NAME = 256


def resource_server_inputs(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the resource's inputs."""
    inputs: dict[str, Any] = {
        "user_pool_id": values.get("user_pool_id"),
        "identifier": values.get("identifier"),
        "name": values.get("user_pool_resource_server_name", _name_from(values.get("identifier"))),
        "scopes": values.get("scopes"),
    }
    return {name: value for name, value in inputs.items() if value is not None}


def _name_from(identifier: Any) -> Any:
    """Return the identifier as a name: AWS takes no slashes and colons in one, which addresses have."""
    if isinstance(identifier, pulumi.Output):
        return identifier.apply(_name_from)
    # What is no text is refused as the identifier.
    return re.sub(_NO_NAME, "-", identifier)[:_LONGEST_NAME] if isinstance(identifier, str) else None
