"""The identity pool of a `UserIdentity`, which hands out the roles of its groups."""

from collections.abc import Mapping
from typing import Any

import pulumi

from cognito_identity.app_client.component import AppClient
from cognito_identity.identity_pool.component import IdentityPool
from cognito_identity.user_group.group_roles import GroupRoles
from cognito_identity.user_identity.plan import IdentitySettings
from cognito_identity.user_pool.methods import UserPoolMethods
from cognito_identity.validation.passed_on import as_args
from cognito_identity.validation.reader import nested


def identity_pool_of(
    name: str,
    plan: IdentitySettings,
    user_pool: UserPoolMethods,
    clients: Mapping[str, AppClient],
    parent: pulumi.Resource,
) -> tuple[IdentityPool | None, GroupRoles | None]:
    """Make the identity pool for the clients that users sign in with; nothing where it is disabled."""
    if plan.identity_pool is None:
        return None, None
    client_ids = {key: clients[key].client_id for key in plan.identity_pool_clients}
    made = [user_pool.user_pool_provider_name, *client_ids.values()]
    if "client_id" in plan.existing:
        client_ids[plan.existing_client] = plan.existing["client_id"]
    provider = user_pool.user_pool_provider_name
    urls = {key: pulumi.Output.concat(provider, ":", client_id) for key, client_id in client_ids.items()}
    own = [{"user_pool_provider_name": provider, "client_id": client_id} for client_id in client_ids.values()]
    values = {**plan.identity_pool, "user_pools": [*own, *plan.identity_pool.get("user_pools", ())]}
    values.setdefault("identity_pool_name", name)
    mappings = nested(values, "role_mappings")
    if mappings:
        values["role_mappings"] = {key: _at_client(mapping, urls.get(key)) for key, mapping in mappings.items()}
    # In a token stands the role of the user's group; who has none gets none.
    by_token = {
        key: {"provider_url": url, "use_token": True} for key, url in urls.items() if key not in plan.mapped_clients
    }
    groups = GroupRoles(by_token, wanted=plan.groups_have_roles, obstacle=plan.group_role_obstacle)
    access = IdentityPool.beside(made, groups, f"{name}-access", as_args(values), pulumi.ResourceOptions(parent=parent))
    user_pool.hand_out_group_roles(access.identity_pool_id, groups)
    return access, groups


def _at_client(mapping: Mapping[str, Any], url: pulumi.Output[str] | None) -> Mapping[str, Any]:
    """A mapping that goes by the name of a client is for that client's users."""
    return mapping if url is None or "provider_url" in mapping else {**mapping, "provider_url": url}
