"""cognito-client-auth-session."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS

_NAME: Final = "authSessionValidity"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the minutes with the limit; absent means 3."""
    minutes = client.integer(_NAME)
    if isinstance(minutes, int) and minutes > options.integer("maxMinutes"):
        longest = options.integer("maxMinutes")
        yield f"{_NAME} is {minutes} minutes; the limit is {longest} (option maxMinutes)"


def remediate(_client: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest time allowed."""
    yield SetValue((_NAME,), options.integer("maxMinutes"))


RULE = Rule(
    id="cognito-client-auth-session",
    title="Sign-in steps expire soon",
    description="An app client allows at most 10 minutes between the steps of a sign-in.",
    severity=Severity.LOW,
    frameworks=("asvs:6.5.5", "aws:AuthSessionValidity"),
    remediation_steps="Set authSessionValidity to 10 minutes or less; AWS's default is 3.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        IntegerOption(
            name="maxMinutes",
            description="The longest time for one step of a sign-in, in minutes.",
            default=10,
            minimum=3,
            maximum=15,
        ),
    ),
)
