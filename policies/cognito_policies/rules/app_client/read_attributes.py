"""cognito-client-read-attributes."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject, TextList
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.grants import machine_only

_NAME: Final = "readAttributes"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check for the list; without one, an app can read all standard attributes."""
    if not machine_only(client) and client.texts(_NAME) in (None, TextList(frozenset())):
        yield f"{_NAME} is not set: the app can read all standard attributes of its users"


RULE = Rule(
    id="cognito-client-read-attributes",
    title="Apps read only what they need",
    description="An app client lists the attributes that the app can read.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.CLIENT.ATTRRW.001", "aws:ReadAttributes"),
    remediation_steps="List the attributes that the app needs in readAttributes.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=APP_CLIENTS,
    check=check,
    level=Level.ADVISORY,
)
