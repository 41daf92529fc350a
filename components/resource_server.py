"""The component `ResourceServer`."""

import re
from collections.abc import Mapping
from typing import Any

import pulumi
import pulumi_aws as aws

from .args.resource_server import ResourceServerArgs
from .aws_model.checks import check_outputs, model_problems
from .aws_model.tables import RESOURCE_SERVER
from .reading.problems import Problems
from .reading.reader import read
from .tokens import type_token

_NO_NAME = re.compile(r"[^\w\s+=,.@-]", re.ASCII)
_LONGEST_NAME = 256


class ResourceServer(pulumi.ComponentResource):
    """An API whose scopes clients may ask for.

    ```python
    orders = ResourceServer("orders", {"user_pool_id": pool.user_pool_id, "identifier": "orders",
                                       "scopes": [{"scope_name": "read", "scope_description": "See orders"}]})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    """

    identifier: pulumi.Output[str]
    """The identifier, which scopes begin with."""
    scope_identifiers: pulumi.Output[list[str]]
    """Each scope as clients ask for it: `<identifier>/<scope_name>`."""

    def __init__(self, name: str, args: ResourceServerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = f'ResourceServer "{name}"'
        problems = Problems()
        values = read(ResourceServerArgs, args, problems)
        plan_resource_server(values, problems)
        problems.stop_if_any(subject)

        super().__init__(type_token("ResourceServer"), name, None, opts)
        self.resource_server = aws.cognito.ResourceServer(
            f"{name}-resource-server",
            opts=pulumi.ResourceOptions(parent=self),
            **check_outputs(RESOURCE_SERVER, _inputs(values), subject),
        )
        self.identifier = self.resource_server.identifier
        self.scope_identifiers = self.resource_server.scope_identifiers.apply(list)
        self.register_outputs({"identifier": self.identifier, "scopeIdentifiers": self.scope_identifiers})


def plan_resource_server(values: Mapping[str, Any], problems: Problems, path: tuple[str, ...] = ()) -> None:
    """Note what is wrong with a resource server's arguments."""
    problems.add_rules_and_model((), model_problems(RESOURCE_SERVER, _inputs(values)), path)


def _name_from(identifier: Any) -> Any:
    """Return the identifier as a name: AWS takes no slashes and colons in one, which addresses have."""
    if isinstance(identifier, pulumi.Output):
        return identifier.apply(_name_from)
    return None if identifier is None else _NO_NAME.sub("-", identifier)[:_LONGEST_NAME]


def _inputs(values: Mapping[str, Any]) -> dict[str, Any]:
    inputs: dict[str, Any] = {
        "user_pool_id": values.get("user_pool_id"),
        "identifier": values.get("identifier"),
        "name": values.get("user_pool_resource_server_name", _name_from(values.get("identifier"))),
        "scopes": values.get("scopes"),
    }
    return {name: value for name, value in inputs.items() if value is not None}
