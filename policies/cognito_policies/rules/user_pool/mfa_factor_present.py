"""cognito-pool-mfa-factor-present."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.user_pool.factors import MFA, TOTP, enable_totp, mfa_in_use
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import shown


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for a factor, one after the other, until there is one or one that may be."""
    if not mfa_in_use(pool):
        return
    if pool.flag(TOTP, "enabled") in (None, False) and all(
        pool.block(factor) is None for factor in ("smsConfiguration", "emailMfaConfiguration")
    ):
        yield f"{MFA} is {shown(pool.text(MFA))}, but the pool has no factor anyone could use"


RULE = Rule(
    id="cognito-pool-mfa-factor-present",
    title="MFA has a factor",
    description="A user pool that asks for a second factor offers at least one.",
    severity=Severity.MEDIUM,
    frameworks=("kics:ec28bf61-a474-4dbe-b414-6dd3a067d6f0",),
    remediation_steps="Set softwareTokenMfaConfiguration.enabled to true.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=enable_totp,
)
