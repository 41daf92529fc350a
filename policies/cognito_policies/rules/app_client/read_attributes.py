"""cognito-client-read-attributes."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.app_client.grants import machine_only
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS

_NAME: Final = "readAttributes"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for the list; without one, AWS lets the app read all standard attributes."""
    if not machine_only(client) and client.words(_NAME) in (None, Words(frozenset())):
        yield f"{_NAME} is absent: the app gets every standard attribute, whether it needs it or not"


RULE = Rule(
    id="cognito-client-read-attributes",
    title="Apps read what they need",
    description="An app client lists the attributes it reads.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.CLIENT.ATTRRW.001", "aws:ReadAttributes"),
    remediation_steps="List in readAttributes what the app needs.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
)
