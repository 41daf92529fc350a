"""cognito-client-auth-session."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS

_NAME: Final = "authSessionValidity"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the minutes with the limit; absent means 3."""
    minutes = client.whole(_NAME)
    if isinstance(minutes, int) and minutes > options.whole("maxMinutes"):
        yield f"{_NAME} is {minutes} minutes; at most {options.whole('maxMinutes')} are allowed"


def remediate(_client: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest time that is allowed."""
    yield SetValue((_NAME,), options.whole("maxMinutes"))


RULE = Rule(
    id="cognito-client-auth-session",
    title="Sign-ins do not stay half-done",
    description="An app client gives people 10 minutes at most between the steps of a sign-in.",
    severity=Severity.LOW,
    frameworks=("asvs:6.5.5", "aws:AuthSessionValidity"),
    remediation_steps="Set authSessionValidity to 10 minutes or less; AWS's default is 3.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        WholeOption(
            name="maxMinutes",
            description="The minutes a step of a sign-in may take.",
            default=10,
            minimum=3,
            maximum=15,
        ),
    ),
)
