"""cognito-pool-password-history.

Off by default: NIST SP 800-63B-4 requires no history, and with a long one users number their passwords. If your
standard requires a history, set `minSize`.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.user_pool.password_policy import BLOCK

_LONGEST: Final = 24


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the size with the required one, and with Cognito's maximum; absent means 0."""
    given = pool.integer(BLOCK, "passwordHistorySize")
    if given is UNKNOWN:
        return
    size, demanded = given or 0, options.integer("minSize")
    if size < demanded:
        yield f"{BLOCK}.passwordHistorySize is {size}; the minimum is {demanded} (option minSize)"
    elif not 0 <= size <= _LONGEST:
        yield f"{BLOCK}.passwordHistorySize is {size}; Cognito accepts 0 to {_LONGEST}"


RULE = Rule(
    id="cognito-pool-password-history",
    title="Old passwords can't be reused",
    description="A user pool remembers as many old passwords as option minSize requires; by default, none.",
    severity=Severity.LOW,
    frameworks=("aws:PasswordHistorySize",),
    remediation_steps='Set passwordPolicy.passwordHistorySize; it needs userPoolTier "ESSENTIALS" or "PLUS".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        IntegerOption(
            name="minSize",
            description="How many of a user's last passwords can't be reused; 0 requires none.",
            default=0,
            minimum=0,
            maximum=_LONGEST,
        ),
    ),
)
