"""Sign-ins under way: each waits for one answer, for as long as the app client allows, and is used once."""

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
    """Where one sign-in stands. `user` is None for somebody who does not exist and must not notice."""

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
        """Remember a sign-in; forget those nobody came back to."""
        now = time.time()
        self._open = {token: kept for token, kept in self._open.items() if kept.expires_at >= now}
        self._open[session.token] = session
        return session

    def open(self, *, client_id: str, challenge: str, user: User | None, minutes: int, code: str = "") -> Session:
        """Begin waiting for an answer."""
        return self.start(Session(new_token(), client_id, challenge, user, time.time() + 60 * minutes, code))

    def holds(self, token: str) -> bool:
        """Whether the sign-in is one of this pool's."""
        return token in self._open

    def resume(self, token: str | None, *, client_id: str | None, challenge: str) -> Session:
        """The sign-in an answer belongs to."""
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
        """An answer was given; it can't be given again."""
        self._open.pop(session.token, None)

    def renew(self, session: Session) -> Session:
        """The same sign-in one step on: under a new token, the old one spent."""
        self.close(session)
        return self.start(replace(session, token=new_token()))


def new_token() -> str:
    """What the next answer names its sign-in by."""
    return secrets.token_urlsafe(120)
