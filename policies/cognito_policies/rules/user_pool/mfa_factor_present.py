"""cognito-pool-mfa-factor-present."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import format_value
from cognito_policies.rules.user_pool.factors import MFA, TOTP, enable_totp, mfa_in_use


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check for a second factor, until one is found or can be there."""
    if not mfa_in_use(pool):
        return
    if pool.boolean(TOTP, "enabled") in (None, False) and all(
        pool.block(factor) is None for factor in ("smsConfiguration", "emailMfaConfiguration")
    ):
        yield f"{MFA} is {format_value(pool.text(MFA))}, but no MFA method is enabled: users can't enroll"


RULE = Rule(
    id="cognito-pool-mfa-factor-present",
    title="MFA has a method",
    description="A user pool with MFA has at least one MFA method.",
    severity=Severity.MEDIUM,
    frameworks=("kics:ec28bf61-a474-4dbe-b414-6dd3a067d6f0",),
    remediation_steps="Set softwareTokenMfaConfiguration.enabled to true.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=enable_totp,
)
