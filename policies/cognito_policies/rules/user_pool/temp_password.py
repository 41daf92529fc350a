"""cognito-pool-temp-password."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.password_policy import AWS_TEMPORARY_DAYS, BLOCK, change_policy
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the days with the limit; absent and 0 both mean AWS's default of 7."""
    given = pool.whole(BLOCK, "temporaryPasswordValidityDays")
    if given is UNKNOWN:
        return
    days = given or AWS_TEMPORARY_DAYS
    if not 0 < days <= options.whole("maxDays"):
        source = f"{BLOCK}.temporaryPasswordValidityDays" if given else "AWS's default"
        yield f"temporary passwords live {days} days ({source}); at most {options.whole('maxDays')} are allowed"


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest time that is allowed."""
    yield from change_policy(pool, {"temporaryPasswordValidityDays": options.whole("maxDays")})


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
        WholeOption(
            name="maxDays",
            description="The days a temporary password may live.",
            default=AWS_TEMPORARY_DAYS,
            minimum=1,
            maximum=365,
        ),
    ),
)
