"""cognito-idpool-classic-flow-off."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look for the classic flow; absent means off."""
    if pool.flag("allowClassicFlow") is True:
        yield "allowClassicFlow is true: the caller, not the identity pool, chooses which role to assume"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Leave the enhanced flow only."""
    yield SetValue(("allowClassicFlow",), False)


RULE = Rule(
    id="cognito-idpool-classic-flow-off",
    title="Enhanced flow only",
    description="An identity pool does not allow the basic (classic) flow.",
    severity=Severity.HIGH,
    frameworks=("datadog:def-000-k8u", "stave:CTL.COGNITO.IDPOOL.CLASSICFLOW.001"),
    remediation_steps=(
        "Set allowClassicFlow to false and call GetCredentialsForIdentity: it applies the pool's role choice and"
        " limits what guests may do."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    remediate=remediate,
)
