"""The component `ResourceServer`."""

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import RESOURCE_SERVER
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.resource_server.args import NAMES, ResourceServerArgs
from cognito_identity.resource_server.inputs import resource_server_inputs
from cognito_identity.resource_server.plan import resolve_resource_server
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.subject import subject_of


class ResourceServer(pulumi.ComponentResource):
    """An API whose scopes clients may ask for.

    ```python
    orders = ResourceServer("orders", {"user_pool_id": pool.user_pool_id, "identifier": "orders",
                                       "scopes": [{"scope_name": "read", "scope_description": "See orders"}]})
    AppClient("job", {"user_pool_id": pool.user_pool_id, "preset": "machine",
                      "o_auth": {"scopes": orders.scope_identifiers}})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    """

    identifier: pulumi.Output[str]
    """The identifier, which scopes begin with."""
    scope_identifiers: list[pulumi.Input[str]]
    """Each scope as clients ask for it, `<identifier>/<scope_name>`; in Python a list that their `scopes` can be."""

    def __init__(self, name: str, args: ResourceServerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("ResourceServer", name)
        problems = Problems()
        values = read(ResourceServerArgs, args, problems, names=NAMES)
        resolve_resource_server(values, problems)
        problems.raise_if_any(subject)

        super().__init__(type_token("ResourceServer"), name, None, propagate_depends_on(opts))
        self.resource_server = aws.cognito.ResourceServer(
            f"{name}-resource-server",
            # Another name replaces it at the provider, and AWS takes no second one with this identifier. Clients ask
            # for its scopes by name: for that second their machines get no tokens.
            opts=pulumi.ResourceOptions(parent=self, delete_before_replace=True),
            **check_outputs(RESOURCE_SERVER, resource_server_inputs(values), subject),
        )
        """The resource server itself."""
        self.identifier = self.resource_server.identifier
        self.scope_identifiers = [
            pulumi.Output.concat(self.identifier, "/", scope["scope_name"]) for scope in values.get("scopes") or ()
        ]
        self.register_outputs({"identifier": self.identifier, "scopeIdentifiers": self.scope_identifiers})
