"""cognito-pool-mfa-required."""

from collections.abc import Iterator

from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.user_pool.factors import MFA, PASSWORD, first_factors


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check MFA, unless users can sign in without a password: Cognito can't combine the two."""
    mfa = pool.text(MFA)
    accepted = {"ON", "OPTIONAL"} if options.boolean("allowOptional") else {"ON"}
    if mfa is UNKNOWN or mfa in accepted:
        return
    factors = first_factors(pool)
    if factors.known - {PASSWORD} or not factors.complete:
        return
    given = format_value(mfa, absent='not set (default "OFF")')
    yield (
        f"{MFA} is {given}: a stolen password is enough to sign in; use"
        f" {' or '.join(map(format_value, sorted(accepted)))}"
    )


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
        'Set mfaConfiguration to "ON", and softwareTokenMfaConfiguration.enabled to true. Announce it first: users'
        " without"
        " a method must enroll at their next sign-in."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-5",
    applies_to=(USER_POOL,),
    check=check,
    options=(
        BooleanOption(
            name="allowOptional",
            description="Accept OPTIONAL, with which each user decides whether to enroll.",
            default=False,
        ),
    ),
)
