"""cognito-pool-custom-auth-triple-clients.

A client that names no flows gets ALLOW_CUSTOM_AUTH from AWS, which is harmless without triggers; only what a
program says is held against it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.triggers.custom_auth_triple import TRIPLE
from cognito_policies.rules.triggers.functions import TRIGGERS, has_trigger
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, USER_POOL
from cognito_policies.values import UNKNOWN

_FLOWS: Final = frozenset({"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"})


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare each pool's triggers with what its clients allow."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, *APP_CLIENTS), "userPoolId", pools)
    for pool in pools:
        clients = links.of(pool)
        custom = any(has_trigger(pool, name) for name in TRIPLE)
        if not custom and pool.block(TRIGGERS) is not UNKNOWN:
            yield from _without_triggers(pool, clients.subjects)
        if custom and clients.subjects and not clients.maybe and all(map(_refuses, clients.subjects)):
            yield StackFinding(pool.urn, "the pool has triggers for custom authentication, but no client allows it")


def _without_triggers(pool: Subject, clients: Sequence[Subject]) -> Iterator[StackFinding]:
    for client in clients:
        flows = client.words("explicitAuthFlows")
        if flows and flows.known & _FLOWS:
            yield StackFinding(
                client.urn,
                f"explicitAuthFlows contains {', '.join(sorted(flows.known & _FLOWS))}, but the pool {pool.name}"
                " has no triggers for custom authentication",
            )


def _refuses(client: Subject) -> bool:
    flows = client.words("explicitAuthFlows")
    return flows is not None and flows.complete and bool(flows.known) and not flows.known & _FLOWS


RULE = Rule(
    id="cognito-pool-custom-auth-triple-clients",
    title="Clients and triggers agree on custom sign-in",
    description=(
        "App clients allow custom authentication where their user pool has the triggers for it, and only there."
    ),
    severity=Severity.MEDIUM,
    frameworks=("aws:ExplicitAuthFlows",),
    remediation_steps="Take ALLOW_CUSTOM_AUTH out of the client's explicitAuthFlows, or give the pool its triggers.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html",
    applies_to=(USER_POOL, *APP_CLIENTS),
    check_stack=check_stack,
)
