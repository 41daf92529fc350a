"""The words of `UserIdentity`."""

from collections.abc import Mapping
from typing import TypedDict

import pulumi

from cognito_identity.app_client.args import NAMES as APP_CLIENT_NAMES
from cognito_identity.app_client.args import AppClientOptions
from cognito_identity.domain.args import NAMES as DOMAIN_NAMES
from cognito_identity.domain.args import UserPoolDomainOptions
from cognito_identity.federated_provider.args import NAMES as PROVIDER_NAMES
from cognito_identity.federated_provider.args import FederatedProviderOptions
from cognito_identity.identity_pool.args import NAMES as IDENTITY_POOL_NAMES
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.resource_server.args import NAMES as RESOURCE_SERVER_NAMES
from cognito_identity.resource_server.args import ResourceServerOptions
from cognito_identity.user_group.args import NAMES as GROUP_NAMES
from cognito_identity.user_group.args import UserGroupOptions
from cognito_identity.user_pool.args import NAMES as USER_POOL_NAMES
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.argument_names import ArgumentNames


class ExistingUserPoolArgs(TypedDict, total=False):
    """A user pool that another program owns, by its id or its ARN: `existing_user_pool` of `UserIdentity`.

    In Python `UserPoolWithMfa.from_user_pool_id` and `from_user_pool_arn` take the same.
    """

    user_pool_id: pulumi.Input[str]
    """The pool's id; it is in the provider's account, and in the region that the id begins with."""
    user_pool_arn: pulumi.Input[str]
    """The pool's ARN; it may be in another region, as by its id."""
    client_id: pulumi.Input[str]
    """A client of it whose people get AWS credentials. Default: clients are made, as for a new pool."""


class UserIdentityArgs(TypedDict, total=False):
    """Arguments of `UserIdentity`."""

    allow_signup: bool
    """Whether people may sign themselves up. Default: False. `user_pool.self_sign_up_enabled` says the same."""
    user_pool: UserPoolWithMfaArgs
    """The user pool. Default: `UserPoolWithMfa`'s defaults."""
    existing_user_pool: ExistingUserPoolArgs
    """A pool that is there already, instead of `user_pool`: it is used, and nothing of it is changed."""
    clients: Mapping[str, AppClientOptions]
    """App clients by name. Default: one single-page-app client `web`."""
    domain: UserPoolDomainOptions
    """Where the login pages are. Default: nowhere, which is what apps with pages of their own need."""
    resource_servers: Mapping[str, ResourceServerOptions]
    """APIs whose scopes clients may ask for, by name. Clients wait for them."""
    groups: Mapping[str, UserGroupOptions]
    """Groups of users, by name. Where one has a role, users get that of their group from the identity pool.

    Users in no group with a role then get no AWS credentials, unless `identity_pool_options.role_mappings` has
    `{use_token, resolve_ambiguous_roles}` for their client.
    """
    identity_providers: Mapping[str, FederatedProviderOptions]
    """Other identity providers whose people are let in, by name. Clients offer them, and wait for them."""
    disable_identity_pool: bool
    """Whether there is no identity pool. Default: False."""
    identity_pool_options: IdentityPoolArgs
    """Settings of the identity pool."""
    permissions_boundary: pulumi.Input[str]
    """ARN of the managed policy that limits every role that is made: signed-in users', guests', groups', and for SMS.

    A part's own `permissions_boundary` is used instead of it. Default: none.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for everything that takes them."""


NAMES = (
    USER_POOL_NAMES
    | APP_CLIENT_NAMES
    | IDENTITY_POOL_NAMES
    | DOMAIN_NAMES
    | PROVIDER_NAMES
    | GROUP_NAMES
    | RESOURCE_SERVER_NAMES
    | ArgumentNames(
        aliases={
            ExistingUserPoolArgs: {
                "arn": ("user_pool_arn",),
                "id": ("user_pool_id",),
                "user_pool_client_id": ("client_id",),
            },
            UserIdentityArgs: {
                "client": ("clients",),
                "pool": ("user_pool",),
                "providers": ("identity_providers",),
                "user_pool_client": ("clients",),
                "user_pool_id": ("existing_user_pool.user_pool_id",),
                "user_pool_arn": ("existing_user_pool.user_pool_arn",),
            },
        },
    )
)
