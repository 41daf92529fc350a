"""cognito-client-analytics."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS

_PATH: Final = ("analyticsConfiguration", "userDataShared")


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check the flag; absent means false."""
    if client.boolean(*_PATH) is True:
        yield f"{'.'.join(_PATH)} is true: Cognito copies users' attributes to Amazon Pinpoint"


def remediate(_client: Subject, _options: Options) -> Iterator[Edit]:
    """Keep user attributes out of analytics."""
    yield SetValue(_PATH, False)


RULE = Rule(
    id="cognito-client-analytics",
    title="Analytics without user attributes",
    description="An app client does not share user attributes with Amazon Pinpoint.",
    severity=Severity.LOW,
    frameworks=("aws:AnalyticsConfiguration",),
    remediation_steps="Set analyticsConfiguration.userDataShared to false.",
    url="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AnalyticsConfigurationType.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
