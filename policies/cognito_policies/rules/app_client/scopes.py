"""cognito-client-scopes."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS

SCOPES: Final = "allowedOauthScopes"
_ADMIN: Final = "aws.cognito.signin.user.admin"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Look for the scope that lets a token change its user."""
    scopes = client.words(SCOPES)
    if scopes and _ADMIN in scopes.known and not options.flag("allowUserAdmin"):
        yield f"{SCOPES} contains {_ADMIN}: a stolen access token changes the user's attributes, factors and password"


RULE = Rule(
    id="cognito-client-scopes",
    title="Access tokens do not manage the account",
    description="An app client's tokens give no access to the user's own account at Cognito.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.11", "stave:CTL.COGNITO.CLIENT.ALLSCOPES.001"),
    remediation_steps="Take aws.cognito.signin.user.admin out of allowedOauthScopes.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
    options=(
        FlagOption(
            name="allowUserAdmin",
            description="Accept aws.cognito.signin.user.admin, for apps in which people manage their account.",
            default=False,
        ),
    ),
)
