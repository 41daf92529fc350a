"""`components` and `policies` have the same CloudWatch metrics of Cognito."""

from typing import Any

from cognito_identity import UserPoolAlarms
from cognito_identity.alarms.metrics import METRICS, OPERATIONS, RISK_LEVELS
from cognito_identity.alarms.metrics import NAMESPACE as ALARMED
from cognito_policies import Resource
from cognito_policies.model.metrics import DIMENSIONS, NAMESPACE, VALUES
from cognito_policies.rules.related_resources.alarms import RULE
from tests.cognito_identity.engine import REGION, deploy
from tests.policies.checking import stack_outcome


def test_both_have_the_same_metrics() -> None:
    assert {name: set(metric.dimensions) for name, metric in METRICS.items()} == DIMENSIONS
    assert VALUES == {"Operation": OPERATIONS, "RiskLevel": RISK_LEVELS}
    assert NAMESPACE == ALARMED


def test_the_alarms_of_the_components_violate_no_rule() -> None:
    args: Any = {"user_pool_id": f"{REGION}_aBcDeFgH1", "client_id": "abc", "identity_providers": ["Google"]}
    made = deploy(lambda: UserPoolAlarms("watch", args)).of_type("MetricAlarm")
    alarms = [Resource(alarm.type, alarm.name, alarm.urn, alarm.inputs) for alarm in made]
    assert len(alarms) == 3
    assert stack_outcome(RULE, alarms).clean
