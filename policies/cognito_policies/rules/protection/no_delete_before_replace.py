"""cognito-pool-no-delete-before-replace."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for the option given as true; absent leaves it to the provider, which creates first."""
    if pool.options.delete_before_replace is True:
        yield "the resource option delete_before_replace is true: a replacement would delete all users first"


RULE = Rule(
    id="cognito-pool-no-delete-before-replace",
    title="A replacement never starts with a deletion",
    description="A user pool is not deleted before its replacement exists.",
    severity=Severity.HIGH,
    frameworks=("pulumi:deleteBeforeReplace",),
    remediation_steps="Remove delete_before_replace from the pool's resource options.",
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/",
    applies_to=(USER_POOL,),
    check=check,
    on_unknown=None,
)
