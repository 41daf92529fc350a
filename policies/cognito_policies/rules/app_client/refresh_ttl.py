"""cognito-client-refresh-ttl."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.app_client.token_lifetimes import ACCESS, REFRESH, UNITS, format_duration


def check(client: Subject, options: Options) -> Iterator[str]:
    """Compare the validity of refresh tokens with the limit and with the validity of access tokens."""
    yield from _too_long(client, options)
    refresh, access = REFRESH.seconds(client), ACCESS.seconds(client)
    if refresh is not UNKNOWN and access is not UNKNOWN and 0 < refresh < access:
        yield (
            f"refreshTokenValidity is {format_duration(refresh)}, less than accessTokenValidity"
            f" ({format_duration(access)}): a refresh token would expire before the access token it renews"
        )


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Set the longest validity allowed. A validity that is too short is not changed: the program must choose it."""
    if any(_too_long(client, options)):
        yield from REFRESH.set(options.integer("maxDays"), "days")


def _too_long(client: Subject, options: Options) -> Iterator[str]:
    return REFRESH.problems(client, options.integer("maxDays") * UNITS["days"], "maxDays")


RULE = Rule(
    id="cognito-client-refresh-ttl",
    title="Refresh tokens expire",
    description="An app client's refresh tokens are valid for at most 30 days, and no shorter than its access tokens.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.8", "nist:2.2.3", "stave:CTL.COGNITO.CLIENT.REFRESHTTL.001"),
    remediation_steps=(
        "Set refreshTokenValidity, and its unit in tokenValidityUnits.refreshToken; without a unit, the number means"
        " days."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    options=(
        IntegerOption(
            name="maxDays",
            description="The longest validity of refresh tokens, in days.",
            default=30,
            minimum=1,
            maximum=3650,
        ),
    ),
)
