"""cognito-pool-verify-before-update."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import quoted
from cognito_policies.rules.user_pool.contacts import BEFORE_UPDATE, EMAIL, PHONE, VERIFIED, add_words, missing


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Compare what is verified at sign-up with what is verified at a change."""
    unverified = _unverified(pool)
    if unverified:
        yield (
            f"{format_path(BEFORE_UPDATE)} lacks {quoted(unverified)}: with a stolen session, an attacker replaces"
            " it at once, and then recovers the account"
        )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Keep the old value until the new one is verified."""
    yield from add_words(pool, BEFORE_UPDATE, _unverified(pool))


def _unverified(pool: Subject) -> list[str]:
    verified = pool.texts(VERIFIED)
    contacts = verified.known & {EMAIL, PHONE} if verified else frozenset()
    return missing(pool, BEFORE_UPDATE, contacts) if contacts else []


RULE = Rule(
    id="cognito-pool-verify-before-update",
    title="Changes are verified first",
    description="A user pool keeps a verified email address or phone number until the new one is verified.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.ATTR.VERIFYUPDATE.001", "aws:AttributesRequireVerificationBeforeUpdate"),
    remediation_steps=(
        "Add all of autoVerifiedAttributes to userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
