"""cognito-client-scopes."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS

SCOPES: Final = "allowedOauthScopes"
_ADMIN: Final = "aws.cognito.signin.user.admin"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Check for the scope with which a token can change its user."""
    scopes = client.texts(SCOPES)
    if scopes and _ADMIN in scopes.known and not options.boolean("allowUserAdmin"):
        yield f'{SCOPES} has "{_ADMIN}": a stolen access token can change the attributes and the password of the user'


RULE = Rule(
    id="cognito-client-scopes",
    title="Access tokens can't change the account",
    description="An app client's access tokens can't change the account of the user in Cognito.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.11", "stave:CTL.COGNITO.CLIENT.ALLSCOPES.001"),
    remediation_steps='Remove "aws.cognito.signin.user.admin" from allowedOauthScopes.',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
    options=(
        BooleanOption(
            name="allowUserAdmin",
            description="Accept aws.cognito.signin.user.admin, for apps in which users manage their account.",
            default=False,
        ),
    ),
)
