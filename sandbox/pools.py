"""Finds the user pools and app clients of a program, to sign in to, whatever the program exports."""

from typing import TYPE_CHECKING, Any, Final

from sandbox.deployment import Deployment
from sandbox.resources import Registration
from signin import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

_OUTPUTS: Final = ("region", "user_pool_id", "user_pool_client_id")


def targets(deployment: Deployment, endpoint: str) -> list[Target]:
    """Return the user pool and client in the outputs of this repository's program, else one client per user pool.

    A client for users is preferred to one for machines.
    """
    if all(deployment.outputs.get(name) for name in _OUTPUTS):
        return [Target.from_outputs(deployment.outputs, endpoint=endpoint)]
    by_pool: dict[str, list[Registration]] = {}
    for client in _of_kind(deployment, "UserPoolClient"):
        by_pool.setdefault(str(client.inputs["userPoolId"]), []).append(client)
    return [_target(deployment, pool_id, clients, endpoint) for pool_id, clients in by_pool.items()]


def _target(deployment: Deployment, pool_id: str, clients: list[Registration], endpoint: str) -> Target:
    client = min(clients, key=_is_for_machines)
    identity_pool = next((pool for pool in _of_kind(deployment, "IdentityPool") if _vouches(pool, client)), None)
    roles: Mapping[str, Any] = {}
    for attachment in _of_kind(deployment, "IdentityPoolRoleAttachment"):
        if identity_pool is not None and attachment.inputs["identityPoolId"] == identity_pool.id:
            roles = attachment.inputs.get("roles") or {}
    return Target(
        region=pool_id.partition("_")[0],
        user_pool_id=pool_id,
        client_id=client.id,
        identity_pool_id=identity_pool.id if identity_pool else None,
        endpoint=endpoint,
        authenticated_role_arn=roles.get("authenticated"),
        unauthenticated_role_arn=roles.get("unauthenticated"),
        client_ids={each.name: each.id for each in clients},
    )


def _of_kind(deployment: Deployment, kind: str) -> list[Registration]:
    return [each for each in deployment.resources if each.type.startswith("aws:cognito/") and each.short_type == kind]


def _is_for_machines(client: Registration) -> bool:
    return "client_credentials" in (client.inputs.get("allowedOauthFlows") or ())


def _vouches(identity_pool: Registration, client: Registration) -> bool:
    providers = identity_pool.inputs.get("cognitoIdentityProviders") or ()
    return any(provider.get("clientId") == client.id for provider in providers)
