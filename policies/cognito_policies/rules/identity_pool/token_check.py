"""cognito-idpool-token-check."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_POOL
from cognito_policies.values import shown

_PROVIDERS = "cognitoIdentityProviders"


def check(pool: Subject, _options: Options) -> Iterator[str]:
    """Look at each user pool the identity pool trusts; absent means no check."""
    for index in pool.indices(_PROVIDERS):
        checked = pool.flag(_PROVIDERS, index, "serverSideTokenCheck")
        if checked in (None, False):
            yield (
                f"{_PROVIDERS}[{index}].serverSideTokenCheck is {shown(checked)}: a user who was signed out"
                " everywhere or deleted still gets credentials until the token expires"
            )


def remediate(pool: Subject, _options: Options) -> Iterator[Edit]:
    """Turn the check on for each."""
    for index in pool.indices(_PROVIDERS):
        yield SetValue((_PROVIDERS, index, "serverSideTokenCheck"), True)


RULE = Rule(
    id="cognito-idpool-token-check",
    title="Tokens are checked with the user pool",
    description="An identity pool asks the user pool whether a token still counts before it gives credentials.",
    severity=Severity.MEDIUM,
    frameworks=("aws:ServerSideTokenCheck",),
    remediation_steps="Set serverSideTokenCheck to true in every element of cognitoIdentityProviders.",
    url="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html",
    applies_to=(IDENTITY_POOL,),
    check=check,
    remediate=remediate,
)
