"""cognito-pool-email-verified."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.contacts import EMAIL, PHONE, SMS, VERIFIED, add_words, missing
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Compare what people sign in with to what is verified."""
    unverified = _unverified(pool)
    if unverified:
        yield (
            f"people sign in with {' and '.join(unverified)}, but {VERIFIED} lacks it: an account can be made in"
            " somebody else's name"
        )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Verify them; phone numbers only where the pool can send SMS, as Cognito refuses it otherwise."""
    can_send = {EMAIL, PHONE} if pool.block(SMS) is not None else {EMAIL}
    yield from add_words(pool, (VERIFIED,), [contact for contact in _unverified(pool) if contact in can_send])


def _unverified(pool: Subject) -> list[str]:
    lists = (pool.words(name) for name in ("usernameAttributes", "aliasAttributes"))
    names = {word for words in lists if words for word in words.known}
    contacts = names & {EMAIL, PHONE}
    return missing(pool, (VERIFIED,), contacts) if contacts else []


RULE = Rule(
    id="cognito-pool-email-verified",
    title="What people sign in with is verified",
    description="A user pool verifies the e-mail addresses and phone numbers people sign in with.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.VERIFY.EMAIL.001", "aws:AutoVerifiedAttributes"),
    remediation_steps="List in autoVerifiedAttributes every contact that usernameAttributes and aliasAttributes name.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
