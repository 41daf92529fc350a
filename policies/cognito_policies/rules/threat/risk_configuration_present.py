"""cognito-risk-compromised-credentials-present.

What the risk configuration says is judged by the rules about it; this one is about pools that have none.
A configuration for single clients only leaves the others without.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.threat.modes import MODE
from cognito_policies.subject import Subject
from cognito_policies.tokens import RISK_CONFIGURATION, USER_POOL


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the risk configuration of every pool that enforces threat protection."""
    pools = [pool for pool in of_type(subjects, USER_POOL) if pool.text(*MODE) == "ENFORCED"]
    links = Links(of_type(subjects, RISK_CONFIGURATION), "userPoolId", of_type(subjects, USER_POOL))
    for pool in pools:
        risks = links.of(pool)
        for_all = [risk for risk in risks.subjects if risk.peek("clientId") in (None, "")]
        if not for_all and not risks.maybe:
            yield StackFinding(
                pool.urn, "threat protection is enforced, but no risk configuration says what to do about a threat"
            )


RULE = Rule(
    id="cognito-risk-compromised-credentials-present",
    title="Enforced means that something is done",
    description="A user pool that enforces threat protection has a risk configuration.",
    severity=Severity.MEDIUM,
    frameworks=("prowler:cognito_user_pool_blocks_compromised_credentials_sign_in_attempts", "asvs:6.2.12"),
    remediation_steps="Add an aws.cognito.RiskConfiguration with the pool's id and no client id.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html",
    applies_to=(USER_POOL, RISK_CONFIGURATION),
    check_stack=check_stack,
)
