"""The component `ResourceServer`: its arguments, rules, settings and resource."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Required, Self, TypedDict, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.tables import RESOURCE_SERVER
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.argument_names import ArgumentNames
from cognito_identity.validation.lists import listed_once
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.problems import Path, Problem, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of


class ResourceServerScope(TypedDict, total=False):
    """A scope of a resource server: a permission that an app client can request.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    """

    scope_name: Required[str]
    """The name, 1 to 256 characters without a slash. In tokens, the scope is `<identifier>/<scope_name>`."""
    scope_description: Required[str]
    """A description of the permission, 1 to 256 characters."""


class ResourceServerOptions(TypedDict, total=False):
    """Arguments of `ResourceServer` without `user_pool_id`, for `add_resource_server`."""

    identifier: Required[pulumi.Input[str]]
    """The identifier of the API, the prefix of its scopes, such as `orders`. A change replaces the resource server."""
    user_pool_resource_server_name: pulumi.Input[str]
    """A display name. Default: the identifier, with `-` for characters that AWS doesn't allow, such as `/` and `:`."""
    scopes: list[ResourceServerScope]
    """The scopes, at most 100. Default: none."""


class ResourceServerArgs(ResourceServerOptions, total=False):
    """Arguments of `ResourceServer`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool, such as `eu-central-1_aBcDeFgH1`. A change replaces the resource server."""


NAMES = ArgumentNames(tables={ResourceServerOptions: (RESOURCE_SERVER,), ResourceServerArgs: (RESOURCE_SERVER,)})
_NOT_IN_A_NAME = r"(?a)[^\w\s+=,.@-]"
_LONGEST_NAME = 256


@dataclass(frozen=True)
class ResourceServerSettings:
    """The resolved arguments of a resource server."""

    identifier: pulumi.Input[str]
    name: pulumi.Input[str] | None
    scopes: Sequence[Mapping[str, str]] | None
    user_pool_id: pulumi.Input[str] | None = None
    """`None` until the pool is created."""

    @property
    def scope_names(self) -> list[str]:
        """The names of its scopes, without the identifier."""
        return [scope["scope_name"] for scope in self.scopes or () if "scope_name" in scope]

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs of `aws.cognito.ResourceServer`."""
        inputs: dict[str, Any] = {
            "user_pool_id": self.user_pool_id,
            "identifier": self.identifier,
            "name": self.name,
            "scopes": self.scopes,
        }
        return drop_none(inputs)


def resolve_resource_server(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> ResourceServerSettings:
    """Resolve and check arguments that were read."""
    # A missing identifier is already a problem.
    identifier = values.get("identifier")
    settings = ResourceServerSettings(
        identifier=cast("pulumi.Input[str]", identifier),
        name=values.get("user_pool_resource_server_name", _name_from(identifier)),
        scopes=values.get("scopes"),
        user_pool_id=values.get("user_pool_id"),
    )
    problems.add_rules_and_model(scopes_are_listed_once(values), model_problems(RESOURCE_SERVER, settings.inputs), path)
    return settings


def scopes_are_listed_once(values: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS refuses two scopes of one name."""
    names = [scope.get("scope_name") for scope in values.get("scopes") or ()]
    return listed_once(names, ("scopes",), ("scope_name",))


def _name_from(identifier: Any) -> Any:
    """Return the identifier as a name, in which AWS allows fewer characters: no slashes and colons, as URLs have."""
    if isinstance(identifier, pulumi.Output):
        return identifier.apply(_name_from)
    # An identifier that isn't a string is already a problem.
    return re.sub(_NOT_IN_A_NAME, "-", identifier)[:_LONGEST_NAME] if isinstance(identifier, str) else None


class ResourceServer(pulumi.ComponentResource):
    """An API whose scopes app clients can request.

    ```python
    orders = ResourceServer("orders", {"user_pool_id": pool.user_pool_id, "identifier": "orders",
                                       "scopes": [{"scope_name": "read", "scope_description": "See orders"}]})
    AppClient("job", {"user_pool_id": pool.user_pool_id, "preset": "machine",
                      "o_auth": {"scopes": orders.scope_identifiers}})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    """

    identifier: pulumi.Output[str]
    """The identifier, which scopes begin with."""
    scope_identifiers: list[pulumi.Input[str]]
    """Each scope as clients request it, `<identifier>/<scope_name>`; in Python a list to pass as their `scopes`."""

    def __init__(self, name: str, args: ResourceServerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("ResourceServer", name)
        settings = resolved(
            args,
            ResourceServerSettings,
            subject,
            lambda problems: resolve_resource_server(read(ResourceServerArgs, args, problems, names=NAMES), problems),
        )
        super().__init__(type_token("ResourceServer"), name, None, propagate_depends_on(opts))
        self.resource_server = aws.cognito.ResourceServer(
            f"{name}-resource-server",
            # Another name replaces it at the provider, and AWS takes no second one with this identifier. Clients ask
            # for its scopes by name: for that second their machines get no tokens.
            opts=pulumi.ResourceOptions(parent=self, delete_before_replace=True),
            **check_outputs(RESOURCE_SERVER, settings.inputs, subject),
        )
        """The resource server itself."""
        self.identifier = self.resource_server.identifier
        self.scope_identifiers = [
            pulumi.Output.concat(self.identifier, "/", scope_name) for scope_name in settings.scope_names
        ]
        self.register_outputs({"identifier": self.identifier, "scopeIdentifiers": self.scope_identifiers})

    @classmethod
    def _from_settings(cls, name: str, settings: ResourceServerSettings, opts: pulumi.ResourceOptions) -> Self:
        """Make a resource server whose arguments a parent has resolved."""
        return cls(name, cast("ResourceServerArgs", settings), opts)
