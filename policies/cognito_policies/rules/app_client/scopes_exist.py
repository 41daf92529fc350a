"""cognito-client-scopes-exist."""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.app_client.scopes import SCOPES
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, RESOURCE_SERVER
from cognito_policies.values import UNKNOWN

_FEW: Final = 2


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare the scopes of each client with those of the stack's resource servers."""
    servers = [subject for subject in subjects if subject.type == RESOURCE_SERVER]
    offered = {scope for server in servers for scope in _scopes(server)}
    known = {scope for scope in offered if isinstance(scope, str)}
    for client in (subject for subject in subjects if subject.type in APP_CLIENTS):
        scopes = client.words(SCOPES)
        custom = {scope for scope in scopes.known if "/" in scope} if scopes else set()
        absent = sorted(custom - known)
        if absent and UNKNOWN not in offered:
            yield StackFinding(client.urn, f"{SCOPES} contains {', '.join(absent)}, which no resource server offers")
        if len(known) >= _FEW and known <= custom:
            yield StackFinding(client.urn, f"{SCOPES} contains every scope there is: {', '.join(sorted(known))}")


def _scopes(server: Subject) -> Iterator[object]:
    """Yield a server's scopes by their full names, UNKNOWN where there is one whose name is not known."""
    identifier = server.text("identifier")
    if server.value("scopes") is UNKNOWN:
        yield UNKNOWN
    for index in server.indices("scopes"):
        name = server.text("scopes", index, "scopeName")
        yield UNKNOWN if UNKNOWN in (identifier, name) else f"{identifier}/{name}"


RULE = Rule(
    id="cognito-client-scopes-exist",
    title="Clients ask for scopes that exist, and not for all",
    description="An app client's custom scopes exist in a resource server, and it does not have all of them.",
    severity=Severity.MEDIUM,
    frameworks=("asvs:10.4.11", "stave:CTL.COGNITO.GHOST.RESOURCESRV.001", "stave:CTL.COGNITO.CLIENT.ALLSCOPES.001"),
    remediation_steps=(
        "List in allowedOauthScopes what the app needs, in the spelling identifier/scope of a resource server."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    applies_to=(*APP_CLIENTS, RESOURCE_SERVER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
