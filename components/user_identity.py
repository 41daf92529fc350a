"""The component `UserIdentity`."""

from collections.abc import Mapping
from typing import Any

import pulumi

from .app_client import AppClient
from .args.app_client import AppClientOptions
from .args.user_identity import UserIdentityArgs
from .identity_pool import IdentityPool
from .outputs.amplify import DeployedIdentity, amplify_outputs
from .planning import IdentityPlan, plan_identity
from .reading.problems import ArgumentError, Problem, Problems
from .reading.reader import read
from .tokens import type_token
from .user_pool import UserPoolWithMfa

_WEB = "web"


class UserIdentity(pulumi.ComponentResource):
    """Sign-in for an app in one declaration: user pool, app clients, identity pool and roles.

    ```python
    identity = UserIdentity("identity", {"allow_signup": True})
    pulumi.export("user_pool_id", identity.user_pool_id)
    ```

    Raises:
        ArgumentError: the arguments of any part can't be built; nothing has been registered.
    """

    user_pool_id: pulumi.Output[str]
    """The user pool's id."""
    user_pool_arn: pulumi.Output[str]
    """The user pool's ARN."""
    user_pool_client_id: pulumi.Output[str | None]
    """The id of the client `web`, or else of the first one."""
    client_ids: pulumi.Output[Mapping[str, str]]
    """Every client's id, by name."""
    identity_pool_id: pulumi.Output[str | None]
    """The identity pool's id; none where it is disabled."""
    authenticated_role_arn: pulumi.Output[str | None]
    """The role of people who signed in; none without an identity pool."""
    unauthenticated_role_arn: pulumi.Output[str | None]
    """The role of guests; none where guests are off."""
    issuer_url: pulumi.Output[str]
    """The issuer of the pool's tokens."""
    jwks_url: pulumi.Output[str]
    """Where the keys are that the pool's tokens are signed with."""
    region: pulumi.Output[str]
    """The region all of it lives in."""
    amplify_outputs: pulumi.Output[Mapping[str, Any] | None]
    """What an app built with AWS Amplify reads as `amplify_outputs.json`; none without a client."""

    def __init__(self, name: str, args: UserIdentityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        problems = Problems()
        plan = plan_identity(name, read(UserIdentityArgs, args, problems), problems)
        problems.stop_if_any(f'UserIdentity "{name}"')

        super().__init__(type_token("UserIdentity"), name, None, opts)
        self._name = name
        child = pulumi.ResourceOptions(parent=self)
        self.user_pool = UserPoolWithMfa(f"{name}-users", _typed(plan.user_pool), child)
        self.clients = {key: self.add_client(key, _typed(client)) for key, client in plan.clients.items()}
        self.identity_pool = self._identity_pool(name, plan)

        ids = {key: client.client_id for key, client in self.clients.items()}
        access = self.identity_pool
        self.user_pool_id = self.user_pool.user_pool_id
        self.user_pool_arn = self.user_pool.user_pool_arn
        self.user_pool_client_id = pulumi.Output.from_input(ids.get(_WEB, next(iter(ids.values()), None)))
        self.client_ids = pulumi.Output.all(**ids) if ids else pulumi.Output.from_input({})
        self.identity_pool_id = pulumi.Output.from_input(access.identity_pool_id if access else None)
        self.authenticated_role_arn = pulumi.Output.from_input(access.authenticated_role_arn if access else None)
        self.unauthenticated_role_arn = pulumi.Output.from_input(access.unauthenticated_role_arn if access else None)
        self.issuer_url = self.user_pool.user_pool_provider_url
        self.jwks_url = self.user_pool.jwks_url
        # A pool's ARN says where it is, whichever provider put it there.
        self.region = self.user_pool_arn.apply(lambda arn: arn.split(":")[3])
        self.amplify_outputs = self._amplify_outputs(plan)
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
                "amplifyOutputs": self.amplify_outputs,
            }
        )

    @property
    def user_pool_client(self) -> AppClient:
        """The client `web`, or else the first one."""
        if not self.clients:
            problem = Problem(("clients",), "names no client, so there is none to give", "add one")
            raise ArgumentError(f'UserIdentity "{self._name}"', [problem])
        return self.clients.get(_WEB, next(iter(self.clients.values())))

    def add_client(self, name: str, args: AppClientOptions) -> AppClient:
        """Add an app client, as one in `clients` would be.

        The identity pool accepts the tokens of the clients named in `clients` only.
        """
        return self.user_pool.add_client(name, args)

    def _amplify_outputs(self, plan: IdentityPlan) -> pulumi.Output[Any]:
        key = _WEB if _WEB in plan.client_settings else next(iter(plan.client_settings), None)
        if key is None:
            return pulumi.Output.from_input(None)
        client = plan.client_settings[key]
        guests = bool((plan.identity_pool or {}).get("allow_unauthenticated_identities"))

        def document(ids: list[Any]) -> pulumi.Output[Any]:
            # Addresses of pages may be Outputs of their own.
            deployed = DeployedIdentity(*ids)
            return pulumi.Output.from_input(amplify_outputs(deployed, plan.pool_settings, client, guests=guests))

        ids = (self.region, self.user_pool_id, self.clients[key].client_id, self.identity_pool_id)
        return pulumi.Output.all(*ids).apply(document)

    def _identity_pool(self, name: str, plan: IdentityPlan) -> IdentityPool | None:
        if plan.identity_pool is None:
            return None
        own = [
            {
                "user_pool_provider_name": self.user_pool.user_pool_provider_name,
                "client_id": self.clients[key].client_id,
            }
            for key in plan.vouching_clients
        ]
        values = {**plan.identity_pool, "user_pools": [*own, *plan.identity_pool.get("user_pools", ())]}
        values.setdefault("identity_pool_name", name)
        return IdentityPool(f"{name}-access", _typed(values), pulumi.ResourceOptions(parent=self))


def _typed(values: Mapping[str, Any]) -> Any:
    """Arguments that were read are of the declared type; only the type checker can't see it."""
    return values
