"""The methods of new and existing user pools."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pulumi

from cognito_identity.alarms.component import UserPoolAlarms
from cognito_identity.alarms.watched import Watched
from cognito_identity.app_client.component import AppClient
from cognito_identity.domain.component import UserPoolDomain
from cognito_identity.federated_provider.component import FederatedProvider
from cognito_identity.iam.grants import PoolGrants
from cognito_identity.iam.permissions_boundary import with_boundary
from cognito_identity.identity_pool.group_roles import GroupRoles
from cognito_identity.resource_server import ResourceServer
from cognito_identity.user_group import UserGroup
from cognito_identity.user_pool.added_parts import (
    added_alarms,
    added_client,
    added_domain,
    added_group,
    added_provider,
    added_resource_server,
)
from cognito_identity.validation.reader import NOTHING
from cognito_identity.validation.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pulumi_aws as aws

    from cognito_identity.alarms.args import UserPoolAlarmsOptions
    from cognito_identity.alarms.plan import UserPoolAlarmsSettings
    from cognito_identity.app_client.args import AppClientOptions
    from cognito_identity.app_client.settings import UserPoolContext
    from cognito_identity.attributes.permission_claims import PermissionClaim
    from cognito_identity.domain.args import UserPoolDomainOptions
    from cognito_identity.federated_provider.args import FederatedProviderOptions
    from cognito_identity.resource_server import ResourceServerOptions
    from cognito_identity.user_group import UserGroupOptions, UserGroupSettings


class UserPoolMethods(pulumi.ComponentResource):
    """The methods of a user pool. Each adds a component with the same arguments, named `<pool>-<name>`.

    Every method raises `ArgumentError` for invalid arguments, before it registers anything.
    """

    _name: str
    _context: "UserPoolContext"
    _identity_providers: list[FederatedProvider]
    _resource_servers: list[pulumi.Resource]
    _clients: list[AppClient]
    _managed_login: bool
    _watched: Watched
    _permissions_boundary: pulumi.Input[str] | None
    _group_roles: list[tuple[pulumi.Output[str], GroupRoles]]
    user_pool_id: pulumi.Output[str]
    user_pool_arn: pulumi.Output[str]
    endpoint: pulumi.Output[str]
    user_pool_provider_name: pulumi.Output[str]
    user_pool_provider_url: pulumi.Output[str]
    jwks_url: pulumi.Output[str]

    def add_client(self, name: str, args: "AppClientOptions" = NOTHING) -> AppClient:
        """Add an app client. Its defaults depend on the pool, and its arguments are checked against the pool.

        Add resource servers and identity providers before the clients that use them: AWS refuses unknown ones, and so
        does this method. Default of `supported_identity_providers`: the providers added before.
        """
        child = self._child(name)
        providers = [provider.provider_name for provider in self._identity_providers]
        settings = added_client(args, f'AppClient "{child}"', self._context, providers)
        waits_for = [*(provider.identity_provider for provider in self._identity_providers), *self._resource_servers]
        settings = settings.in_pool(self.user_pool_id, providers, waits_for)
        client = AppClient._from_settings(child, settings, self._child_opts())
        self._clients.append(client)
        if client.signs_users_in:
            written = {**self._context.written, name: client.write_attributes}
            self._context = replace(self._context, written=written)
            self._watched.add_client(name, client.client_id)
        self._style_clients()
        return client

    def add_domain(self, name: str, args: "UserPoolDomainOptions") -> UserPoolDomain:
        """Add the domain of the pool's login pages.

        Managed login shows no pages to a client without a style: clients without one get Cognito's own.
        """
        child = self._child(name)
        settings = added_domain(args, f'UserPoolDomain "{child}"', self.user_pool_id, self._context)
        settings = settings.in_pool(self.user_pool_id)
        domain = UserPoolDomain._from_settings(child, settings, self._child_opts())
        self._managed_login = self._managed_login or domain.managed_login
        self._style_clients()
        return domain

    def add_resource_server(self, name: str, args: "ResourceServerOptions") -> ResourceServer:
        """Add an API whose scopes clients can request. Clients added afterwards wait for it."""
        child = self._child(name)
        settings = added_resource_server(args, f'ResourceServer "{child}"', self.user_pool_id)
        settings = replace(settings, user_pool_id=self.user_pool_id)
        server = ResourceServer._from_settings(child, settings, self._child_opts())
        self._resource_servers.append(server.resource_server)
        parts = self._context.parts.with_server(settings.identifier, settings.scope_names)
        self._context = replace(self._context, parts=parts)
        return server

    def add_group(self, name: str, args: "UserGroupOptions" = NOTHING) -> UserGroup:
        """Add a group of users, called `name` unless `group_name` says otherwise.

        The identity pool of a `UserIdentity` around this pool gives users the role that is created for the group. Any
        other identity pool needs a role mapping with `use_token`, or no user gets the role.
        """
        child = self._child(name)
        settings = self.group_settings(name, args).in_pool(self.user_pool_id, self._permissions_boundary)
        access = settings.arguments.get("identity_pool_id") if settings.makes_role else None
        handing_out = [groups for identity_pool, groups in self._group_roles if identity_pool is access]
        for groups in handing_out:
            groups.check(f'UserGroup "{child}"', ("policies",))
        group = UserGroup._from_settings(child, settings, self._child_opts())
        for groups in handing_out:
            groups.enable()
        return group

    def group_settings(
        self,
        name: str,
        args: "UserGroupOptions",
        identity_pool_id: pulumi.Output[str] | None = None,
        boundary: pulumi.Input[str] | None = None,
    ) -> "UserGroupSettings":
        """Resolve the arguments of `add_group`, with what a `UserIdentity` adds for a role that is created."""
        own = {} if identity_pool_id is None else {"identity_pool_id": identity_pool_id}
        subject = f'UserGroup "{self._child(name)}"'
        return added_group(args, subject, self.user_pool_id, {"group_name": name}, with_boundary(own, boundary))

    def decide_by_claims(self, claims: "Sequence[PermissionClaim]") -> None:
        """Note claims that decide permissions in an identity pool: clients added from now on can't write them."""
        self._context = replace(self._context, permission_claims=(*self._context.permission_claims, *claims))

    def hand_out_group_roles(self, identity_pool_id: pulumi.Output[str], groups: GroupRoles) -> None:
        """Note an identity pool that gives users the roles of groups added from now on."""
        self._group_roles.append((identity_pool_id, groups))

    def register_identity_provider(self, name: str, args: "FederatedProviderOptions") -> FederatedProvider:
        """Add a federated identity provider. Clients added afterwards offer it, and wait for it.

        By default what the pool requires is mapped too, and the mapping is checked against the pool's attributes.
        """
        child = self._child(name)
        settings = added_provider(args, f'FederatedProvider "{child}"', self.user_pool_id, self._context)
        settings = settings.in_pool(self.user_pool_id)
        provider = FederatedProvider._from_settings(child, settings, self._child_opts())
        self._identity_providers.append(provider)
        parts = self._context.parts.with_provider(settings.provider_name)
        self._context = replace(self._context, parts=parts)
        self._watched.add_identity_provider(name, provider.provider_name)
        return provider

    @property
    def identity_providers(self) -> tuple[FederatedProvider, ...]:
        """The federated identity providers added so far."""
        return tuple(self._identity_providers)

    def grant(self, grantee_role: Any, *actions: str, name: str | None = None) -> "aws.iam.RolePolicy":
        """Grant a role permissions on this pool, by verbs of `GRANT_VERBS` or actions as `cognito-idp:ListUsers`.

        `grantee_role` is a role of the pool's account: the role itself, its name or ARN, or a Lambda function, which
        means its role. Two grants of the same actions to Outputs, or to roles of the same name, need a `name` each.

        Raises:
            ArgumentError: the role or an action is invalid, or another grant has the name.
        """
        return self._grants.add(self.user_pool_arn, grantee_role, actions, name)

    def add_alarms(self, name: str, args: "UserPoolAlarmsOptions" = NOTHING) -> UserPoolAlarms:
        """Add CloudWatch alarms for every app client and identity provider of the pool, including those added later.

        The alarms of the client `client_id` are called `throttled` and `failed-sign-ins`; those of other clients end in
        the client's name. Pass clients that this program didn't add in `client_ids`. Clients with the preset `machine`
        have no sign-ins to watch.
        """
        settings = self.alarm_settings(name, args)
        return UserPoolAlarms._from_settings(self._child(name), settings, self._child_opts())

    def alarm_settings(
        self, name: str, args: "UserPoolAlarmsOptions", client_id: pulumi.Input[str] | None = None
    ) -> "UserPoolAlarmsSettings":
        """Resolve the arguments of `add_alarms`, with the client that a `UserIdentity` names by default."""
        default = {} if client_id is None else {"client_id": client_id}
        subject = f'UserPoolAlarms "{self._child(name)}"'
        return added_alarms(args, subject, self.user_pool_id, default, self._watched)

    @property
    def context(self) -> "UserPoolContext":
        """The facts about the pool that the checks of its parts need."""
        return self._context

    def _init_children(self, name: str, context: "UserPoolContext") -> None:
        """Set the state of a pool to which nothing has been added."""
        self._name = name
        self._context = context
        self._identity_providers = []
        self._resource_servers = []
        self._grants = PoolGrants(name, self)
        self._clients = []
        self._managed_login = False
        self._watched = Watched()
        self._group_roles = []
        self._permissions_boundary = None

    def _set_endpoint(self, endpoint: pulumi.Output[str]) -> None:
        """Set the endpoint and the outputs that derive from it."""
        self.endpoint = endpoint
        self.user_pool_provider_name = endpoint
        self.user_pool_provider_url = endpoint.apply("https://{}".format)
        self.jwks_url = endpoint.apply("https://{}/.well-known/jwks.json".format)

    def _style_clients(self) -> None:
        for client in self._clients:
            if self._managed_login and client.signs_users_in:
                client.style()

    def _child(self, name: str) -> str:
        subject_of(type(self).__name__, name)
        return f"{self._name}-{name}"

    def _child_opts(self) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(parent=self)
