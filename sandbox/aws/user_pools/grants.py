"""Grants: completed sign-ins and their refresh tokens, until they expire or are revoked."""

from __future__ import annotations

import secrets
import time
import uuid
from dataclasses import dataclass, field

from sandbox.aws import errors

OWN_ACCOUNT = "aws.cognito.signin.user.admin"
"""The scope for a user's own account. Sign-ins by the API have this scope only."""

# For this long, an expired refresh token is distinguished from an unknown one.
_KEPT_SECONDS = 86400.0


@dataclass
class Grant:
    """One completed sign-in. Its `origin_jti` is in each of its tokens."""

    client_id: str
    username: str
    expires_at: float
    auth_time: int = field(default_factory=lambda: int(time.time()))
    origin_jti: str = field(default_factory=lambda: str(uuid.uuid4()))
    event_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    scope: str = OWN_ACCOUNT
    nonce: str = ""
    is_revoked: bool = False


class Grants:
    """The grants of one pool, by refresh token and by `origin_jti`."""

    def __init__(self) -> None:
        self._by_token: dict[str, Grant] = {}
        self._by_origin: dict[str, Grant] = {}
        self._replaced_at: dict[str, float] = {}

    def open(self, grant: Grant) -> str:
        """Store a grant; returns its refresh token. Grants that expired long ago are removed."""
        now = time.time()
        self._by_token = {key: kept for key, kept in self._by_token.items() if kept.expires_at + _KEPT_SECONDS > now}
        alive = {kept.origin_jti for kept in self._by_token.values()}
        self._by_origin = {key: kept for key, kept in self._by_origin.items() if key in alive}
        self._replaced_at = {key: at for key, at in self._replaced_at.items() if key in self._by_token}
        self._by_origin[grant.origin_jti] = grant
        return self._new_token(grant)

    def of_token(self, token: str, client_id: str) -> Grant:
        """The valid grant of a refresh token."""
        grant = self._by_token.get(token)
        if grant is None or grant.client_id != client_id:
            raise errors.not_authorized("Invalid Refresh Token")
        if grant.is_revoked:
            raise errors.not_authorized("Refresh Token has been revoked")
        if grant.expires_at < time.time():
            raise errors.not_authorized("Refresh Token has expired")
        return grant

    def find(self, token: str) -> Grant | None:
        """The grant of a refresh token, valid or not."""
        return self._by_token.get(token)

    def is_valid(self, origin_jti: object) -> bool:
        """Whether the sign-in has not been revoked."""
        grant = self._by_origin.get(str(origin_jti))
        return grant is not None and not grant.is_revoked

    def rotate(self, token: str, grace_seconds: int) -> str:
        """Replace a refresh token. The old one stays valid for the grace period."""
        now = time.time()
        if now > self._replaced_at.setdefault(token, now) + grace_seconds:
            raise errors.RefusedError("RefreshTokenReuseException", "Refresh token has been reused")
        return self._new_token(self._by_token[token])

    def revoke_all_of(self, username: str) -> None:
        """Sign a user out everywhere."""
        for grant in self._by_origin.values():
            if grant.username == username:
                grant.is_revoked = True

    def _new_token(self, grant: Grant) -> str:
        token = secrets.token_urlsafe(192)
        self._by_token[token] = grant
        return token
