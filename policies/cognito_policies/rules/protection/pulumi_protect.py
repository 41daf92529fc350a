"""cognito-pool-pulumi-protect."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import POOLS


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look at the option as it holds after inheritance from the parents."""
    if not pool.options.protect:
        yield "the resource option protect is not true: one update could unprotect and replace the pool"


RULE = Rule(
    id="cognito-pool-pulumi-protect",
    title="Pulumi refuses to delete the pool",
    description="User pools and identity pools have Pulumi's protect option.",
    severity=Severity.HIGH,
    frameworks=("pulumi:protect",),
    remediation_steps=(
        "Set protect=True in the resource options of the pool or of its component. A policy can't do that for you:"
        " options are not rewritable."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    applies_to=POOLS,
    check=check,
    on_unknown=None,
)
