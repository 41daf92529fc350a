"""The app clients whose tokens the identity pool of a `UserIdentity` accepts, and their role mappings."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.addresses import pool_endpoint
from cognito_identity.app_client.settings import AppClientSettings


def existing_client(clients: Mapping[str, Any]) -> str:
    """Return a name for the existing app client that no other client has."""
    return "existing" if "existing" not in clients else "existing-user-pool"


def find_own_urls(existing: Mapping[str, Any], clients: Mapping[str, AppClientSettings]) -> Mapping[str, str | None]:
    """Return the app clients whose tokens the identity pool accepts, with the provider's name if it is known."""
    urls: dict[str, str | None] = {key: None for key, client in clients.items() if client.signs_users_in}
    client_id = existing.get("client_id")
    if client_id is not None:
        pool = existing.get("user_pool_id", existing.get("user_pool_arn"))
        known = isinstance(client_id, str) and isinstance(pool, str)
        pool_id = pool.rpartition("/")[2] if isinstance(pool, str) else ""
        urls[existing_client(clients)] = f"{pool_endpoint(pool_id)}:{client_id}" if known else None
    return urls


def find_mapped_clients(
    mappings: Mapping[str, Mapping[str, Any]], own_urls: Mapping[str, str | None]
) -> dict[str, Mapping[str, Any]]:
    """Return the role mappings of own app clients, by client; a mapping names the client or its provider."""
    urls = {url: key for key, url in own_urls.items() if url is not None}
    found = {}
    for name, mapping in mappings.items():
        url = mapping.get("provider_url", name)
        client = name if name in own_urls and "provider_url" not in mapping else None
        client = client or (urls.get(url) if isinstance(url, str) else None)
        if client is not None:
            found[client] = mapping
    return found
