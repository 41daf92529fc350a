"""cognito-client-logout-url."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.app_client.grants import grants
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS

_NAME: Final = "logoutUrls"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for a way out where people come in by a browser."""
    if "code" in grants(client).known and client.words(_NAME) in (None, Words(frozenset())):
        yield f"{_NAME} is empty: the session in the browser outlives the app's, and the next person is signed in"


RULE = Rule(
    id="cognito-client-logout-url",
    title="People can sign out",
    description="An app client with the code grant has an address to go to after signing out.",
    severity=Severity.LOW,
    frameworks=("asvs:7.4.4", "stave:CTL.COGNITO.CLIENT.NOLOGOUT.001"),
    remediation_steps="Set logoutUrls, and send people to the logout endpoint when they sign out.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
)
