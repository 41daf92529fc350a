"""cognito-risk-compromised-credentials-present.

The rule reports pools without a risk configuration; other rules check its content. A configuration with a client id
applies to that client only.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import RISK_CONFIGURATION, USER_POOL
from cognito_policies.rules.threat_protection.modes import MODE


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check for a risk configuration of each pool that enforces threat protection."""
    pools = [pool for pool in of_type(subjects, USER_POOL) if pool.text(*MODE) == "ENFORCED"]
    links = Links(of_type(subjects, RISK_CONFIGURATION), "userPoolId", of_type(subjects, USER_POOL))
    for pool in pools:
        risks = links.of(pool)
        for_all = [risk for risk in risks.subjects if risk.peek("clientId") in (None, "")]
        if not for_all and not risks.maybe:
            yield StackFinding(
                pool.urn, "no RiskConfiguration without clientId, so enforced threat protection has no actions"
            )


RULE = Rule(
    id="cognito-risk-compromised-credentials-present",
    title="Threat protection has actions",
    description="A user pool that enforces threat protection has a risk configuration.",
    severity=Severity.MEDIUM,
    frameworks=("prowler:cognito_user_pool_blocks_compromised_credentials_sign_in_attempts", "asvs:6.2.12"),
    remediation_steps="Add an aws.cognito.RiskConfiguration with userPoolId and without clientId.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html",
    applies_to=(USER_POOL, RISK_CONFIGURATION),
    check_stack=check_stack,
)
