"""Tokens as Cognito issues them: RS256, signed with the pool's key, with AWS's claims."""

from __future__ import annotations

import base64
import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from joserfc import jwt
from joserfc.errors import JoseError

from sandbox.aws import errors
from sandbox.aws.user_pools.grants import OWN_ACCOUNT, Grant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sandbox.aws.user_pools.app_client import AppClient
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
# Attributes that are not copied into tokens, because claims with other names contain them.
_OWN_WORDS = frozenset({"sub", "cognito:mfa_enabled"})


def lifetime(app: AppClient, setting: str, unit_key: str, default_unit: str, default_seconds: int) -> int:
    """A token's lifetime in seconds. Zero and absent both mean AWS's default."""
    amount = app.setting(setting)
    unit = (app.setting("TokenValidityUnits") or {}).get(unit_key) or default_unit
    return int(amount) * _SECONDS[unit] if amount else default_seconds


def sign_in(app: AppClient, user: User, *, scopes: Sequence[str] = (OWN_ACCOUNT,), nonce: str = "") -> dict[str, Any]:
    """The `AuthenticationResult` of a completed sign-in. Scopes and nonce are given by managed login."""
    seconds = lifetime(app, "RefreshTokenValidity", "RefreshToken", "days", 30 * 86400)
    grant = Grant(
        client_id=app.id, username=user.username, expires_at=time.time() + seconds, scope=" ".join(scopes), nonce=nonce
    )
    return issue(app, user, grant) | {"RefreshToken": app.pool.grants.open(grant)}


def issue(app: AppClient, user: User, grant: Grant) -> dict[str, Any]:
    """New access and ID tokens for a sign-in that is still valid."""
    access_seconds = lifetime(app, "AccessTokenValidity", "AccessToken", "hours", 3600)
    id_seconds = lifetime(app, "IdTokenValidity", "IdToken", "hours", 3600)
    return {
        "AccessToken": _signed(app.pool, _access_claims(app, user, grant), access_seconds),
        "IdToken": _signed(app.pool, _id_claims(app, user, grant), id_seconds),
        "ExpiresIn": access_seconds,
        "TokenType": "Bearer",
    }


def for_machine(app: AppClient, scopes: Sequence[str]) -> dict[str, Any]:
    """The token endpoint's response to the client_credentials grant."""
    seconds = lifetime(app, "AccessTokenValidity", "AccessToken", "hours", 3600)
    claims = {
        "sub": app.id,
        "token_use": "access",
        "scope": " ".join(scopes),
        "auth_time": int(time.time()),
        "client_id": app.id,
        "version": 2,
    }
    return {"access_token": _signed(app.pool, claims, seconds), "expires_in": seconds, "token_type": "Bearer"}


def key_set(pool: Pool) -> dict[str, Any]:
    """The pool's JWKS document."""
    return {"keys": [pool.signing_key.as_dict(private=False)]}


def verified_claims(pool: Pool, token: str) -> dict[str, Any] | None:
    """A token's claims if the pool signed it, else None. The caller checks whether it has expired."""
    try:
        return dict(jwt.decode(token, pool.signing_key, algorithms=["RS256"]).claims)
    except (JoseError, ValueError):
        return None


def unverified_issuer(token: str) -> str:
    """A token's `iss`, not verified: it says which pool's key to verify the token with."""
    try:
        payload = token.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))).get("iss", ""))
    except (IndexError, ValueError, AttributeError):
        return ""


def access_claims(pool: Pool, token: str) -> dict[str, Any]:
    """The claims of a valid access token."""
    claims = verified_claims(pool, token)
    if claims is None or claims.get("token_use") != "access":
        raise errors.not_authorized("Invalid Access Token")
    if claims["exp"] < time.time():
        raise errors.not_authorized("Access Token has expired")
    if OWN_ACCOUNT not in str(claims.get("scope", "")).split():
        raise errors.not_authorized("Access Token does not have required scopes")
    if not pool.grants.is_valid(claims["origin_jti"]):
        raise errors.not_authorized("Access Token has been revoked")
    return claims


def _signed(pool: Pool, claims: Mapping[str, Any], seconds: int) -> str:
    now = int(time.time())
    stamped = {"iss": pool.issuer, **claims, "iat": now, "exp": now + seconds, "jti": str(uuid.uuid4())}
    return jwt.encode({"alg": "RS256", "kid": pool.signing_key.kid}, stamped, pool.signing_key)


def _common_claims(user: User, grant: Grant) -> dict[str, Any]:
    claims: dict[str, Any] = {
        "sub": user.id,
        "origin_jti": grant.origin_jti,
        "event_id": grant.event_id,
        "auth_time": grant.auth_time,
    }
    if groups := _groups(user):
        claims["cognito:groups"] = [group.group_name for group in groups]
    return claims


def _access_claims(app: AppClient, user: User, grant: Grant) -> dict[str, Any]:
    return _common_claims(user, grant) | {
        "token_use": "access",
        "client_id": app.id,
        "username": user.username,
        "scope": grant.scope,
    }


def _id_claims(app: AppClient, user: User, grant: Grant) -> dict[str, Any]:
    readable = app.readable_attributes()
    attributes = {
        name: _typed(name, str(value))
        for name, value in user.attribute_lookup.items()
        if name not in _OWN_WORDS and (readable is None or name in readable) and not name.startswith("dev:")
    }
    claims = attributes | _common_claims(user, grant)
    claims |= {"nonce": grant.nonce} if grant.nonce else {}
    claims |= {"token_use": "id", "aud": app.id, "cognito:username": user.username}
    with_role = [group for group in _groups(user) if group.role_arn]
    if with_role:
        claims["cognito:roles"] = [group.role_arn for group in with_role]
        first = [group for group in with_role if group.precedence == with_role[0].precedence]
        # With groups of equal precedence and different roles, the caller has to choose the role.
        if len({group.role_arn for group in first}) == 1:
            claims["cognito:preferred_role"] = first[0].role_arn
    return claims


def _groups(user: User) -> list[Any]:
    """A user's groups in order of precedence; groups without one come last."""
    last = float("inf")
    return sorted(user.groups, key=lambda g: (last if g.precedence is None else g.precedence, g.group_name))


def _typed(name: str, value: str) -> object:
    if name in {"email_verified", "phone_number_verified"}:
        return value.lower() == "true"
    if name == "address":
        return {"formatted": value}
    return value
