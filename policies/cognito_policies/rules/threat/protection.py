"""cognito-pool-threat-protection."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options, WordOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.threat.modes import ACTIVE, MODE, use_plus
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the mode with the one demanded; absent means OFF."""
    wanted = options.word("mode")
    accepted = ACTIVE if wanted == "AUDIT" else {wanted}
    mode = pool.text(*MODE)
    if mode is not UNKNOWN and mode not in accepted:
        given = shown(mode, absent='absent, which means "OFF"')
        yield f"{spelled(MODE)} is {given}; it must be {' or '.join(sorted(accepted))}"


def remediate(_pool: Subject, options: Options) -> Iterator[Edit]:
    """Turn it on, with the plan it needs."""
    yield SetValue(MODE, options.word("mode"))
    yield from use_plus()


RULE = Rule(
    id="cognito-pool-threat-protection",
    title="Threat protection is on",
    description="A user pool watches sign-ins for stolen passwords and takeovers, and acts on them.",
    severity=Severity.MEDIUM,
    frameworks=(
        "sh:Cognito.1",
        "config:cognito-user-pool-advanced-security-enabled",
        "prowler:cognito_user_pool_advanced_security_enabled",
        "stave:CTL.COGNITO.ADVANCED.SECURITY.001",
    ),
    remediation_steps=(
        "Set userPoolAddOns.advancedSecurityMode to ENFORCED and userPoolTier to PLUS. The plan is paid for by the"
        " number of users."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-1",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        WordOption(
            name="mode",
            description="The mode demanded: ENFORCED acts on what it finds; AUDIT also accepts that it only looks.",
            default="ENFORCED",
            words=("ENFORCED", "AUDIT"),
        ),
    ),
)
