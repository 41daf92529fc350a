"""cognito-pool-custom-auth-triple."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger

TRIPLE: Final = ("defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse")


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check that the pool has all three triggers, or none."""
    absent = [name for name in TRIPLE if not has_trigger(pool, name)]
    if 0 < len(absent) < len(TRIPLE):
        yield f"{TRIGGERS} lacks {' and '.join(absent)}: custom authentication fails without all three triggers"


RULE = Rule(
    id="cognito-pool-custom-auth-triple",
    title="Custom authentication has all triggers",
    description="A user pool has all three triggers of custom authentication, or none.",
    severity=Severity.MEDIUM,
    frameworks=("aws:LambdaConfig",),
    remediation_steps=(
        "In lambdaConfig, set defineAuthChallenge, createAuthChallenge and verifyAuthChallengeResponse, or none of"
        " them."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html",
    applies_to=(USER_POOL,),
    check=check,
)
