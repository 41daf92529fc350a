"""cognito-idpool-guest-off."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_POOL


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check guest access; absent means off."""
    if pool.boolean("allowUnauthenticatedIdentities") is True:
        yield "allowUnauthenticatedIdentities is true: anyone gets AWS credentials without signing in"


def remediate(_pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn guest access off."""
    yield SetValue(("allowUnauthenticatedIdentities",), False)


RULE = Rule(
    id="cognito-idpool-guest-off",
    title="No guest access",
    description="An identity pool gives AWS credentials to signed-in users only.",
    severity=Severity.HIGH,
    frameworks=(
        "sh:Cognito.2",
        "config:cognito-identity-pool-unauth-access-check",
        "prowler:cognito_identity_pool_guest_access_disabled",
        "cdk-nag:COG7",
        "checkov:CKV_AWS_366",
        "cfn-nag:W57",
    ),
    remediation_steps=(
        "Set allowUnauthenticatedIdentities to false. If the pool needs guests, add an exception for it and give the"
        " guest role as few permissions as possible."
    ),
    url="https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-2",
    applies_to=(IDENTITY_POOL,),
    check=check,
    remediate=remediate,
)
