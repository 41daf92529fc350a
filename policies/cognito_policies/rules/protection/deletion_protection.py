"""cognito-pool-deletion-protection."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN, shown


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for the one word that keeps the pool; absent means INACTIVE."""
    protection = pool.text("deletionProtection")
    if protection not in {"ACTIVE", UNKNOWN}:
        given = shown(protection, absent='absent, which means "INACTIVE"')
        yield f'deletionProtection is {given}; it must be "ACTIVE"'


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn it on."""
    yield SetValue(("deletionProtection",), "ACTIVE")


RULE = Rule(
    id="cognito-pool-deletion-protection",
    title="AWS refuses to delete the pool",
    description="A user pool has Cognito's deletion protection, which holds against every tool and the console too.",
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
