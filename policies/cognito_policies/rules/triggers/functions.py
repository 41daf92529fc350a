"""The Lambda triggers of a user pool."""

from collections.abc import Mapping
from typing import Final

from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Path

TRIGGERS: Final = "lambdaConfig"
SENDERS: Final = ("customEmailSender", "customSmsSender")
_PLAIN: Final = (
    "createAuthChallenge",
    "customMessage",
    "defineAuthChallenge",
    "postAuthentication",
    "postConfirmation",
    "preAuthentication",
    "preSignUp",
    "preTokenGeneration",
    "userMigration",
    "verifyAuthChallengeResponse",
)
_PATHS: Final[tuple[Path, ...]] = (
    *((name,) for name in _PLAIN),
    *((name, "lambdaArn") for name in (*SENDERS, "preTokenGenerationConfig")),
)


def has_trigger(pool: Subject, name: str) -> bool:
    """Return whether a trigger is set, also with a computed ARN; False if the whole block is computed."""
    block = pool.block(TRIGGERS)
    return isinstance(block, Mapping) and block.get(name) not in (None, "", {})


def functions(pool: Subject) -> dict[Path, object]:
    """Return the function of each trigger: its ARN, or UNKNOWN if that is computed."""
    found = {(TRIGGERS, *path): pool.peek(TRIGGERS, *path) for path in _PATHS}
    return {path: arn for path, arn in found.items() if arn is UNKNOWN or (isinstance(arn, str) and arn)}
