"""cognito-client-token-revocation."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check that revocation isn't turned off; AWS turns it on by default."""
    if client.boolean("enableTokenRevocation") is False:
        yield "enableTokenRevocation is false: a stolen refresh token can't be revoked and works until it expires"


def remediate(_client: Subject, _options: Options) -> Iterator[Edit]:
    """Turn revocation on."""
    yield SetValue(("enableTokenRevocation",), True)


RULE = Rule(
    id="cognito-client-token-revocation",
    title="Refresh tokens can be revoked",
    description="An app client's refresh tokens can be revoked.",
    severity=Severity.MEDIUM,
    frameworks=(
        "asvs:10.4.9",
        "prowler:cognito_user_pool_client_token_revocation_enabled",
        "stave:CTL.COGNITO.CLIENT.TOKEN.REVOCATION.001",
    ),
    remediation_steps="Remove enableTokenRevocation or set it to true.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
)
