"""A user of a deployed stack, and the identity the identity pool gave it: what must still be there afterwards."""

from dataclasses import dataclass

from sandbox.aws import AwsServer
from tests.engine.stacks import EngineStack

NAME = "ann"


@dataclass(frozen=True)
class Deployment:
    """Where users are: the pools a stack's outputs name."""

    user_pool_id: str
    client_id: str | None
    identity_pool_id: str | None


def deployment(stack: EngineStack) -> Deployment:
    """What the stack's outputs say now."""
    outputs = stack.outputs()
    return Deployment(outputs["user_pool_id"], outputs["user_pool_client_id"], outputs["identity_pool_id"])


def add_user(stack: EngineStack, server: AwsServer) -> Deployment:
    """Put a user in the stack's pool."""
    found = deployment(stack)
    server.client("cognito-idp").admin_create_user(
        UserPoolId=found.user_pool_id,
        Username=NAME,
        UserAttributes=[{"Name": "email", "Value": "ann@example.com"}],
        MessageAction="SUPPRESS",
    )
    return found


def lost(before: Deployment, server: AwsServer) -> list[str]:
    """What of a deployment is no longer at AWS: the user, the pool's app client, the identity pool, its roles."""
    idp, access = server.client("cognito-idp"), server.client("cognito-identity")
    gone = []
    pools = {pool["Id"] for pool in idp.list_user_pools(MaxResults=60)["UserPools"]}
    if before.user_pool_id not in pools:
        return ["user pool"]
    if NAME not in str(idp.list_users(UserPoolId=before.user_pool_id)["Users"]):
        gone.append("user")
    clients = idp.list_user_pool_clients(UserPoolId=before.user_pool_id, MaxResults=60)["UserPoolClients"]
    if before.client_id not in {client["ClientId"] for client in clients}:
        gone.append("app client")
    identity_pools = {pool["IdentityPoolId"] for pool in access.list_identity_pools(MaxResults=60)["IdentityPools"]}
    if before.identity_pool_id not in identity_pools:
        gone.append("identity pool")
    elif not _has_roles(before.identity_pool_id, server):
        gone.append("roles")
    return gone


def _has_roles(identity_pool_id: str | None, server: AwsServer) -> bool:
    """Whether signed-in users still get credentials of a role that is there."""
    if identity_pool_id is None:
        return True
    roles = server.client("cognito-identity").get_identity_pool_roles(IdentityPoolId=identity_pool_id)["Roles"]
    arns = {role["Arn"] for role in server.client("iam").list_roles()["Roles"]}
    return "authenticated" in roles and set(roles.values()) <= arns
