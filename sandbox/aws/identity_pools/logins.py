"""Verifies the ID tokens that callers send to an identity pool."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.user_pools import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sandbox.aws.user_pools.pool import Pool


@dataclass(frozen=True)
class Login:
    """A verified login: its provider, app client and claims."""

    provider: str
    client_id: str
    claims: Mapping[str, Any]

    @property
    def subject(self) -> str:
        """The user's id at the provider."""
        return str(self.claims["sub"])

    @property
    def mapping_key(self) -> str:
        """How role mappings name this provider."""
        return f"{self.provider}:{self.client_id}"


def verified(logins: Mapping[str, str], providers: Sequence[Mapping[str, Any]], pools: Iterable[Pool]) -> list[Login]:
    """Verify each login against the identity pool's providers and the user pool that signed it."""
    known = {pool.provider_name: pool for pool in pools}
    return [_verified(name, token, providers, known) for name, token in logins.items()]


def _verified(name: str, token: str, providers: Sequence[Mapping[str, Any]], known: Mapping[str, Pool]) -> Login:
    configured = [provider for provider in providers if provider.get("ProviderName") == name]
    if not configured:
        raise errors.not_authorized("Token is not from a supported provider of this identity pool.")
    pool = known.get(name)
    if pool is None or tokens.unverified_issuer(token) != pool.issuer:
        raise errors.not_authorized("Invalid login token. Issuer doesn't match providerName")
    claims = tokens.verified_claims(pool, token)
    if claims is None:
        raise errors.not_authorized("Invalid login token. Token signature invalid.")
    if claims.get("token_use") != "id":
        raise errors.not_authorized("Invalid login token. Not a valid OpenId Connect identity token.")
    if claims["exp"] < time.time():
        raise errors.not_authorized(f"Invalid login token. Token expired: {claims['exp']} < {int(time.time())}")
    provider = next((p for p in configured if p.get("ClientId") == claims["aud"]), None)
    if provider is None:
        raise errors.not_authorized("Invalid login token. Token audience doesn't match a client of this identity pool.")
    if provider.get("ServerSideTokenCheck"):
        _check_with_the_pool(pool, claims)
    return Login(name, str(claims["aud"]), claims)


def _check_with_the_pool(pool: Pool, claims: Mapping[str, Any]) -> None:
    user = next((user for user in pool.users.values() if user.id == claims["sub"]), None)
    if user is None or not user.enabled or not pool.grants.is_valid(claims["origin_jti"]):
        raise errors.not_authorized("Invalid login token. Token has been revoked.")
