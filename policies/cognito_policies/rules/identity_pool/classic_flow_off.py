"""cognito-idpool-classic-flow-off."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check the classic flow; absent means off."""
    if pool.boolean("allowClassicFlow") is True:
        yield "allowClassicFlow is true: the caller, not the identity pool, chooses the role"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn the classic flow off."""
    yield SetValue(("allowClassicFlow",), False)


RULE = Rule(
    id="cognito-idpool-classic-flow-off",
    title="Enhanced flow only",
    description="An identity pool doesn't allow the basic (classic) flow.",
    severity=Severity.HIGH,
    frameworks=("datadog:def-000-k8u", "stave:CTL.COGNITO.IDPOOL.CLASSICFLOW.001"),
    remediation_steps=(
        "Set allowClassicFlow to false, and call GetCredentialsForIdentity in apps. It applies the pool's role mapping,"
        " and AWS's limits for guests."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    remediate=remediate,
)
