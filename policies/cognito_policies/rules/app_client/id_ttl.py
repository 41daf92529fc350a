"""cognito-client-id-ttl."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.token_lifetimes import ID, UNITS


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the validity of ID tokens with the limit."""
    return ID.problems(client, options.integer("maxMinutes") * UNITS["minutes"], "maxMinutes")


def remediate(_client: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest validity allowed."""
    return ID.set(options.integer("maxMinutes"), "minutes")


RULE = Rule(
    id="cognito-client-id-ttl",
    title="ID tokens are short-lived",
    description="An app client's ID tokens are valid for at most one hour.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:7.3.2", "stave:CTL.COGNITO.CLIENT.IDTTL.001"),
    remediation_steps=(
        "Set idTokenValidity, and its unit in tokenValidityUnits.idToken; without a unit, it means hours."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        IntegerOption(
            name="maxMinutes",
            description="The longest validity of ID tokens, in minutes. Cognito accepts 5 minutes to one day.",
            default=60,
            minimum=5,
            maximum=1440,
        ),
    ),
)
