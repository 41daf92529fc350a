"""cognito-pool-custom-sender-kms.

The ARN of the key can be computed. An ARN doesn't show who manages a key; an alias of AWS does.
"""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.triggers.functions import SENDERS, TRIGGERS, has_trigger


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check for the KMS key that encrypts codes for the sender function."""
    senders = [name for name in SENDERS if has_trigger(pool, name)]
    if not senders or pool.peek(TRIGGERS, "kmsKeyId") is UNKNOWN:
        return
    key = pool.text(TRIGGERS, "kmsKeyId")
    if not key:
        yield f"{TRIGGERS}.kmsKeyId is not set, but {' and '.join(senders)} needs it to encrypt codes"
    elif isinstance(key, str) and "alias/aws/" in key:
        yield f"{TRIGGERS}.kmsKeyId is {format_value(key)}, an AWS managed key, which Cognito can't use for senders"


RULE = Rule(
    id="cognito-pool-custom-sender-kms",
    title="Custom senders have a customer managed key",
    description="A user pool with a custom sender encrypts codes with a customer managed key.",
    severity=Severity.MEDIUM,
    frameworks=("stave:CTL.COGNITO.COMPLIANCE.NOCMK.001", "aws:KMSKeyID"),
    remediation_steps="Set lambdaConfig.kmsKeyId to the ARN of a symmetric customer managed key.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html",
    applies_to=(USER_POOL,),
    check=check,
)
