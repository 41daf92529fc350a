"""cognito-pool-device-tracking."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.user_pool.factors import mfa_in_use
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown

_BLOCK: Final = "deviceConfiguration"
_CHALLENGE: Final = "challengeRequiredOnNewDevice"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for remembered devices, and that with MFA a new one is told from a known one."""
    block = pool.block(_BLOCK)
    if block is UNKNOWN:
        return
    if block is None:
        yield f"{_BLOCK} is absent: a sign-in from a new device looks like any other"
    elif mfa_in_use(pool) and pool.flag(_BLOCK, _CHALLENGE) in (None, False):
        given = shown(pool.flag(_BLOCK, _CHALLENGE))
        yield f"{_BLOCK}.{_CHALLENGE} is {given}: with MFA, devices are remembered but not told apart at sign-in"


RULE = Rule(
    id="cognito-pool-device-tracking",
    title="New devices are told from known ones",
    description="A user pool remembers devices and, with MFA, challenges new ones.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ADVSEC.DEVICETRACK.001",),
    remediation_steps=(
        "Set deviceConfiguration with challengeRequiredOnNewDevice true. It is a trade: a remembered device then stands"
        " in for the second factor."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html",
    applies_to=(USER_POOL,),
    check=check,
    level=Level.ADVISORY,
)
