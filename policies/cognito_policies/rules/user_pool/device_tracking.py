"""cognito-pool-device-tracking."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.user_pool.factors import mfa_in_use

_BLOCK: Final = "deviceConfiguration"
_CHALLENGE: Final = "challengeRequiredOnNewDevice"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check that devices are remembered and, with MFA, that new ones are challenged."""
    block = pool.block(_BLOCK)
    if block is UNKNOWN:
        return
    if block is None:
        yield f"{_BLOCK} is not set: sign-ins from new devices aren't detected"
    elif mfa_in_use(pool) and pool.boolean(_BLOCK, _CHALLENGE) in (None, False):
        given = format_value(pool.boolean(_BLOCK, _CHALLENGE))
        yield f"{_BLOCK}.{_CHALLENGE} is {given}: with MFA, remembered devices have no effect"


RULE = Rule(
    id="cognito-pool-device-tracking",
    title="New devices are detected",
    description="A user pool remembers devices and, with MFA, challenges new ones.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ADVSEC.DEVICETRACK.001",),
    remediation_steps=(
        "Set deviceConfiguration with challengeRequiredOnNewDevice true. Note that a remembered device then"
        " replaces the second factor."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
