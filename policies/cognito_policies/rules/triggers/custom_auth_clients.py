"""cognito-pool-custom-auth-triple-clients.

Without explicitAuthFlows, AWS allows ALLOW_CUSTOM_AUTH, which is harmless without triggers; only flows in the program
are checked.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value, quoted
from cognito_policies.rules.triggers.custom_auth_triple import TRIPLE
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger

_FLOWS: Final = frozenset({"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"})


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare the triggers of each pool with the flows of its clients."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, *APP_CLIENTS), "userPoolId", pools)
    for pool in pools:
        clients = links.of(pool)
        custom = any(has_trigger(pool, name) for name in TRIPLE)
        if not custom and pool.block(TRIGGERS) is not UNKNOWN:
            yield from _without_triggers(pool, clients.subjects)
        if custom and clients.subjects and not clients.maybe and all(map(_refuses, clients.subjects)):
            yield StackFinding(
                pool.urn, 'custom authentication triggers are set, but no app client has "ALLOW_CUSTOM_AUTH"'
            )


def _without_triggers(pool: Subject, clients: Sequence[Subject]) -> Iterator[StackFinding]:
    for client in clients:
        flows = client.texts("explicitAuthFlows")
        if flows and flows.known & _FLOWS:
            yield StackFinding(
                client.urn,
                f"explicitAuthFlows has {quoted(sorted(flows.known & _FLOWS))}, but pool {format_value(pool.name)} has"
                " no custom authentication triggers",
            )


def _refuses(client: Subject) -> bool:
    flows = client.texts("explicitAuthFlows")
    return flows is not None and flows.complete and bool(flows.known) and not flows.known & _FLOWS


RULE = Rule(
    id="cognito-pool-custom-auth-triple-clients",
    title="Clients and triggers agree on custom auth",
    description=("App clients allow custom authentication if, and only if, their user pool has the triggers for it."),
    severity=Severity.MEDIUM,
    frameworks=("aws:ExplicitAuthFlows",),
    remediation_steps=(
        'Remove "ALLOW_CUSTOM_AUTH" from explicitAuthFlows, or add the triggers to lambdaConfig of the pool.'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html",
    applies_to=(USER_POOL, *APP_CLIENTS),
    check_stack=check_stack,
)
