"""The throw-away user that the proof signs in."""

import secrets
from dataclasses import dataclass, field
from typing import Final, Self

from signin.attributes import EMAIL, PHONE_NUMBER, make_value
from signin.errors import StepFailed
from signin.mailbox import RESERVED, Mailbox
from signin.passwords import generate_password
from signin.pool import Pool

# What the names of everything made here begin with, so that it can be found after a run that was killed.
MARK: Final = "signin-proof-"


@dataclass(slots=True)
class User:
    """A person who exists for one proof.

    `alias` is the address that opens the account as well, once it is verified; `sub` is Cognito's id, known once
    Cognito has told it.
    """

    username: str
    password: str = field(repr=False)
    attributes: dict[str, str]
    alias: str | None = None
    sub: str | None = None
    confirmed: bool = False
    verified: set[str] = field(default_factory=set)

    @property
    def other_name(self) -> str:
        """What a person types who does not remember the username."""
        return self.alias or self.username

    @classmethod
    def invent(
        cls, pool: Pool, *, reachable: bool = False, mailbox: Mailbox = RESERVED, email: str | None = None
    ) -> Self:
        """A user of a random name whom the pool's schema and password policy admit.

        A `reachable` user, whose messages can be read here, has what the pool's message factors need. The email address
        is the given one, else one of `mailbox`.

        People of a pool with username attributes sign in with their address or number; of any other pool with a
        name, which must not look like an address where addresses are aliases.
        """
        handle = f"{MARK}{secrets.token_hex(8)}"
        given = {} if email is None else {EMAIL: _fitting(pool, email)}
        attributes = {a.name: given.get(a.name) or make_value(a, handle, mailbox) for a in pool.profile}
        attributes |= given
        for factor in pool.message_factors if reachable else ():
            attributes.setdefault(factor.attribute, make_value(pool.attribute(factor.attribute), handle, mailbox))
        username = handle
        for sign_in_attribute in (EMAIL, PHONE_NUMBER):
            if sign_in_attribute in pool.username_attributes:
                username = attributes.setdefault(
                    sign_in_attribute, make_value(pool.attribute(sign_in_attribute), handle, mailbox)
                )
                break
        alias = attributes[EMAIL] if EMAIL in pool.aliases else None
        return cls(username, generate_password(pool.password_policy), attributes, alias)


def _fitting(pool: Pool, email: str) -> str:
    if not pool.attribute(EMAIL).admits(email):
        raise StepFailed(f"expected an email address that the pool takes; {email} is too long or too short")
    return email
