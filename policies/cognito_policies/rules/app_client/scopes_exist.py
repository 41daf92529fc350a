"""cognito-client-scopes-exist."""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS, RESOURCE_SERVER
from cognito_policies.model.values import UNKNOWN, quoted
from cognito_policies.rules.app_client.scopes import SCOPES

_FEW: Final = 2


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare the scopes of each client with the scopes of the resource servers in the stack."""
    servers = [subject for subject in subjects if subject.type == RESOURCE_SERVER]
    offered = {scope for server in servers for scope in _scopes(server)}
    known = {scope for scope in offered if isinstance(scope, str)}
    for client in (subject for subject in subjects if subject.type in APP_CLIENTS):
        scopes = client.texts(SCOPES)
        custom = {scope for scope in scopes.known if "/" in scope} if scopes else set()
        absent = sorted(custom - known)
        if absent and UNKNOWN not in offered:
            yield StackFinding(client.urn, f"{SCOPES} has {quoted(absent)}, which no resource server in this stack has")
        if len(known) >= _FEW and known <= custom:
            yield StackFinding(
                client.urn, f"{SCOPES} has all scopes of all resource servers ({quoted(sorted(known))}): remove some"
            )


def _scopes(server: Subject) -> Iterator[object]:
    """Yield the full names of a server's scopes; `UNKNOWN` for a computed name."""
    identifier = server.text("identifier")
    if server.value("scopes") is UNKNOWN:
        yield UNKNOWN
    for index in server.indices("scopes"):
        name = server.text("scopes", index, "scopeName")
        yield UNKNOWN if UNKNOWN in (identifier, name) else f"{identifier}/{name}"


RULE = Rule(
    id="cognito-client-scopes-exist",
    title="App clients have existing scopes, and not all",
    description="An app client's custom scopes exist in a resource server, and the client doesn't have all of them.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.11", "stave:CTL.COGNITO.GHOST.RESOURCESRV.001", "stave:CTL.COGNITO.CLIENT.ALLSCOPES.001"),
    remediation_steps=(
        "List the scopes that the app needs in allowedOauthScopes, each as identifier/scopeName of a resource server."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    applies_to=(*APP_CLIENTS, RESOURCE_SERVER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
