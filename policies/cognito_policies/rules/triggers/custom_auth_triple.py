"""cognito-pool-custom-auth-triple."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL

TRIPLE: Final = ("defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse")


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for some of the three without the others."""
    absent = [name for name in TRIPLE if not has_trigger(pool, name)]
    if 0 < len(absent) < len(TRIPLE):
        yield f"{TRIGGERS} lacks {' and '.join(absent)}: custom authentication needs all three and fails without"


RULE = Rule(
    id="cognito-pool-custom-auth-triple",
    title="Custom sign-in is complete",
    description="A user pool has all three triggers of custom authentication, or none.",
    severity=Severity.MEDIUM,
    frameworks=("aws:LambdaConfig",),
    remediation_steps="Set defineAuthChallenge, createAuthChallenge and verifyAuthChallengeResponse, or none of them.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html",
    applies_to=(USER_POOL,),
    check=check,
)
