"""cognito-pool-unexpected-replace.

A policy is not told whether a pool is updated or replaced. But the ARN of one that stays is known in preview, and the
ARN of one that is made anew is not: for pools that are said to exist, that gives it away. In the update nothing is
unknown, and the rule is silent.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.subject import Subject
from cognito_policies.tokens import USER_POOL
from cognito_policies.values import UNKNOWN


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look for pools that should have an ARN and have none yet."""
    existing = options.words("existing")
    for pool in subjects:
        named = pool.name in existing or pool.peek("name") in existing
        if named and UNKNOWN in (pool.peek("arn"), pool.peek("id")):
            yield StackFinding(
                pool.urn, "the pool is said to exist, but its ARN is not known yet: it would be created or replaced"
            )


RULE = Rule(
    id="cognito-pool-unexpected-replace",
    title="A pool that exists stays",
    description="A user pool that is said to exist is not created anew.",
    severity=Severity.HIGH,
    frameworks=("pulumi:replacement",),
    remediation_steps=(
        "Look at the preview's details for what replaces the pool, and take it back: a replaced pool has lost its"
        " users."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/update-plans/",
    applies_to=(USER_POOL,),
    check_stack=check_stack,
    level=Level.ADVISORY,
    on_unknown=None,
    options=(
        WordsOption(
            name="existing",
            description="The resource names, or the names in AWS, of the pools that exist already.",
        ),
    ),
)
