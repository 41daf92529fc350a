"""Counts the objects in the account, to find lost, duplicated and leftover ones."""

from collections import Counter

from sandbox.aws import AwsServer


def counted(server: AwsServer) -> dict[str, int]:
    """Return the number of objects of each kind in AWS."""
    idp, access, iam = (server.client("cognito-idp"), server.client("cognito-identity"), server.client("iam"))
    found: Counter[str] = Counter()
    for pool in idp.list_user_pools(MaxResults=60)["UserPools"]:
        found["user pools"] += 1
        found["clients"] += len(idp.list_user_pool_clients(UserPoolId=pool["Id"], MaxResults=60)["UserPoolClients"])
    found["identity pools"] = len(access.list_identity_pools(MaxResults=60)["IdentityPools"])
    found["roles"] = len(iam.list_roles()["Roles"])
    return {kind: number for kind, number in found.items() if number}


def more(now: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    """Return the objects that were added."""
    return {kind: number for kind in now if (number := now[kind] - before.get(kind, 0))}


ONE_OF_EACH = {"user pools": 1, "clients": 1, "identity pools": 1, "roles": 1}
