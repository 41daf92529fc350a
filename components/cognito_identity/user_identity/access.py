"""The identity pool of a `UserIdentity`, which gives users the roles of their groups."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pulumi

from cognito_identity.app_client.component import AppClient
from cognito_identity.identity_pool.component import IdentityPool
from cognito_identity.identity_pool.group_roles import GroupRoles
from cognito_identity.user_identity.plan import IdentitySettings
from cognito_identity.user_pool.methods import UserPoolMethods
from cognito_identity.validation.reader import nested


def identity_pool_of(
    name: str,
    plan: IdentitySettings,
    user_pool: UserPoolMethods,
    clients: Mapping[str, AppClient],
    parent: pulumi.Resource,
) -> tuple[IdentityPool | None, GroupRoles | None]:
    """Make the identity pool for the app clients that users sign in with; `None` if it is disabled."""
    settings = plan.identity_pool
    if settings is None:
        return None, None
    client_ids = {key: clients[key].client_id for key in plan.identity_pool_clients}
    made = (user_pool.user_pool_provider_name, *client_ids.values())
    if "client_id" in plan.existing:
        client_ids[plan.existing_client] = plan.existing["client_id"]
    provider = user_pool.user_pool_provider_name
    urls = {key: pulumi.Output.concat(provider, ":", client_id) for key, client_id in client_ids.items()}
    own = [{"user_pool_provider_name": provider, "client_id": client_id} for client_id in client_ids.values()]
    arguments = dict(settings.arguments)
    mappings = nested(arguments, "role_mappings")
    if mappings:
        arguments["role_mappings"] = {key: _at_client(mapping, urls.get(key)) for key, mapping in mappings.items()}
    # A token has the role of the user's group; a user without one gets no role.
    by_token = {
        key: {"provider_url": url, "use_token": True} for key, url in urls.items() if key not in plan.mapped_clients
    }
    groups = GroupRoles(by_token, enabled=plan.groups_have_roles, obstacle=plan.group_role_obstacle)
    settings = replace(
        settings,
        arguments=arguments,
        name=arguments.get("identity_pool_name", name),
        user_pools=[*own, *settings.user_pools],
        own_clients=None,
        trusted=made,
        group_roles=groups,
    )
    access = IdentityPool._from_settings(f"{name}-access", settings, pulumi.ResourceOptions(parent=parent))
    user_pool.hand_out_group_roles(access.identity_pool_id, groups)
    return access, groups


def _at_client(mapping: Mapping[str, Any], url: pulumi.Output[str] | None) -> Mapping[str, Any]:
    """Return a mapping that is named after an app client with the client's provider."""
    return mapping if url is None or "provider_url" in mapping else {**mapping, "provider_url": url}
