"""The user pools of one account and region: moto's backend, extended where it differs from AWS."""

from __future__ import annotations

import secrets
import string
from typing import TYPE_CHECKING, Any, cast

from sandbox.aws import errors
from sandbox.aws.moto_names import (
    CognitoIdpBackend,
    CognitoIdpIdentityProvider,
    CognitoIdpUserPoolClient,
    cognitoidp_backends,
)
from sandbox.aws.user_pools import client_rules
from sandbox.aws.user_pools import settings as pool_settings
from sandbox.aws.user_pools.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.aws.user_pools.outbox import Message
    from sandbox.aws.user_pools.user import User

_SECRET_LENGTH = 51
_SECRET_CHARACTERS = string.ascii_lowercase + string.digits


class UserPools(CognitoIdpBackend):
    """The user pools of one account and region, and the messages they sent."""

    user_pools: dict[str, Pool]  # type: ignore[assignment]  # -- moto's dictionary, filled with our pools only

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.outbox: list[Message] = []

    def create_user_pool(self, name: str, extended_config: dict[str, Any]) -> Pool:
        """Create a pool."""
        if extended_config.get("AliasAttributes") and extended_config.get("UsernameAttributes"):
            raise errors.invalid_parameter(
                "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."
            )
        pool_settings.require_names(extended_config.get("Schema") or [])
        pool = Pool(self.account_id, self.region_name, name, extended_config)
        self.user_pools[pool.id] = pool
        return pool

    def describe_user_pool(self, user_pool_id: str) -> Pool:
        """The pool with that id."""
        return cast("Pool", super().describe_user_pool(user_pool_id))

    def delete_user_pool(self, user_pool_id: str) -> None:
        """Delete a pool unless it is protected or still has a domain."""
        pool = self.describe_user_pool(user_pool_id)
        if pool.extended_config.get("DeletionProtection") == "ACTIVE":
            raise errors.invalid_parameter(
                "The user pool cannot be deleted because deletion protection is activated. "
                "Deletion protection must be inactivated first."
            )
        if pool.domain is not None:
            raise errors.invalid_parameter(
                "User pool cannot be deleted. It has a domain configured that should be deleted first."
            )
        super().delete_user_pool(user_pool_id)

    def create_user_pool_client(
        self, user_pool_id: str, generate_secret: bool, extended_config: dict[str, str]
    ) -> CognitoIdpUserPoolClient:
        """Create an app client. Its secret has the characters that AWS uses; moto's has dashes, which AWS refuses."""
        client_rules.check(extended_config, self.describe_user_pool(user_pool_id), has_secret=bool(generate_secret))
        client = super().create_user_pool_client(user_pool_id, generate_secret, extended_config)
        client.secret = "".join(secrets.choice(_SECRET_CHARACTERS) for _ in range(_SECRET_LENGTH))
        return client

    def update_user_pool_client(
        self, user_pool_id: str, client_id: str, extended_config: dict[str, Any]
    ) -> CognitoIdpUserPoolClient:
        """Update an app client as AWS does: omitted members get their defaults again, but the name stays."""
        client = super().update_user_pool_client(user_pool_id, client_id, {})
        client_rules.check(extended_config, self.describe_user_pool(user_pool_id), has_secret=client.generate_secret)
        requested = {"ClientName": client.extended_config.get("ClientName"), **extended_config}
        fresh = CognitoIdpUserPoolClient(user_pool_id, client.generate_secret, requested)
        client.extended_config = fresh.extended_config
        return client

    def create_identity_provider(
        self, user_pool_id: str, name: str, extended_config: dict[str, str]
    ) -> CognitoIdpIdentityProvider:
        """Create an identity provider, unless the pool has one of that name."""
        if name in self.describe_user_pool(user_pool_id).identity_providers:
            raise errors.RefusedError("DuplicateProviderException", f"Provider {name} already exists.")
        return super().create_identity_provider(user_pool_id, name, extended_config)

    def list_resource_servers(  # type: ignore[override]  # -- moto wraps its own in a pager
        self, user_pool_id: str, **paging: Any
    ) -> Any:
        """The resource servers of a pool, which must exist."""
        self.describe_user_pool(user_pool_id)
        return super().list_resource_servers(user_pool_id, **paging)

    def user(self, pool: Pool, username: str) -> User:
        """The user with that name."""
        found = pool.find_user(username)
        if found is None:
            raise errors.user_not_found()
        return found


def user_pools_of(account_id: str) -> Mapping[str, UserPools]:
    """An account's user pools, by region in use."""
    return cast("Mapping[str, UserPools]", cognitoidp_backends[account_id])
