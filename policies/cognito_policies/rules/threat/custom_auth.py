"""cognito-pool-threat-protection-custom.

Security Hub demands this of every pool; it means something only where people can sign in by custom
authentication, which needs a trigger. `strict` takes Security Hub's view.
"""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.threat.modes import CUSTOM_MODE, MODE, use_plus
from cognito_policies.rules.triggers.functions import has_trigger
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Look at the mode where custom authentication is in use; absent means OFF."""
    if not options.flag("strict") and not has_trigger(pool, "defineAuthChallenge"):
        return
    mode = pool.text(*CUSTOM_MODE)
    if mode not in {"ENFORCED", UNKNOWN}:
        given = shown(mode, absent='absent, which means "OFF"')
        yield f'{spelled(CUSTOM_MODE)} is {given}; it must be "ENFORCED"'


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn it on, with the mode for other sign-ins, which the block must have, and the plan both need."""
    if pool.text(*MODE) is None:
        yield SetValue(MODE, "ENFORCED")
    yield SetValue(CUSTOM_MODE, "ENFORCED")
    yield from use_plus()


RULE = Rule(
    id="cognito-pool-threat-protection-custom",
    title="Custom sign-in is protected too",
    description="A user pool with custom authentication has threat protection for it.",
    severity=Severity.MEDIUM,
    frameworks=("sh:Cognito.4", "config:cognito-userpool-cust-auth-threat-full-check"),
    remediation_steps=(
        "Set userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode to ENFORCED and userPoolTier to PLUS."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-4",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        FlagOption(
            name="strict",
            description="Demand it of every pool, as Security Hub does, not only of those with custom authentication.",
            default=False,
        ),
    ),
)
