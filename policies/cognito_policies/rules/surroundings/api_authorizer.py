"""cognito-api-authorizer."""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import API_METHOD
from cognito_policies.values import UNKNOWN, shown


def check(method: Subject, _options: Options) -> Iterator[str]:
    """Look at who may call; browsers ask by OPTIONS before they have a token."""
    verb = method.text("httpMethod")
    if isinstance(verb, str) and verb.upper() == "OPTIONS":
        return
    authorization = method.text("authorization")
    if authorization is UNKNOWN:
        return
    if authorization != "COGNITO_USER_POOLS":
        yield f"authorization is {shown(authorization)}: no user pool's token is asked for"
        return
    scopes = method.words("authorizationScopes")
    if not (scopes and (scopes.known or not scopes.complete)):
        yield "authorizationScopes is empty: an ID token will do, and every access token of the pool"


RULE = Rule(
    id="cognito-api-authorizer",
    title="APIs ask for tokens",
    description="A method of a REST API asks for a user pool's access token with a scope.",
    severity=Severity.MEDIUM,
    frameworks=("cdk-nag:COG4",),
    remediation_steps=(
        "Set authorization to COGNITO_USER_POOLS, authorizerId to the pool's authorizer, and authorizationScopes."
    ),
    url="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
    applies_to=(API_METHOD,),
    check=check,
    level=Level.DISABLED,
)
