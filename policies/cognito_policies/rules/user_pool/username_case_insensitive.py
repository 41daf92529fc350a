"""cognito-pool-username-case-insensitive."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import shown


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for the flag; a pool that does not say so tells Anna from anna."""
    sensitive = pool.flag("usernameConfiguration", "caseSensitive")
    if sensitive in (None, True):
        given = shown(sensitive, absent="absent, which means true")
        yield f"usernameConfiguration.caseSensitive is {given}: two accounts may differ in capital letters only"


RULE = Rule(
    id="cognito-pool-username-case-insensitive",
    title="Capital letters make no other user",
    description="A user pool's user names and addresses are not case-sensitive.",
    severity=Severity.MEDIUM,
    frameworks=("aws:UsernameConfiguration",),
    remediation_steps=(
        "Set usernameConfiguration.caseSensitive to false in new pools. It can't be changed in one that exists:"
        " changing it would replace the pool and lose its users, so give that one an exception."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-case-sensitivity.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
