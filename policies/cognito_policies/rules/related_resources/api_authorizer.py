"""cognito-api-authorizer."""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import API_METHOD
from cognito_policies.model.values import UNKNOWN, format_value


def check(method: Subject, _options: Options) -> Iterator[str]:
    """Check the authorization; browsers call OPTIONS without a token."""
    verb = method.text("httpMethod")
    if isinstance(verb, str) and verb.upper() == "OPTIONS":
        return
    authorization = method.text("authorization")
    if authorization is UNKNOWN:
        return
    if authorization != "COGNITO_USER_POOLS":
        yield f"authorization is {format_value(authorization)}: the method accepts calls without a user pool token"
        return
    scopes = method.texts("authorizationScopes")
    if not (scopes and (scopes.known or not scopes.complete)):
        yield "authorizationScopes is empty: the method accepts ID tokens, and all access tokens of the pool"


RULE = Rule(
    id="cognito-api-authorizer",
    title="REST APIs require access tokens",
    description="A method of a REST API requires an access token of a user pool with a scope.",
    severity=Severity.MEDIUM,
    frameworks=("cdk-nag:COG4",),
    remediation_steps=(
        'Set authorization to "COGNITO_USER_POOLS", authorizerId to an aws.apigateway.Authorizer of the pool, and'
        " authorizationScopes."
    ),
    url="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
    applies_to=(API_METHOD,),
    check=check,
    level=Level.DISABLED,
)
