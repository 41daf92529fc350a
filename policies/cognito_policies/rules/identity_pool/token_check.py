"""cognito-idpool-token-check."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.model.values import format_value

_PROVIDERS = "cognitoIdentityProviders"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Check each user pool of the identity pool; absent means false."""
    for index in pool.indices(_PROVIDERS):
        checked = pool.boolean(_PROVIDERS, index, "serverSideTokenCheck")
        if checked in (None, False):
            yield (
                f"{_PROVIDERS}[{index}].serverSideTokenCheck is {format_value(checked)}: deleted or signed-out"
                " users get credentials until their token expires"
            )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn the check on for each user pool."""
    for index in pool.indices(_PROVIDERS):
        yield SetValue((_PROVIDERS, index, "serverSideTokenCheck"), True)


RULE = Rule(
    id="cognito-idpool-token-check",
    title="Identity pools check tokens with the user pool",
    description="An identity pool checks with the user pool that a token isn't revoked before it issues credentials.",
    severity=Severity.MEDIUM,
    frameworks=("aws:ServerSideTokenCheck",),
    remediation_steps="Set serverSideTokenCheck to true in every element of cognitoIdentityProviders.",
    url="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    remediate=remediate,
)
