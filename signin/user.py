"""The temporary user that is signed in."""

import secrets
from dataclasses import dataclass, field
from typing import Final, Self

from signin.attributes import EMAIL, PHONE_NUMBER, make_value
from signin.errors import StepFailed
from signin.mailbox import RESERVED, Mailbox
from signin.passwords import generate_password
from signin.user_pool import Pool

# The prefix of every name made here, so that `--clean` finds what a killed run has left.
NAME_PREFIX: Final = "signin-proof-"


@dataclass(slots=True)
class User:
    """A user who exists for one run.

    `alias` is the email address that can be used to sign in as well, once it is verified. `sub` is Cognito's id of the
    user, once it is known.
    """

    username: str
    password: str = field(repr=False)
    attributes: dict[str, str]
    alias: str | None = None
    sub: str | None = None
    confirmed: bool = False
    verified: set[str] = field(default_factory=set)

    @property
    def sign_in_name(self) -> str:
        """The alias where there is one, else the username."""
        return self.alias or self.username

    @classmethod
    def generate(
        cls, pool: Pool, *, reachable: bool = False, mailbox: Mailbox = RESERVED, email: str | None = None
    ) -> Self:
        """A user with a random name and attributes that fit the pool's schema and password policy.

        With `reachable`, where messages can be read, the user has what MFA by SMS or email needs. The email address is
        the given one, else one of `mailbox`.

        In a pool with username attributes the username is the email address or phone number; in any other pool it is a
        name, which must not look like an email address where email is an alias.
        """
        handle = f"{NAME_PREFIX}{secrets.token_hex(8)}"
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
    if not pool.attribute(EMAIL).accepts(email):
        raise StepFailed(f"expected an email address that the pool takes; {email} is too long or too short")
    return email
