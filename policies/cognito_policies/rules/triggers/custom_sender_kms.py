"""cognito-pool-custom-sender-kms.

The key's ARN may be unknown: that one is set is what counts. An ARN does not show who owns a key; an alias of AWS does.
"""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.triggers.functions import SENDERS, TRIGGERS, has_trigger
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for the key that encrypts the codes on their way to the function."""
    senders = [name for name in SENDERS if has_trigger(pool, name)]
    if not senders or pool.peek(TRIGGERS, "kmsKeyId") is UNKNOWN:
        return
    key = pool.text(TRIGGERS, "kmsKeyId")
    if not key:
        yield f"{TRIGGERS} has {' and '.join(senders)}, but no kmsKeyId: Cognito has no key to encrypt the codes with"
    elif isinstance(key, str) and "alias/aws/" in key:
        yield f"{TRIGGERS}.kmsKeyId is a key that AWS manages; Cognito may not use one for senders"


RULE = Rule(
    id="cognito-pool-custom-sender-kms",
    title="Custom senders have a key of their own",
    description="A user pool with a custom sender encrypts codes with a customer managed key.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.NOCMK.001", "aws:KMSKeyID"),
    remediation_steps="Set lambdaConfig.kmsKeyId to the ARN of a symmetric customer managed key.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html",
    applies_to=(USER_POOL,),
    check=check,
)
