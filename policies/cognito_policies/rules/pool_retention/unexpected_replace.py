"""cognito-pool-unexpected-replace.

Policies don't know whether a pool is updated or replaced. In a preview, the ARN of a pool that stays is known, and the
ARN of a new pool is not. During an update all values are known, and the rule reports nothing.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.model.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check that the pools of option `existing` have an ARN."""
    existing = options.texts("existing")
    for pool in subjects:
        named = pool.name in existing or pool.peek("name") in existing
        if named and UNKNOWN in (pool.peek("arn"), pool.peek("id")):
            yield StackFinding(
                pool.urn,
                "arn is computed, although the pool is in option existing: it would be replaced, without its users",
            )


RULE = Rule(
    id="cognito-pool-unexpected-replace",
    title="Existing pools aren't replaced",
    description="A user pool in option existing is not created or replaced.",
    severity=Severity.HIGH,
    frameworks=("pulumi:replacement",),
    remediation_steps=("Run `pulumi preview --diff` to see which property replaces the pool, and revert the change."),
    url="https://www.pulumi.com/docs/iac/concepts/update-plans/",
    applies_to=(USER_POOL,),
    check_stack=check_stack,
    level=Level.ADVISORY,
    on_unknown=None,
    options=(
        TextListOption(
            name="existing",
            description="The resource names, or the names in AWS, of existing pools.",
        ),
    ),
)
