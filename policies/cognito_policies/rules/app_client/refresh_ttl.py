"""cognito-client-refresh-ttl."""

from collections.abc import Iterator

from cognito_policies.edits import Edit
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.app_client.lifetimes import ACCESS, REFRESH, UNITS, in_words
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS
from cognito_policies.values import UNKNOWN


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the life of refresh tokens with the limit, and with the access tokens they renew."""
    yield from _too_long(client, options)
    refresh, access = REFRESH.seconds(client), ACCESS.seconds(client)
    if refresh is not UNKNOWN and access is not UNKNOWN and 0 < refresh < access:
        yield f"refresh tokens live {in_words(refresh)}, less than the access tokens they renew ({in_words(access)})"


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Let them live as long as is allowed; a life that is too short is the owner's to choose."""
    if any(_too_long(client, options)):
        yield from REFRESH.set(options.whole("maxDays"), "days")


def _too_long(client: Subject, options: Options) -> Iterator[str]:
    return REFRESH.problems(client, options.whole("maxDays") * UNITS["days"])


RULE = Rule(
    id="cognito-client-refresh-ttl",
    title="Refresh tokens expire",
    description="An app client's refresh tokens live 30 days at most, and no less than its access tokens.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.8", "nist:2.2.3", "stave:CTL.COGNITO.CLIENT.REFRESHTTL.001"),
    remediation_steps=(
        "Set refreshTokenValidity with its unit in tokenValidityUnits.refreshToken; a number without a unit counts"
        " days."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        WholeOption(
            name="maxDays",
            description="The days refresh tokens may live.",
            default=30,
            minimum=1,
            maximum=3650,
        ),
    ),
)
