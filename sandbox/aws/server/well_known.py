"""A pool's public documents: its keys, and what OpenID Connect clients discover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.aws.hosted_login import endpoints as hosted_login
from sandbox.aws.user_pools import tokens

if TYPE_CHECKING:
    from sandbox.aws.server.account import Account
    from sandbox.aws.user_pools.pool import Pool

_PATH = re.compile(r"/([\w-]+)/\.well-known/(jwks\.json|openid-configuration)")


def document(account: Account, path: str, base_url: str) -> dict[str, Any] | None:
    """The document at a path; None if there is none."""
    match = _PATH.fullmatch(path)
    pool = account.pool(match.group(1)) if match else None
    if match is None or pool is None:
        return None
    if match.group(2) == "jwks.json":
        return tokens.key_set(pool)
    return _discovery(pool, base_url) | hosted_login.endpoints(pool, base_url)


def _discovery(pool: Pool, base_url: str) -> dict[str, Any]:
    return {
        "issuer": pool.issuer,
        "jwks_uri": f"{base_url}{pool.id}/.well-known/jwks.json",
        "response_types_supported": ["code", "token"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }
