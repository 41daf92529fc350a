"""Arguments of `UserIdentity`."""

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
from cognito_identity.resource_server import NAMES as RESOURCE_SERVER_NAMES
from cognito_identity.resource_server import ResourceServerOptions
from cognito_identity.user_group import NAMES as GROUP_NAMES
from cognito_identity.user_group import UserGroupOptions
from cognito_identity.user_pool.args import NAMES as USER_POOL_NAMES
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.validation.argument_names import ArgumentNames


class ExistingUserPoolArgs(TypedDict, total=False):
    """An existing user pool. Set either `user_pool_id` or `user_pool_arn`.

    In Python, `UserPoolWithMfa.from_user_pool_id` and `from_user_pool_arn` take the same.
    """

    user_pool_id: pulumi.Input[str]
    """The user pool's id, `<region>_<id>`. The pool must be in the account of the AWS provider."""
    user_pool_arn: pulumi.Input[str]
    """The user pool's ARN."""
    client_id: pulumi.Input[str]
    """The id of an existing app client whose users get AWS credentials. Default: new app clients, as for a new pool."""


class UserIdentityArgs(TypedDict, total=False):
    """Arguments of `UserIdentity`, all of them optional."""

    allow_signup: bool
    """Whether users can sign up themselves. Default: False. It is the same as `user_pool.self_sign_up_enabled`."""
    user_pool: UserPoolWithMfaArgs
    """Arguments of the user pool. Default: the defaults of `UserPoolWithMfa`."""
    existing_user_pool: ExistingUserPoolArgs
    """An existing user pool. Its settings stay unchanged. It excludes `user_pool` and `allow_signup`. Default: none."""
    clients: Mapping[str, AppClientOptions]
    """The app clients, by name. Default: one client `web` with the preset `spa`.

    A name has 1 to 40 letters, digits, `-` and `_`; the same holds for the other parts.
    """
    domain: UserPoolDomainOptions
    """The domain of the login pages. Default: none, because apps with their own login pages need no domain."""
    resource_servers: Mapping[str, ResourceServerOptions]
    """Resource servers, by name: the APIs whose scopes clients can request. Default: none."""
    groups: Mapping[str, UserGroupOptions]
    """Groups of users, by name. Default: none.

    If a group has a role, its users get that role from the identity pool. Users without such a group then get no AWS
    credentials, unless `identity_pool_options.role_mappings` has `use_token` and `resolve_ambiguous_roles` for their
    client.
    """
    identity_providers: Mapping[str, FederatedProviderOptions]
    """Federated identity providers, by name. All clients except machine clients support them, unless
    they set `supported_identity_providers`. Default: none.
    """
    disable_identity_pool: bool
    """Whether to leave out the identity pool, so that users get no AWS credentials. Default: False."""
    identity_pool_options: IdentityPoolArgs
    """Arguments of the identity pool. It is an error if `disable_identity_pool` is True."""
    permissions_boundary: pulumi.Input[str]
    """The ARN of the managed policy that is the permissions boundary of all new roles: for signed-in users, guests,
    groups and SMS. A part's own `permissions_boundary` overrides it. Default: none.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """The tags of all resources that support tags. A part's own tags override them. Default: none."""


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
