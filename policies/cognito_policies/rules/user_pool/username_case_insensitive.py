"""cognito-pool-username-case-insensitive."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import format_value


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check the flag; absent means that Anna and anna are different users."""
    sensitive = pool.boolean("usernameConfiguration", "caseSensitive")
    if sensitive in (None, True):
        given = format_value(sensitive, absent="not set (default true)")
        yield f"usernameConfiguration.caseSensitive is {given}: Anna and anna can be different users"


RULE = Rule(
    id="cognito-pool-username-case-insensitive",
    title="User names aren't case-sensitive",
    description="A user pool's user names and email addresses aren't case-sensitive.",
    severity=Severity.MEDIUM,
    frameworks=("aws:UsernameConfiguration",),
    remediation_steps=(
        "Set usernameConfiguration.caseSensitive to false in new pools. In an existing pool the change would"
        " replace the pool and delete its users; add an exception instead."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-case-sensitivity.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
