"""cognito-pool-weak-first-factor."""

from collections.abc import Iterator

from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import quoted
from cognito_policies.rules.user_pool.factors import first_factors


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check for sign-in with a code only."""
    accepted = {
        factor
        for factor, option in (("SMS_OTP", "allowSmsOtp"), ("EMAIL_OTP", "allowEmailOtp"))
        if options.boolean(option)
    }
    weak = (first_factors(pool).known & {"SMS_OTP", "EMAIL_OTP"}) - accepted
    if weak:
        yield (
            f"signInPolicy.allowedFirstAuthFactors has {quoted(sorted(weak))}: anyone who reads the message can"
            " sign in, without a second factor"
        )


RULE = Rule(
    id="cognito-pool-weak-first-factor",
    title="No sign-in with a sent code only",
    description="A user pool doesn't allow sign-in with only a code by SMS or email.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:6.3.6", "asvs:6.6.1", "nist:3.1.3.1"),
    remediation_steps='In signInPolicy.allowedFirstAuthFactors, use "PASSWORD" with MFA, or "WEB_AUTHN".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
    options=(
        BooleanOption(
            name="allowSmsOtp",
            description="Accept sign-in with a code by SMS.",
            default=False,
        ),
        BooleanOption(
            name="allowEmailOtp",
            description="Accept sign-in with a code by email.",
            default=False,
        ),
    ),
)
