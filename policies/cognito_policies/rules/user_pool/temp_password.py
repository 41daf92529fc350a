"""cognito-pool-temp-password."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.user_pool.password_policy import AWS_TEMPORARY_DAYS, BLOCK, change_policy


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the days with the limit; absent and 0 mean AWS's default of 7."""
    given = pool.integer(BLOCK, "temporaryPasswordValidityDays")
    if given is UNKNOWN:
        return
    days = given or AWS_TEMPORARY_DAYS
    if not 0 < days <= options.integer("maxDays"):
        number = f"{days} day{'' if days == 1 else 's'}"
        source = number if given else f"not set (default {number})"
        limit = options.integer("maxDays")
        yield f"{BLOCK}.temporaryPasswordValidityDays is {source}; the limit is {limit} (option maxDays)"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest time allowed."""
    yield from change_policy(pool, {"temporaryPasswordValidityDays": options.integer("maxDays")})


RULE = Rule(
    id="cognito-pool-temp-password",
    title="Temporary passwords expire soon",
    description="A user pool's temporary passwords expire within 7 days.",
    severity=Severity.MEDIUM,
    frameworks=("sh:Cognito.3", "prowler:cognito_user_pool_temporary_password_expiration", "asvs:6.4.1"),
    remediation_steps="Set passwordPolicy.temporaryPasswordValidityDays to 7 or less; 0 means AWS's default of 7.",
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        IntegerOption(
            name="maxDays",
            description="The longest validity of temporary passwords, in days.",
            default=AWS_TEMPORARY_DAYS,
            minimum=1,
            maximum=365,
        ),
    ),
)
