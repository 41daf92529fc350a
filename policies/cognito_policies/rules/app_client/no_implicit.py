"""cognito-client-no-implicit."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, EditList
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, TextList
from cognito_policies.model.tokens import APP_CLIENTS

_FLOWS = "allowedOauthFlows"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check for the implicit grant; without the property, there is none."""
    flows = client.texts(_FLOWS)
    if flows and "implicit" in flows.known:
        yield f'{_FLOWS} has "implicit": tokens are in the redirect URL, and end up in browser histories and logs'


def remediate(client: Subject, _options: Options) -> Iterator[Edit]:
    """Remove the implicit grant; add the code grant if there was no other."""
    only = client.texts(_FLOWS) == TextList(frozenset({"implicit"}))
    yield EditList((_FLOWS,), remove=frozenset({"implicit"}), add=("code",) if only else ())


RULE = Rule(
    id="cognito-client-no-implicit",
    title="No implicit grant",
    description="An app client does not use the OAuth implicit grant.",
    severity=Severity.HIGH,
    frameworks=("asvs:10.4.4", "stave:CTL.COGNITO.CLIENT.IMPLICITFLOW.001"),
    remediation_steps='In allowedOauthFlows, replace "implicit" with "code", and use PKCE in the app.',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
)
