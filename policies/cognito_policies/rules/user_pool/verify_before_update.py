"""cognito-pool-verify-before-update."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.contacts import BEFORE_UPDATE, EMAIL, PHONE, VERIFIED, add_words, missing
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Compare what is verified at sign-up to what is verified at a change."""
    unverified = _unverified(pool)
    if unverified:
        yield (
            f"{spelled(BEFORE_UPDATE)} lacks {' and '.join(unverified)}: a stolen session replaces the address at"
            " once, and with it the way back into the account"
        )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Keep the old address until the new one is verified."""
    yield from add_words(pool, BEFORE_UPDATE, _unverified(pool))


def _unverified(pool: Subject) -> list[str]:
    verified = pool.words(VERIFIED)
    contacts = verified.known & {EMAIL, PHONE} if verified else frozenset()
    return missing(pool, BEFORE_UPDATE, contacts) if contacts else []


RULE = Rule(
    id="cognito-pool-verify-before-update",
    title="An address changes once it is verified",
    description="A user pool keeps a verified address until the new one is verified too.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.ATTR.VERIFYUPDATE.001", "aws:AttributesRequireVerificationBeforeUpdate"),
    remediation_steps=(
        "List in userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates everything that"
        " autoVerifiedAttributes names."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
