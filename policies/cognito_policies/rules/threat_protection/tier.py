"""cognito-pool-tier-consistent.

The API reference of each feature has its feature plan. Without userPoolTier, a pool has ESSENTIALS.
"""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.threat_protection.modes import TIER, protected, use_plus
from cognito_policies.rules.user_pool.contacts import EMAIL_MFA
from cognito_policies.rules.user_pool.factors import PASSWORD, first_factors


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the feature plan with the pool's features."""
    tier = pool.text(TIER)
    if tier in {"PLUS", UNKNOWN}:
        return
    given = format_value(tier, absent='not set (default "ESSENTIALS")')
    if options.boolean("requirePlus"):
        yield f'{TIER} is {given}; use "PLUS" (option requirePlus)'
    elif protected(pool):
        yield f'{TIER} is {given}: AWS refuses threat protection without "PLUS"'
    elif tier == "LITE":
        features = _beyond_lite(pool)
        if features:
            yield f'{TIER} is "LITE": AWS refuses {" and ".join(features)} without "ESSENTIALS" or "PLUS"'


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Set the feature plan that the features need."""
    if options.boolean("requirePlus") or protected(pool):
        yield from use_plus()
    else:
        yield SetValue((TIER,), "ESSENTIALS")


def _beyond_lite(pool: Subject) -> list[str]:
    size = pool.integer("passwordPolicy", "passwordHistorySize")
    features = {
        "passwordPolicy.passwordHistorySize": isinstance(size, int) and size > 0,
        "signInPolicy.allowedFirstAuthFactors": bool(first_factors(pool).known - {PASSWORD}),
        EMAIL_MFA: isinstance(pool.block(EMAIL_MFA), dict),
    }
    return [name for name, used in features.items() if used]


RULE = Rule(
    id="cognito-pool-tier-consistent",
    title="The feature plan has the features",
    description="A user pool's feature plan includes the features that the pool uses.",
    severity=Severity.MEDIUM,
    frameworks=("cdk-nag:COG8", "aws:UserPoolTier"),
    remediation_steps='Set userPoolTier to "PLUS" for threat protection, to "ESSENTIALS" or "PLUS" for other features.',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        BooleanOption(
            name="requirePlus",
            description="Require the feature plan PLUS for each pool, as cdk-nag does.",
            default=False,
        ),
    ),
)
