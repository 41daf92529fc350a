"""cognito-client-refresh-rotation."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, EditList, SetValue
from cognito_policies.model.options import IntegerOption, Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.app_client.grants import machine_only

_BLOCK: Final = "refreshTokenRotation"
_GRACE: Final = (_BLOCK, "retryGracePeriodSeconds")
_FLOW: Final = "ALLOW_REFRESH_TOKEN_AUTH"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Check rotation, and that the flow without rotation is off; machine clients have no refresh tokens."""
    if machine_only(client):
        return
    feature = client.text(_BLOCK, "feature")
    if feature is UNKNOWN:
        return
    if feature != "ENABLED":
        given = format_value(feature)
        yield f"{_BLOCK}.feature is {given}: a stolen refresh token can be used until it expires, unnoticed"
        return
    grace = client.integer(*_GRACE)
    longest = options.integer("maxGraceSeconds")
    if isinstance(grace, int) and grace > longest:
        yield (
            f"{'.'.join(_GRACE)} is {grace} seconds; the limit is {longest} (option maxGraceSeconds): a used refresh"
            " token still works during that time"
        )
    flows = client.texts("explicitAuthFlows")
    if flows and _FLOW in flows.known:
        yield f'explicitAuthFlows has "{_FLOW}", which AWS refuses together with refresh token rotation'


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Turn rotation on and remove the flow that AWS doesn't allow with it."""
    yield SetValue((_BLOCK, "feature"), "ENABLED")
    grace = client.integer(*_GRACE)
    if isinstance(grace, int) and grace > options.integer("maxGraceSeconds"):
        yield SetValue(_GRACE, options.integer("maxGraceSeconds"))
    yield EditList(("explicitAuthFlows",), remove=frozenset({_FLOW}))


RULE = Rule(
    id="cognito-client-refresh-rotation",
    title="Refresh tokens are rotated",
    description="An app client rotates refresh tokens, so that using a stolen one is detected.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.5", "stave:CTL.COGNITO.TOKEN.REFRESHNOROT.001"),
    remediation_steps=(
        'Set refreshTokenRotation.feature to "ENABLED", remove "ALLOW_REFRESH_TOKEN_AUTH" from explicitAuthFlows, and'
        " refresh with GetTokensFromRefreshToken in the app."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        IntegerOption(
            name="maxGraceSeconds",
            description="How many seconds a used refresh token still works, for retries.",
            default=60,
            minimum=0,
            maximum=60,
        ),
    ),
)
