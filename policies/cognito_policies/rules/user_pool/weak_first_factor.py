"""cognito-pool-weak-first-factor."""

from collections.abc import Iterator

from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.user_pool.factors import first_factors
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look for codes that alone let people in."""
    accepted = {
        factor
        for factor, option in (("SMS_OTP", "allowSmsOtp"), ("EMAIL_OTP", "allowEmailOtp"))
        if options.flag(option)
    }
    weak = (first_factors(pool).known & {"SMS_OTP", "EMAIL_OTP"}) - accepted
    if weak:
        yield (
            f"signInPolicy.allowedFirstAuthFactors contains {' and '.join(sorted(weak))}: whoever reads the message"
            " is in, without a second factor"
        )


RULE = Rule(
    id="cognito-pool-weak-first-factor",
    title="A sent code alone lets nobody in",
    description="A user pool does not let people in by a code sent by SMS or e-mail alone.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.3.6", "asvs:6.6.1", "nist:3.1.3.1"),
    remediation_steps="Use PASSWORD with MFA, or WEB_AUTHN, in signInPolicy.allowedFirstAuthFactors.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        FlagOption(
            name="allowSmsOtp",
            description="Accept sign-in by a code sent by SMS.",
            default=False,
        ),
        FlagOption(
            name="allowEmailOtp",
            description="Accept sign-in by a code sent by e-mail.",
            default=False,
        ),
    ),
)
