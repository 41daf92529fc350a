"""cognito-client-flow-separation.

A managed client's secret is not the program's: whether it has one can't be told.
"""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.app_client.grants import FLOWS, MACHINE, PEOPLE, grants
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, USER_POOL_CLIENT


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Look for grants of people and of machines in one client, and for what each of them needs."""
    flows = grants(client)
    if MACHINE in flows.known:
        mixed = sorted(flows.known & PEOPLE)
        if mixed:
            yield f"{FLOWS} contains {MACHINE} and {' and '.join(mixed)}: machines and people need clients of their own"
        if client.type == USER_POOL_CLIENT and client.flag("generateSecret") in (None, False):
            yield f"{FLOWS} contains {MACHINE}, but the client has no secret (generateSecret)"
    if flows.known and client.flag("allowedOauthFlowsUserPoolClient") in (None, False):
        yield f"{FLOWS} is set, but allowedOauthFlowsUserPoolClient is not true: AWS ignores or refuses the grants"


RULE = Rule(
    id="cognito-client-flow-separation",
    title="Machines and people have their own clients",
    description="An app client is for machines, with a secret, or for people, never for both.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:10.4.10",
        "stave:CTL.COGNITO.CLIENT.CLIENTCREDS.001",
        "stave:CTL.COGNITO.CLIENT.NOSECRET.001",
    ),
    remediation_steps=(
        "Make a client with allowedOauthFlows client_credentials and generateSecret true for machines, another with"
        " code for people, each with allowedOauthFlowsUserPoolClient true."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
    applies_to=APP_CLIENTS,
    check=check,
)
