"""cognito-client-analytics."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS

_PATH: Final = ("analyticsConfiguration", "userDataShared")


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for the flag; absent means no."""
    if client.flag(*_PATH) is True:
        yield f"{'.'.join(_PATH)} is true: people's attributes go into Amazon Pinpoint's endpoints"


def remediate(_client: Subject, _options: Options) -> Iterator[Edit]:
    """Keep people's data out of the statistics."""
    yield SetValue(_PATH, False)


RULE = Rule(
    id="cognito-client-analytics",
    title="Statistics know no names",
    description="An app client does not share people's data with its analytics.",
    severity=Severity.LOW,
    frameworks=("aws:AnalyticsConfiguration",),
    remediation_steps="Set analyticsConfiguration.userDataShared to false.",
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AnalyticsConfigurationType.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
