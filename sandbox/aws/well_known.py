"""A pool's public documents: its keys, and what OpenID Connect clients discover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import hosted_login, tokens

if TYPE_CHECKING:
    from .installation import Account
    from .user_pools import Pool

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
