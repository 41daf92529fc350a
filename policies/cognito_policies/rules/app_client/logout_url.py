"""cognito-client-logout-url."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject, TextList
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.grants import grants

_NAME: Final = "logoutUrls"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check for a sign-out URL if users sign in with managed login."""
    if "code" in grants(client).known and client.texts(_NAME) in (None, TextList(frozenset())):
        yield f"{_NAME} is empty: apps can't end the browser session, and the next user of the browser is signed in"


RULE = Rule(
    id="cognito-client-logout-url",
    title="Users can sign out",
    description="An app client with the code grant has a URL for the redirect after sign-out.",
    severity=Severity.LOW,
    frameworks=("asvs:7.4.4", "stave:CTL.COGNITO.CLIENT.NOLOGOUT.001"),
    remediation_steps="Set logoutUrls, and redirect users to the logout endpoint when they sign out.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
)
