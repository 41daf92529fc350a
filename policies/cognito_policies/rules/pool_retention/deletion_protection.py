"""cognito-pool-deletion-protection."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check for ACTIVE; absent means INACTIVE."""
    protection = pool.text("deletionProtection")
    if protection not in {"ACTIVE", UNKNOWN}:
        given = format_value(protection, absent='not set (default "INACTIVE")')
        yield f"deletionProtection is {given}: AWS deletes the pool and its users on request"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn it on."""
    yield SetValue(("deletionProtection",), "ACTIVE")


RULE = Rule(
    id="cognito-pool-deletion-protection",
    title="Deletion protection is on",
    description="A user pool has deletion protection: AWS refuses to delete it, with any tool.",
    severity=Severity.HIGH,
    frameworks=(
        "sh:Cognito.6",
        "config:cognito-user-pool-deletion-protection-enabled",
        "prowler:cognito_user_pool_deletion_protection_enabled",
        "stave:CTL.COGNITO.DELETEPROT.001",
    ),
    remediation_steps='Set deletionProtection to "ACTIVE".',
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-6",
    applies_to=(USER_POOL,),
    check=check,
    remediate=remediate,
)
