"""cognito-pool-threat-protection-custom.

Security Hub requires this for each pool. It matters only if users can sign in with custom authentication, which needs a
trigger; `strict` requires it for each pool.
"""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.threat_protection.modes import CUSTOM_MODE, MODE, use_plus
from cognito_policies.rules.triggers.functions import has_trigger


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Check the mode if custom authentication is in use; absent means OFF."""
    if not options.boolean("strict") and not has_trigger(pool, "defineAuthChallenge"):
        return
    mode = pool.text(*CUSTOM_MODE)
    if mode not in {"ENFORCED", UNKNOWN}:
        given = format_value(mode, absent='not set (default "OFF")')
        yield f"{format_path(CUSTOM_MODE)} is {given}: custom sign-ins aren't checked for threats"


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn it on, with the mode for other sign-ins that the block must have, and the feature plan."""
    if pool.text(*MODE) is None:
        yield SetValue(MODE, "ENFORCED")
    yield SetValue(CUSTOM_MODE, "ENFORCED")
    yield from use_plus()


RULE = Rule(
    id="cognito-pool-threat-protection-custom",
    title="Threat protection for custom authentication",
    description="A user pool with custom authentication has threat protection for it.",
    severity=Severity.MEDIUM,
    frameworks=("sh:Cognito.4", "config:cognito-userpool-cust-auth-threat-full-check"),
    remediation_steps=(
        'Set userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode to "ENFORCED", and userPoolTier to "PLUS".'
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-4",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        BooleanOption(
            name="strict",
            description="Require it for each pool, as Security Hub does, not only with custom authentication.",
            default=False,
        ),
    ),
)
