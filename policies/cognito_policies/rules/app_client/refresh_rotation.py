"""cognito-client-refresh-rotation."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, EditWords, SetValue
from cognito_policies.options import Options, WholeOption
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.app_client.grants import machine_only
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS
from cognito_policies.values import UNKNOWN, shown

_BLOCK: Final = "refreshTokenRotation"
_GRACE: Final = (_BLOCK, "retryGracePeriodSeconds")
_FLOW: Final = "ALLOW_REFRESH_TOKEN_AUTH"


def check(client: Subject, options: Options) -> Iterator[str]:
    """Look at the rotation, and at the flow that goes around it; a client for machines has no refresh tokens."""
    if machine_only(client):
        return
    feature = client.text(_BLOCK, "feature")
    if feature is UNKNOWN:
        return
    if feature != "ENABLED":
        yield f'{_BLOCK}.feature is {shown(feature)}; it must be "ENABLED": a copied refresh token goes unnoticed'
        return
    grace = client.whole(*_GRACE)
    longest = options.whole("maxGraceSeconds")
    if isinstance(grace, int) and grace > longest:
        yield f"{'.'.join(_GRACE)} is {grace}: a used refresh token works that long; at most {longest} are allowed"
    flows = client.words("explicitAuthFlows")
    if flows and _FLOW in flows.known:
        yield f"explicitAuthFlows contains {_FLOW}, which AWS refuses together with rotation"


def remediate(client: Subject, options: Options) -> Iterator[Edit]:
    """Turn rotation on and take out the flow that excludes it."""
    yield SetValue((_BLOCK, "feature"), "ENABLED")
    grace = client.whole(*_GRACE)
    if isinstance(grace, int) and grace > options.whole("maxGraceSeconds"):
        yield SetValue(_GRACE, options.whole("maxGraceSeconds"))
    yield EditWords(("explicitAuthFlows",), remove=frozenset({_FLOW}))


RULE = Rule(
    id="cognito-client-refresh-rotation",
    title="Refresh tokens are used once",
    description="An app client rotates its refresh tokens, so that a stolen one shows.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.5", "stave:CTL.COGNITO.TOKEN.REFRESHNOROT.001"),
    remediation_steps=(
        "Set refreshTokenRotation.feature to ENABLED, take ALLOW_REFRESH_TOKEN_AUTH out of explicitAuthFlows, and"
        " refresh with GetTokensFromRefreshToken."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
    options=(
        WholeOption(
            name="maxGraceSeconds",
            description="The seconds a used refresh token may still work, for retries.",
            default=60,
            minimum=0,
            maximum=60,
        ),
    ),
)
