"""The CloudWatch metrics of user pools, with the dimensions that AWS documents: with others no alarm goes off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi

NAMESPACE = "AWS/Cognito"
PERIOD_SECONDS = 300
"""AWS publishes these metrics every five minutes."""
METRICS_PER_ALARM = 10
"""AWS's limit for one alarm on a metric math expression."""
ADMIN = "Admin"
"""The `UserPoolClient` of users that administrators create."""
OPERATIONS = ("SignIn", "SignUp", "PasswordChange")
RISK_LEVELS = ("High", "Medium", "Low")
"""The values of AWS's `RiskLevelType`; dimension values are case-sensitive."""

_GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
_USAGE = f"{_GUIDE}/metrics-for-cognito-user-pools.html"
_RISKS = f"{_GUIDE}/user-pool-settings-viewing-threat-protection-metrics.html"
_BY_CLIENT = ("UserPool", "UserPoolClient")
_BY_PROVIDER = ("UserPool", "UserPoolClient", "IdentityProvider")
_BY_RISK = ("Operation", "RiskLevel", "UserPoolId")
_BY_REQUEST = ("Operation", "UserPoolId")


@dataclass(frozen=True)
class Metric:
    """A metric's dimensions, its statistic and the URL of AWS's documentation."""

    dimensions: tuple[str, ...]
    statistic: str
    source: str


METRICS: Mapping[str, Metric] = {
    "SignUpSuccesses": Metric(_BY_CLIENT, "Average", _USAGE),
    "SignUpThrottles": Metric(_BY_CLIENT, "Sum", _USAGE),
    "SignInSuccesses": Metric(_BY_CLIENT, "Average", _USAGE),
    "SignInThrottles": Metric(_BY_CLIENT, "Sum", _USAGE),
    "TokenRefreshSuccesses": Metric(_BY_CLIENT, "Average", _USAGE),
    "TokenRefreshThrottles": Metric(_BY_CLIENT, "Sum", _USAGE),
    "FederationSuccesses": Metric(_BY_PROVIDER, "Average", _USAGE),
    "FederationThrottles": Metric(_BY_PROVIDER, "Sum", _USAGE),
    "CompromisedCredentialRisk": Metric(_BY_RISK, "Sum", _RISKS),
    "AccountTakeoverRisk": Metric(_BY_RISK, "Sum", _RISKS),
    "OverrideBlock": Metric(_BY_RISK, "Sum", _RISKS),
    "Risk": Metric(_BY_REQUEST, "Sum", _RISKS),
    "NoRisk": Metric(_BY_REQUEST, "Sum", _RISKS),
}
"""Every metric of `AWS/Cognito`."""


@dataclass(frozen=True)
class Series:
    """A metric with values for its dimensions."""

    metric: str
    values: Mapping[str, pulumi.Input[str]]

    def query(self, query_id: str) -> dict[str, Any]:
        """Return an item of an alarm's `metric_queries`, for use in a math expression."""
        metric = METRICS[self.metric]
        return {
            "id": query_id,
            "metric": {
                "namespace": NAMESPACE,
                "metric_name": self.metric,
                "dimensions": {name: self.values[name] for name in metric.dimensions},
                "period": PERIOD_SECONDS,
                "stat": metric.statistic,
            },
            "return_data": False,
        }


def client_throttles(pool: pulumi.Input[str], client: pulumi.Input[str]) -> list[Series]:
    """Return the series for an app client's throttled requests, except federated sign-ins."""
    values = {"UserPool": pool, "UserPoolClient": client}
    return [Series(metric, values) for metric in ("SignInThrottles", "SignUpThrottles", "TokenRefreshThrottles")]


def admin_throttles(pool: pulumi.Input[str]) -> Series:
    """Return the series for administrators' throttled requests, which have no app client."""
    return Series("SignUpThrottles", {"UserPool": pool, "UserPoolClient": ADMIN})


def federation_throttles(
    pool: pulumi.Input[str], clients: Sequence[pulumi.Input[str]], providers: Sequence[pulumi.Input[str]]
) -> list[Series]:
    """Return the series for throttled sign-ins, by client and identity provider."""
    return [
        Series("FederationThrottles", {"UserPool": pool, "UserPoolClient": client, "IdentityProvider": provider})
        for client in clients
        for provider in providers
    ]


def compromised_credentials(pool: pulumi.Input[str]) -> list[Series]:
    """Return the series for leaked passwords, by operation and risk level."""
    return [
        Series("CompromisedCredentialRisk", {"UserPoolId": pool, "Operation": operation, "RiskLevel": level})
        for operation in OPERATIONS
        for level in RISK_LEVELS
    ]


def sign_in_successes(pool: pulumi.Input[str], client: pulumi.Input[str]) -> Series:
    """Return the series for an app client's sign-ins: 1 for success, 0 for failure."""
    return Series("SignInSuccesses", {"UserPool": pool, "UserPoolClient": client})


def in_alarms(series: Sequence[Series]) -> list[Sequence[Series]]:
    """Return the series in groups that each fit into one alarm."""
    return [series[start : start + METRICS_PER_ALARM] for start in range(0, len(series), METRICS_PER_ALARM)]


def total(series: Sequence[Series], query_id: str, label: str) -> list[dict[str, Any]]:
    """Return the `metric_queries` for the sum of the series."""
    queries = [one.query(f"m{index}") for index, one in enumerate(series)]
    return [*queries, {"id": query_id, "expression": "SUM(METRICS())", "label": label, "return_data": True}]
