"""cognito-pool-threat-protection."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import ChoiceOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.threat_protection.modes import ACTIVE, MODE, use_plus


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the mode with the required one; absent means OFF."""
    wanted = options.text("mode")
    accepted = ACTIVE if wanted == "AUDIT" else {wanted}
    mode = pool.text(*MODE)
    if mode is not UNKNOWN and mode not in accepted:
        given = format_value(mode, absent='not set (default "OFF")')
        yield f"{format_path(MODE)} is {given}; use {' or '.join(map(format_value, sorted(accepted)))} (option mode)"


def remediate(_pool: Subject, options: Options) -> Iterator[Edit]:
    """Turn it on, with the feature plan that it needs."""
    yield SetValue(MODE, options.text("mode"))
    yield from use_plus()


RULE = Rule(
    id="cognito-pool-threat-protection",
    title="Threat protection is on",
    description="A user pool detects compromised passwords and account takeover, and acts on them.",
    severity=Severity.MEDIUM,
    frameworks=(
        "sh:Cognito.1",
        "config:cognito-user-pool-advanced-security-enabled",
        "prowler:cognito_user_pool_advanced_security_enabled",
        "stave:CTL.COGNITO.ADVANCED.SECURITY.001",
    ),
    remediation_steps=(
        'Set userPoolAddOns.advancedSecurityMode to "ENFORCED", and userPoolTier to "PLUS". The feature plan costs'
        " money"
        " per active user."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-1",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        ChoiceOption(
            name="mode",
            description="The required mode: ENFORCED acts on threats; AUDIT also accepts pools that only log them.",
            default="ENFORCED",
            choices=("ENFORCED", "AUDIT"),
        ),
    ),
)
