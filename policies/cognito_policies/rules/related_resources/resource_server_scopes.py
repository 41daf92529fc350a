"""cognito-resource-server-scopes."""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.lookup.by_pool import pool_key
from cognito_policies.lookup.index import Index
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import APP_CLIENTS, RESOURCE_SERVER, USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value, quoted

_SCOPES: Final = "scopes"
_ALL: Final = frozenset({"*", "all"})


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check the scopes of each resource server, their clients, and machine clients without a resource server."""
    servers = of_type(subjects, RESOURCE_SERVER)
    clients = of_type(subjects, *APP_CLIENTS)
    asked = _Asked(clients)
    for server in servers:
        for message in (*_own(server), *_used(server, asked)):
            yield StackFinding(server.urn, message)
    pools = Index(of_type(subjects, USER_POOL))
    served = {repr(pool_key(server, pools)) for server in servers}
    for client in clients:
        flows = client.texts("allowedOauthFlows")
        key = pool_key(client, pools)
        if not flows or "client_credentials" not in flows.known or (served & {repr(key), repr(None)}):
            continue
        if key is None and served:
            client.value("userPoolId")
        else:
            yield StackFinding(
                client.urn,
                'allowedOauthFlows has "client_credentials", but the pool has no resource server',
            )


class _Asked:
    """The scopes of all clients."""

    def __init__(self, clients: Sequence[Subject]) -> None:
        words = [client.texts("allowedOauthScopes") for client in clients]
        self.servers = {scope.rpartition("/")[0] for each in words if each for scope in each.known}
        self.origins = {urn for one in clients for urn in one.property_dependencies.get("allowedOauthScopes", ())}
        self.complete = all(each is None or each.complete for each in words)


def _own(server: Subject) -> Iterator[str]:
    if server.peek(_SCOPES) is UNKNOWN:
        server.value(_SCOPES)
        return
    indices = server.indices(_SCOPES)
    if len(indices) < 2:  # noqa: PLR2004 -- one scope for all rights separates nothing
        yield f"{_SCOPES} has {len(indices)} element{'' if len(indices) == 1 else 's'}: add one scope for each right"
    names = [server.text(_SCOPES, index, "scopeName") for index in indices]
    everything = [name for name in names if isinstance(name, str) and name.lower() in _ALL]
    if everything:
        yield f"{_SCOPES} has {quoted(everything)}, a scope for all rights: add one scope for each right"


def _used(server: Subject, asked: _Asked) -> Iterator[str]:
    identifier = server.text("identifier")
    if isinstance(identifier, str) and identifier not in asked.servers and server.urn not in asked.origins:
        if asked.complete:
            yield f"identifier is {format_value(identifier)}, and no app client has a scope of it"
        else:
            server.add_unknown("identifier", "clients")


RULE = Rule(
    id="cognito-resource-server-scopes",
    title="Scopes separate rights",
    description="A resource server has several scopes, none for all rights, and an app client that uses them.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.RESOURCESRV.BROADSCOPE.001", "stave:CTL.COGNITO.ORPHAN.RESOURCESRV.001"),
    remediation_steps=(
        "Add a scope for each right (read, write …) to the resource server, and the scopes that it needs to each"
        " app client."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    applies_to=(RESOURCE_SERVER, USER_POOL, *APP_CLIENTS),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
