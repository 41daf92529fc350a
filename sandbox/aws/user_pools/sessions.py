"""Sessions: sign-ins that wait for the answer to a challenge. Each expires, and is used once."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sandbox.aws import errors

if TYPE_CHECKING:
    from sandbox.aws.factors.srp import Attempt
    from sandbox.aws.user_pools.user import User


@dataclass
class Session:
    """One unfinished sign-in. `user` is None if there is no such user and the app client hides that."""

    token: str
    client_id: str
    challenge: str
    user: User | None
    expires_at: float
    code: str = ""
    attempt: Attempt | None = None
    has_new_authenticator: bool = False
    passkey_challenge: bytes = b""


class Sessions:
    """The open sign-ins of one pool."""

    def __init__(self) -> None:
        self._open: dict[str, Session] = {}

    def start(self, session: Session) -> Session:
        """Store a session; remove those that have expired."""
        now = time.time()
        self._open = {token: kept for token, kept in self._open.items() if kept.expires_at >= now}
        self._open[session.token] = session
        return session

    def open(self, *, client_id: str, challenge: str, user: User | None, minutes: int, code: str = "") -> Session:
        """Create a session for a challenge."""
        return self.start(Session(new_token(), client_id, challenge, user, time.time() + 60 * minutes, code))

    def holds(self, token: str) -> bool:
        """Whether the session belongs to this pool."""
        return token in self._open

    def resume(self, token: str | None, *, client_id: str | None, challenge: str) -> Session:
        """The session that an answer names."""
        session = self._open.get(token or "")
        if session is None:
            raise errors.not_authorized("Invalid session for the user.")
        if session.expires_at < time.time():
            self.close(session)
            raise errors.not_authorized("Invalid session for the user, session is expired.")
        if session.challenge != challenge or client_id not in {None, session.client_id}:
            raise errors.not_authorized("Invalid session for the user.")
        return session

    def close(self, session: Session) -> None:
        """Remove a session, so that it can't be answered again."""
        self._open.pop(session.token, None)

    def renew(self, session: Session) -> Session:
        """Replace the session's token; the old one is no longer valid."""
        self.close(session)
        return self.start(replace(session, token=new_token()))


def new_token() -> str:
    """A new session token."""
    return secrets.token_urlsafe(120)
