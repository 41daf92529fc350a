"""cognito-client-access-ttl."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.app_client.lifetimes import ACCESS, UNITS
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the life of access tokens with the limit."""
    return ACCESS.problems(client, options.whole("maxMinutes") * UNITS["minutes"])


def remediate(_client: Subject, options: Options) -> Iterator[Edit]:
    """Let them live as long as is allowed."""
    return ACCESS.set(options.whole("maxMinutes"), "minutes")


RULE = Rule(
    id="cognito-client-access-ttl",
    title="Access tokens are short-lived",
    description="An app client's access tokens live an hour at most.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:7.3.2", "stave:CTL.COGNITO.CLIENT.ACCESSTTL.001"),
    remediation_steps=(
        "Set accessTokenValidity with its unit in tokenValidityUnits.accessToken; a number without a unit counts hours."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        WholeOption(
            name="maxMinutes",
            description="The minutes access tokens may live; Cognito's own limits are 5 minutes and a day.",
            default=60,
            minimum=5,
            maximum=1440,
        ),
    ),
)
