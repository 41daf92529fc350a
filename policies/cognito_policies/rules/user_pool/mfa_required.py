"""cognito-pool-mfa-required."""

from collections.abc import Iterator

from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.factors import MFA, PASSWORD, first_factors
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look at MFA, unless people sign in without a password: Cognito can't combine the two."""
    mfa = pool.text(MFA)
    accepted = {"ON", "OPTIONAL"} if options.flag("allowOptional") else {"ON"}
    if mfa is UNKNOWN or mfa in accepted:
        return
    factors = first_factors(pool)
    if factors.known - {PASSWORD} or not factors.complete:
        return
    given = shown(mfa, absent='absent, which means "OFF"')
    yield f"{MFA} is {given}; it must be {' or '.join(sorted(accepted))}"


RULE = Rule(
    id="cognito-pool-mfa-required",
    title="MFA is required",
    description="A user pool whose users sign in with a password requires a second factor.",
    severity=Severity.HIGH,
    frameworks=(
        "sh:Cognito.5",
        "config:cognito-user-pool-mfa-enabled",
        "asvs:6.3.3",
        "prowler:cognito_user_pool_mfa_enabled",
        "cdk-nag:COG2",
        "kics:ec28bf61-a474-4dbe-b414-6dd3a067d6f0",
        "cfn-nag:F78",
        "stave:CTL.COGNITO.MFA.001",
    ),
    remediation_steps=(
        "Set mfaConfiguration to ON and enable a factor. Users without one are asked to enrol at their next sign-in;"
        " announce it, which is why this is never done for you."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-5",
    applies_to=(USER_POOL,),
    check=check,
    options=(
        FlagOption(
            name="allowOptional",
            description="Accept OPTIONAL: each user decides whether to have a second factor.",
            default=False,
        ),
    ),
)
