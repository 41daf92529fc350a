"""cognito-pool-email-verified.

Cognito allows sign-in with an alias only after it is verified. If only administrators create users, users can't sign up
with an address of another user. In both cases the rule reports nothing.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import quoted
from cognito_policies.rules.user_pool.contacts import EMAIL, PHONE, SMS, VERIFIED, add_words, missing

_ADMIN_ONLY: Final = ("adminCreateUserConfig", "allowAdminCreateUserOnly")


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Compare what users sign in with to what is verified."""
    unverified = _unverified(pool)
    if unverified:
        yield (
            f"{VERIFIED} lacks {quoted(unverified)}, with which users sign up: anyone can sign up with the address or"
            " number of another user"
        )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Add them; phone numbers only if the pool can send SMS, because Cognito refuses it otherwise."""
    can_send = {EMAIL, PHONE} if pool.block(SMS) is not None else {EMAIL}
    yield from add_words(pool, (VERIFIED,), [contact for contact in _unverified(pool) if contact in can_send])


def _unverified(pool: Subject) -> list[str]:
    names = pool.texts("usernameAttributes")
    contacts = names.known & {EMAIL, PHONE} if names else frozenset()
    unverified = missing(pool, (VERIFIED,), contacts) if contacts else []
    return unverified if unverified and pool.boolean(*_ADMIN_ONLY) in (None, False) else []


RULE = Rule(
    id="cognito-pool-email-verified",
    title="Email and phone are verified at sign-up",
    description="A user pool with sign-up verifies email addresses and phone numbers that are user names.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.VERIFY.EMAIL.001", "aws:AutoVerifiedAttributes"),
    remediation_steps="Add all of usernameAttributes to autoVerifiedAttributes.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
