"""cognito-pool-password-history.

Off by default: NIST 63B-4 asks for no history, and one that is too long makes people number their passwords.
A team whose standard demands a history sets `minSize`.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.user_pool.password_policy import BLOCK
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN

_LONGEST: Final = 24


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the size with what is demanded and with what Cognito keeps; absent means 0."""
    given = pool.whole(BLOCK, "passwordHistorySize")
    if given is UNKNOWN:
        return
    size, demanded = given or 0, options.whole("minSize")
    if size < demanded:
        yield f"{BLOCK}.passwordHistorySize is {size}; the last {demanded} passwords or more must not come back"
    elif not 0 <= size <= _LONGEST:
        yield f"{BLOCK}.passwordHistorySize is {size}; Cognito remembers 0 to {_LONGEST} passwords"


RULE = Rule(
    id="cognito-pool-password-history",
    title="Old passwords do not come back",
    description="A user pool remembers as many old passwords as the configuration demands; by default, none.",
    severity=Severity.LOW,
    frameworks=("aws:PasswordHistorySize",),
    remediation_steps="Set passwordPolicy.passwordHistorySize; the pool must have the plan ESSENTIALS or PLUS.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        WholeOption(
            name="minSize",
            description="How many of a person's last passwords must not be used again; 0 demands none.",
            default=0,
            minimum=0,
            maximum=_LONGEST,
        ),
    ),
)
