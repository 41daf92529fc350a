"""cognito-pool-email-verified.

An address that is only an alias signs nobody in before it is verified (Cognito's own rule), and where administrators
create the users, nobody signs up with another user's address: there is nothing to verify against.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.contacts import EMAIL, PHONE, SMS, VERIFIED, add_words, missing
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL

_ADMIN_ONLY: Final = ("adminCreateUserConfig", "allowAdminCreateUserOnly")


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Compare what people sign in with to what is verified."""
    unverified = _unverified(pool)
    if unverified:
        yield (
            f"users sign up with {' and '.join(unverified)}, but {VERIFIED} lacks it: an account can be made with"
            " another user's address"
        )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Verify them; phone numbers only where the pool can send SMS, as Cognito refuses it otherwise."""
    can_send = {EMAIL, PHONE} if pool.block(SMS) is not None else {EMAIL}
    yield from add_words(pool, (VERIFIED,), [contact for contact in _unverified(pool) if contact in can_send])


def _unverified(pool: Subject) -> list[str]:
    names = pool.words("usernameAttributes")
    contacts = names.known & {EMAIL, PHONE} if names else frozenset()
    unverified = missing(pool, (VERIFIED,), contacts) if contacts else []
    return unverified if unverified and pool.flag(*_ADMIN_ONLY) in (None, False) else []


RULE = Rule(
    id="cognito-pool-email-verified",
    title="What users sign up with is verified",
    description="A user pool with sign-up verifies the email addresses and phone numbers that are user names.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.VERIFY.EMAIL.001", "aws:AutoVerifiedAttributes"),
    remediation_steps="List in autoVerifiedAttributes every contact that usernameAttributes names.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
