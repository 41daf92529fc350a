"""What the rules about Lambda triggers share: which functions a pool calls."""

from collections.abc import Mapping
from typing import Final

from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, Path

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
    """Tell whether a trigger is set, its ARN known or not; not so while the whole block is unknown."""
    block = pool.block(TRIGGERS)
    return isinstance(block, Mapping) and block.get(name) not in (None, "", {})


def functions(pool: Subject) -> dict[Path, object]:
    """Return what the pool's triggers call: ARNs, or UNKNOWN where there is none to read yet."""
    found = {(TRIGGERS, *path): pool.peek(TRIGGERS, *path) for path in _PATHS}
    return {path: arn for path, arn in found.items() if arn is UNKNOWN or (isinstance(arn, str) and arn)}
