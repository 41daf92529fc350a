"""The words of `ResourceServer`."""

from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import RESOURCE_SERVER
from cognito_identity.validation.argument_names import ArgumentNames


class ResourceServerScope(TypedDict, total=False):
    """Something that a caller of an API may be allowed to do."""

    scope_name: Required[str]
    """1 to 256 characters, no slash: in tokens it stands as `<identifier>/<scope_name>`."""
    scope_description: Required[str]
    """What it allows, 1 to 256 characters."""


class ResourceServerOptions(TypedDict, total=False):
    """Arguments of `ResourceServer` but for the pool: what `add_resource_server` takes."""

    identifier: Required[pulumi.Input[str]]
    """Names the API in scopes, often its URL. Can't change after creation."""
    user_pool_resource_server_name: pulumi.Input[str]
    """A name for people. Default: the identifier, with `-` where AWS's names take no `/` or `:`."""
    scopes: list[ResourceServerScope]
    """At most 100. Default: none."""


class ResourceServerArgs(ResourceServerOptions, total=False):
    """Arguments of `ResourceServer`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool. Can't change after creation."""


NAMES = ArgumentNames(tables={ResourceServerOptions: (RESOURCE_SERVER,), ResourceServerArgs: (RESOURCE_SERVER,)})
