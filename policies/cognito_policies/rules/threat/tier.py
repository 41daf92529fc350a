"""cognito-pool-tier-consistent.

Which plan a feature needs is said in AWS's API reference of the feature. A pool that names no plan gets ESSENTIALS.
"""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.threat.modes import TIER, protected, use_plus
from cognito_policies.rules.user_pool.contacts import E_MAIL_MFA
from cognito_policies.rules.user_pool.factors import PASSWORD, first_factors
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check(pool: Subject, options: Options) -> Iterator[str]:
    """Compare the plan with what the pool's features need."""
    tier = pool.text(TIER)
    if tier in {"PLUS", UNKNOWN}:
        return
    given = shown(tier, absent='absent, which means "ESSENTIALS"')
    if options.flag("requirePlus"):
        yield f'{TIER} is {given}; it must be "PLUS"'
    elif protected(pool):
        yield f'{TIER} is {given}, but threat protection needs "PLUS": AWS refuses the combination'
    elif tier == "LITE":
        features = _beyond_lite(pool)
        if features:
            yield f'{TIER} is "LITE", but {" and ".join(features)} need "ESSENTIALS": AWS refuses the combination'


def remediate(pool: Subject, options: Options) -> Iterator[Edit]:
    """Choose the plan the features need."""
    if options.flag("requirePlus") or protected(pool):
        yield from use_plus()
    else:
        yield SetValue((TIER,), "ESSENTIALS")


def _beyond_lite(pool: Subject) -> list[str]:
    size = pool.whole("passwordPolicy", "passwordHistorySize")
    features = {
        "passwordPolicy.passwordHistorySize": isinstance(size, int) and size > 0,
        "signInPolicy.allowedFirstAuthFactors": bool(first_factors(pool).known - {PASSWORD}),
        E_MAIL_MFA: isinstance(pool.block(E_MAIL_MFA), dict),
    }
    return [name for name, used in features.items() if used]


RULE = Rule(
    id="cognito-pool-tier-consistent",
    title="The plan has what the pool uses",
    description="A user pool's feature plan has the features the pool is set up with.",
    severity=Severity.MEDIUM,
    frameworks=("cdk-nag:COG8", "aws:UserPoolTier"),
    remediation_steps="Set userPoolTier to PLUS for threat protection, to ESSENTIALS or PLUS for the other features.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
    options=(
        FlagOption(
            name="requirePlus",
            description="Demand the plan PLUS of every pool, as cdk-nag does.",
            default=False,
        ),
    ),
)
