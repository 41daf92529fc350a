"""cognito-client-flow-separation.

A managed client has no `generateSecret` input, so the rule can't check whether it has a secret.
"""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.model.values import quoted
from cognito_policies.rules.app_client.grants import FLOWS, MACHINE_GRANT, USER_GRANTS, grants


def check(client: Subject, _options: Options) -> Iterator[str]:
    """Check that a client has either machine or user grants, and what each of them needs."""
    flows = grants(client)
    if MACHINE_GRANT in flows.known:
        mixed = sorted(flows.known & USER_GRANTS)
        if mixed:
            yield (
                f"{FLOWS} has {quoted([MACHINE_GRANT, *mixed])}: AWS refuses client_credentials beside another grant;"
                " use a separate app client for machine access"
            )
        if client.type == USER_POOL_CLIENT and client.boolean("generateSecret") in (None, False):
            yield f'{FLOWS} has "{MACHINE_GRANT}", which needs a client secret: set generateSecret to true'
    if flows.known and client.boolean("allowedOauthFlowsUserPoolClient") in (None, False):
        yield f"{FLOWS} is set, but allowedOauthFlowsUserPoolClient is not true: the grants don't work"


RULE = Rule(
    id="cognito-client-flow-separation",
    title="Machines and users have separate app clients",
    description="An app client is either for machine access, with a secret, or for user sign-in.",
    severity=Severity.HIGH,
    frameworks=(
        "asvs:10.4.10",
        "stave:CTL.COGNITO.CLIENT.CLIENTCREDS.001",
        "stave:CTL.COGNITO.CLIENT.NOSECRET.001",
    ),
    remediation_steps=(
        "Use two app clients with allowedOauthFlowsUserPoolClient true: one with allowedOauthFlows"
        ' ["client_credentials"] and generateSecret true, one with allowedOauthFlows ["code"].'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
    applies_to=APP_CLIENTS,
    check=check,
)
