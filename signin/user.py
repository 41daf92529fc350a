"""The throw-away user that the proof signs in."""

import secrets
from dataclasses import dataclass, field
from typing import Self

from signin.attributes import EMAIL, PHONE_NUMBER, make_value
from signin.passwords import generate_password
from signin.pool import Pool


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
    def invent(cls, pool: Pool, *, reachable: bool = False) -> Self:
        """A user of a random name whom the pool's schema and password policy admit.

        One who is `reachable`, because somebody reads the messages, has what the pool's message factors need.

        People of a pool with username attributes sign in with their address or number; of any other pool with a
        name, which must not look like an address where addresses are aliases.
        """
        handle = f"signin-proof-{secrets.token_hex(8)}"
        attributes = {attribute.name: make_value(attribute, handle) for attribute in pool.profile}
        for factor in pool.message_factors if reachable else ():
            attributes.setdefault(factor.attribute, make_value(pool.attribute(factor.attribute), handle))
        username = handle
        for sign_in_attribute in (EMAIL, PHONE_NUMBER):
            if sign_in_attribute in pool.username_attributes:
                username = attributes.setdefault(
                    sign_in_attribute, make_value(pool.attribute(sign_in_attribute), handle)
                )
                break
        alias = attributes[EMAIL] if EMAIL in pool.aliases else None
        return cls(username, generate_password(pool.password_policy), attributes, alias)
