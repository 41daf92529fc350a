"""cognito-client-no-implicit."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, EditWords
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS

_FLOWS = "allowedOauthFlows"


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for the implicit grant; a client that names no flows has none."""
    flows = client.words(_FLOWS)
    if flows and "implicit" in flows.known:
        yield f'{_FLOWS} contains "implicit": tokens travel in the address bar and end up in histories and logs'


def remediate(client: Subject, _options: Options) -> Iterator[Edit]:
    """Take the implicit grant out; a client that had no other way to sign in gets the code grant."""
    only = client.words(_FLOWS) == Words(frozenset({"implicit"}))
    yield EditWords((_FLOWS,), remove=frozenset({"implicit"}), add=("code",) if only else ())


RULE = Rule(
    id="cognito-client-no-implicit",
    title="No implicit grant",
    description="An app client does not use the OAuth implicit grant.",
    severity=Severity.HIGH,
    frameworks=("asvs:10.4.4", "stave:CTL.COGNITO.CLIENT.IMPLICITFLOW.001"),
    remediation_steps='Use "code" with PKCE in allowedOauthFlows instead of "implicit".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
    applies_to=APP_CLIENTS,
    check=check,
    remediate=remediate,
)
