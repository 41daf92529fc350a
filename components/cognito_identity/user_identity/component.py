"""The component `UserIdentity`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

import pulumi

from cognito_identity.addresses import pool_region
from cognito_identity.alarms.args import UserPoolAlarmsOptions
from cognito_identity.alarms.component import UserPoolAlarms
from cognito_identity.app_client.args import AppClientOptions
from cognito_identity.app_client.component import AppClient
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.domain.args import UserPoolDomainOptions
from cognito_identity.domain.component import UserPoolDomain
from cognito_identity.enums import LambdaVersion, UserPoolOperation
from cognito_identity.federated_provider.args import FederatedProviderOptions
from cognito_identity.federated_provider.component import FederatedProvider
from cognito_identity.pool_ids import app_client_id_is_valid
from cognito_identity.resource_server import ResourceServer, ResourceServerOptions
from cognito_identity.type_tokens import type_token
from cognito_identity.user_group import UserGroup, UserGroupOptions
from cognito_identity.user_identity.access import identity_pool_of
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_identity.around import split_pool, with_pool
from cognito_identity.user_identity.outputs import WEB, amplify_document, login_url, main_client
from cognito_identity.user_identity.plan import IdentitySettings, resolve_identity
from cognito_identity.user_identity.warnings import user_identity_warnings
from cognito_identity.user_pool.component import UserPoolWithMfa
from cognito_identity.user_pool.existing import ExistingUserPool, ExistingUserPoolSettings
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import ArgumentError, Problem, Problems
from cognito_identity.validation.reader import NOTHING, read
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import ValueRules, checked_values

if TYPE_CHECKING:
    import pulumi_aws as aws

    from cognito_identity.user_pool.triggers.args import FunctionArn


class UserIdentity(pulumi.ComponentResource):
    """Sign-in for an app in one declaration: user pool, app clients, identity pool and roles.

    ```python
    identity = UserIdentity("identity", {"allow_signup": True})
    pulumi.export("user_pool_id", identity.user_pool_id)
    ```

    Raises:
        ArgumentError: an argument of any part is invalid; nothing has been registered.
    """

    user_pool_id: pulumi.Output[str]
    """The user pool's id."""
    user_pool_arn: pulumi.Output[str]
    """The user pool's ARN."""
    user_pool_client_id: pulumi.Output[str | None]
    """The id of the app client `web`, or else of the first one."""
    client_ids: pulumi.Output[Mapping[str, str]]
    """The id of each app client, by name."""
    identity_pool_id: pulumi.Output[str | None]
    """The identity pool's id; `None` if it is disabled."""
    authenticated_role_arn: pulumi.Output[str | None]
    """The role of signed-in users; `None` without an identity pool."""
    unauthenticated_role_arn: pulumi.Output[str | None]
    """The role of guests; `None` if guest access is off."""
    issuer_url: pulumi.Output[str]
    """The issuer of the pool's tokens."""
    jwks_url: pulumi.Output[str]
    """URL of the public keys that verify the pool's tokens."""
    region: pulumi.Output[str]
    """The region of its resources."""
    login_url: pulumi.Output[str | None]
    """URL of the managed login page; `None` without a domain or a callback URL."""
    amplify_outputs: pulumi.Output[Mapping[str, Any] | None]
    """The content of `amplify_outputs.json` for AWS Amplify; `None` without an app client."""

    def __init__(self, name: str, args: UserIdentityArgs = NOTHING, opts: pulumi.ResourceOptions | None = None) -> None:
        subject, problems = subject_of("UserIdentity", name), Problems()
        pool, values = split_pool(args)
        plan = resolve_identity(
            name,
            read(UserIdentityArgs, values, problems, names=NAMES),
            problems,
            pool.context if pool else None,
        )
        problems.raise_if_any(subject)
        existing = checked_values({"existing_user_pool": plan.existing}, _CLIENT_RULES, subject)
        plan = replace(plan, existing=existing["existing_user_pool"])

        super().__init__(type_token("UserIdentity"), name, None, propagate_depends_on(opts))
        self._name = name
        self._permissions_boundary = plan.permissions_boundary
        self.user_pool: UserPoolWithMfa | ExistingUserPool = pool or self._user_pool(plan)
        """The user pool: a new or an existing one."""
        add = self.user_pool
        self.providers = {
            key: add.register_identity_provider(key, cast("Any", provider))
            for key, provider in plan.identity_providers.items()
        }
        """The components of `identity_providers`, by name."""
        self.resource_servers = {
            key: add.add_resource_server(key, cast("Any", server)) for key, server in plan.resource_servers.items()
        }
        """The components of `resource_servers`, by name."""
        self.clients = {key: add.add_client(key, cast("Any", client)) for key, client in plan.clients.items()}
        """The components of `clients`, by name."""
        self.domain = None if plan.domain is None else add.add_domain("login", cast("Any", plan.domain))
        """The component of the domain; `None` without `domain`."""
        access, self._group_roles = identity_pool_of(name, plan, self.user_pool, self.clients, self)
        self.user_pool.decide_by_claims(plan.permission_claims)
        self.identity_pool = access
        """The component of the identity pool; `None` if it is disabled."""
        self.groups = {
            key: add.add_group(key, cast("Any", group if access is None else group.at(access.identity_pool_id)))
            for key, group in plan.groups.items()
        }
        """The components of `groups`, by name."""

        if plan.user_pool is not None:
            warn(user_identity_warnings(plan.domain, plan.identity_providers, plan.clients), self)

        ids = {key: client.client_id for key, client in self.clients.items()}
        self.user_pool_id = self.user_pool.user_pool_id
        self.user_pool_arn = self.user_pool.user_pool_arn
        self._main_client_id = ids.get(main_client(plan) or "", plan.existing.get("client_id"))
        self.user_pool_client_id = as_output(self._main_client_id)
        self.client_ids = (
            with_all(lambda *found: dict(zip(ids, found, strict=True)), *ids.values()) if ids else as_output({})
        )
        self.identity_pool_id = as_output(access.identity_pool_id if access else None)
        self.authenticated_role_arn = as_output(access.authenticated_role_arn if access else None)
        self.unauthenticated_role_arn = as_output(access.unauthenticated_role_arn if access else None)
        self.issuer_url = self.user_pool.user_pool_provider_url
        self.jwks_url = self.user_pool.jwks_url
        self.region = self.user_pool_id.apply(pool_region)
        self.login_url = login_url(plan, self.domain, ids.get(main_client(plan) or ""))
        self.amplify_outputs = amplify_document(
            plan, self.domain, self.user_pool_id, self.user_pool_client_id, self.identity_pool_id
        )
        self.register_outputs(
            {
                "userPoolId": self.user_pool_id,
                "userPoolArn": self.user_pool_arn,
                "userPoolClientId": self.user_pool_client_id,
                "clientIds": self.client_ids,
                "identityPoolId": self.identity_pool_id,
                "authenticatedRoleArn": self.authenticated_role_arn,
                "unauthenticatedRoleArn": self.unauthenticated_role_arn,
                "issuerUrl": self.issuer_url,
                "jwksUrl": self.jwks_url,
                "region": self.region,
                "loginUrl": self.login_url,
                "amplifyOutputs": self.amplify_outputs,
            }
        )

    @classmethod
    def for_user_pool(
        cls,
        name: str,
        pool: UserPoolWithMfa | ExistingUserPool,
        args: UserIdentityArgs = NOTHING,
        opts: pulumi.ResourceOptions | None = None,
    ) -> Self:
        """Make an identity for a user pool component; `args` must not contain arguments of the pool itself."""
        return cls(name, with_pool(args, pool), opts)

    @property
    def user_pool_client(self) -> AppClient:
        """The app client `web`, or else the first one."""
        if not self.clients:
            problem = Problem(("clients",), "has no app client", "add one", code="client-unknown")
            raise ArgumentError(f'UserIdentity "{self._name}"', [problem])
        return self.clients.get(WEB, next(iter(self.clients.values())))

    def add_client(self, name: str, args: AppClientOptions = NOTHING) -> AppClient:
        """Add an app client, as `clients` does.

        The identity pool accepts only the tokens of the app clients in `clients`.
        """
        return self.user_pool.add_client(name, args)

    def add_domain(self, name: str, args: UserPoolDomainOptions) -> UserPoolDomain:
        """Add the domain of the pool's login pages."""
        return self.user_pool.add_domain(name, args)

    def add_resource_server(self, name: str, args: ResourceServerOptions) -> ResourceServer:
        """Add an API whose scopes clients can request."""
        return self.user_pool.add_resource_server(name, args)

    def add_group(self, name: str, args: UserGroupOptions = NOTHING) -> UserGroup:
        """Add a group of users, as `groups` does. The identity pool gives its members the group's role, if it has one.

        From then on, users without a group that has a role get no role, because their token has none. Call it before
        the program first waits for an Output; at any time if a group in `groups` has a role.

        Raises:
            ArgumentError: an argument is invalid, or the identity pool can't give users the group's role.
        """
        access = None if self.identity_pool is None else self.identity_pool.identity_pool_id
        settings = self.user_pool.group_settings(name, args, access, self._permissions_boundary)
        groups = self._group_roles if "role" in settings.arguments else None
        if groups is not None:
            groups.check(f'UserGroup "{self._name}-users-{name}"', ("role",))
        group = self.user_pool.add_group(name, cast("Any", settings))
        if groups is not None:
            groups.enable()
        return group

    def register_identity_provider(self, name: str, args: FederatedProviderOptions) -> FederatedProvider:
        """Add a federated identity provider."""
        return self.user_pool.register_identity_provider(name, args)

    def add_alarms(self, name: str, args: UserPoolAlarmsOptions = NOTHING) -> UserPoolAlarms:
        """Add CloudWatch alarms for every app client and identity provider, including those added later.

        The alarms of the client `client_id` are called `throttled` and `failed-sign-ins`; those of other clients end in
        the client's name. Default of `client_id`: the client `web`, or else the first one.
        """
        settings = self.user_pool.alarm_settings(name, args, self._main_client_id)
        return self.user_pool.add_alarms(name, cast("Any", settings))

    def add_trigger(
        self,
        operation: UserPoolOperation | str,
        function: "FunctionArn",
        lambda_version: LambdaVersion | str | None = None,
    ) -> None:
        """Add a Lambda trigger, as `UserPoolWithMfa.add_trigger` does; refused for an existing pool."""
        self.user_pool.add_trigger(operation, function, lambda_version)

    def grant(self, grantee_role: Any, *actions: str, name: str | None = None) -> "aws.iam.RolePolicy":
        """Grant a role permissions on the pool, by verbs of `GRANT_VERBS` or by actions of `cognito-idp`."""
        return self.user_pool.grant(grantee_role, *actions, name=name)

    def _user_pool(self, plan: IdentitySettings) -> UserPoolWithMfa | ExistingUserPool:
        name, child = f"{self._name}-users", pulumi.ResourceOptions(parent=self)
        if plan.user_pool is not None:
            return UserPoolWithMfa._from_settings(name, plan.user_pool, child)
        ids = {key: value for key, value in plan.existing.items() if key != "client_id"}
        return ExistingUserPool._from_settings(name, ExistingUserPoolSettings(ids), child)


_CLIENT_RULES: ValueRules = {("existing_user_pool", "client_id"): app_client_id_is_valid}
"""For the Output of an existing client; `ExistingUserPool` checks those of the pool."""
