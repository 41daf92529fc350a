"""cognito-pool-no-delete-before-replace."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check that the option isn't true; without it, the provider creates the replacement first."""
    if pool.options.delete_before_replace is True:
        yield "delete_before_replace is true: a replacement would delete all users first"


RULE = Rule(
    id="cognito-pool-no-delete-before-replace",
    title="Pools aren't deleted before replacement",
    description="A user pool isn't deleted before its replacement exists.",
    severity=Severity.HIGH,
    frameworks=("pulumi:deleteBeforeReplace",),
    remediation_steps="Remove delete_before_replace from the pool's resource options.",
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/",
    applies_to=(USER_POOL,),
    check=check,
    on_unknown=None,
)
