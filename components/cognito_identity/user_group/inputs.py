"""From arguments to what `aws.cognito.UserGroup` is given."""

from collections.abc import Mapping
from typing import Any


def user_group_inputs(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the resource's inputs; a group is called `name` unless it was named."""
    inputs: dict[str, Any] = {
        "user_pool_id": values.get("user_pool_id"),
        "name": values.get("group_name", name),
        "description": values.get("description"),
        "precedence": values.get("precedence"),
        "role_arn": values.get("role"),
    }
    return {key: value for key, value in inputs.items() if value is not None}
