"""cognito-pool-pulumi-protect."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import POOLS


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check the option, including what is inherited from parents."""
    if not pool.options.protect:
        yield "protect is not set: a replacement would delete all users; pass protect=True"


RULE = Rule(
    id="cognito-pool-pulumi-protect",
    title="Pulumi protects the pool",
    description="User pools and identity pools have the resource option protect.",
    severity=Severity.HIGH,
    frameworks=("pulumi:protect",),
    remediation_steps=(
        "Pass opts=pulumi.ResourceOptions(protect=True) to the pool or its component. Policies can't change resource"
        " options."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    applies_to=POOLS,
    check=check,
    on_unknown=None,
)
