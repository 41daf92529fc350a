from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Level, Resource
from cognito_policies.model.tokens import METRIC_ALARM, METRIC_FILTER, USER_POOL
from cognito_policies.rules.related_resources.alarms import RULE
from tests.policies.checking import stack_outcome
from tests.policies.samples import ALARMING, UNKNOWN_TEXT, good_stack, urn_of


def violated(changes: Any = None, **more: Any) -> list[str]:
    return stack_outcome(RULE, good_stack(changes, **more)).violated


def test_it_is_off_unless_asked_for() -> None:
    assert RULE.level is Level.DISABLED


def test_every_event_raises_an_alarm() -> None:
    assert stack_outcome(RULE, good_stack()).clean


@pytest.mark.parametrize("event", ALARMING)
def test_an_event_that_does_not(event: str) -> None:
    pattern = " ".join(other for other in ALARMING if other != event)
    [message] = violated({METRIC_FILTER: {"pattern": pattern}})
    assert f'"{event}"' in message


def test_events_can_be_told() -> None:
    made = good_stack({METRIC_FILTER: {"pattern": "{ $.eventName = Mine }"}})
    assert stack_outcome(RULE, made, events=["Mine"]).clean
    [message] = stack_outcome(RULE, made, events=["Mine", "Other"]).violated
    assert '"Other"' in message
    assert "Mine" not in message


@pytest.mark.parametrize("without", [METRIC_ALARM, METRIC_FILTER])
def test_neither_will_do_alone(without: str) -> None:
    [message] = violated(without=(without,))
    assert '"DeleteUserPool", "UpdateUserPool"' in message


def test_without_a_pool_nothing_is_watched() -> None:
    assert violated(without=(USER_POOL, METRIC_ALARM)) == []


@pytest.mark.parametrize(
    "changes", [{"metricName": "other"}, {"namespace": "other"}, {"metricName": None, "namespace": None}]
)
def test_an_alarm_on_another_metric(changes: Any) -> None:
    assert violated({METRIC_ALARM: changes})
    filters = {"metricTransformation": {"name": changes.get("metricName"), "namespace": changes.get("namespace")}}
    assert violated({METRIC_FILTER: filters})


def test_an_alarm_made_from_the_filter() -> None:
    alarm = Resource(
        METRIC_ALARM,
        "a",
        urn_of(METRIC_ALARM, "a"),
        {"metricName": UNKNOWN_TEXT},
        property_dependencies={"metricName": (urn_of(METRIC_FILTER),)},
    )
    assert violated(without=(METRIC_ALARM,), extra=(alarm,)) == []
    assert violated(without=(METRIC_ALARM,), extra=(replace(alarm, property_dependencies={}),))


def test_unknown_is_not_checked_yet() -> None:
    found = stack_outcome(RULE, good_stack({METRIC_FILTER: {"pattern": UNKNOWN_TEXT}}))
    assert not found.violated
    assert "pattern" in found.unchecked[0]


def test_an_absent_pattern_looks_for_nothing() -> None:
    assert violated({METRIC_FILTER: {"pattern": None}})


def on_cognito(metric: Any, dimensions: Any) -> Resource:
    props = {"namespace": "AWS/Cognito", "metricName": metric, "dimensions": dimensions}
    return Resource(METRIC_ALARM, "dead", urn_of(METRIC_ALARM, "dead"), props)


def in_a_query(alarm: Resource) -> Resource:
    queries = [
        {"id": "m1", "metric": alarm.props},
        {"id": "all", "expression": "SUM(METRICS())", "returnData": True},
    ]
    return replace(alarm, props={"metricQueries": queries})


RISK = {"UserPoolId": "eu-west-1_x", "Operation": "SignIn", "RiskLevel": "High"}
CLIENT = {"UserPool": "eu-west-1_x", "UserPoolClient": "abc"}


@pytest.mark.parametrize("wrap", [lambda alarm: alarm, in_a_query], ids=["plain", "query"])
@pytest.mark.parametrize(
    ("metric", "dimensions", "says"),
    [
        (
            "CompromisedCredentialRisk",
            {"UserPoolId": "x", "Operation": "SignIn"},
            '"Operation", "RiskLevel", "UserPoolId"',
        ),
        ("FederationThrottles", CLIENT, '"IdentityProvider", "UserPool", "UserPoolClient"'),
        ("SignInThrottles", {"UserPool": "x"}, '"UserPool", "UserPoolClient"'),
        ("SignInThrottles", None, "dimensions is not set"),
        ("Risk", RISK, '"Operation", "UserPoolId"'),
        ("CompromisedCredentialsRisk", RISK, 'metricName is "CompromisedCredentialsRisk"'),
        ("OverrideBlock", {**RISK, "Operation": "SIGN_IN"}, 'Operation is "SIGN_IN"'),
        ("OverrideBlock", {**RISK, "RiskLevel": "Critical"}, 'RiskLevel is "Critical"'),
    ],
)
def test_an_alarm_on_a_metric_that_no_user_publishes(wrap: Any, metric: str, dimensions: Any, says: str) -> None:
    [message] = violated(extra=(wrap(on_cognito(metric, dimensions)),))
    assert message.startswith("dead: ")
    assert says in message


@pytest.mark.parametrize("wrap", [lambda alarm: alarm, in_a_query], ids=["plain", "query"])
@pytest.mark.parametrize(
    ("metric", "dimensions"),
    [
        ("CompromisedCredentialRisk", RISK),
        ("AccountTakeoverRisk", {**RISK, "UserPoolId": UNKNOWN_TEXT}),
        ("FederationThrottles", {**CLIENT, "IdentityProvider": "Google"}),
        ("SignInThrottles", {**CLIENT, "UserPoolClient": "Admin"}),
    ],
)
def test_an_alarm_on_what_cognito_publishes(wrap: Any, metric: str, dimensions: Any) -> None:
    assert violated(extra=(wrap(on_cognito(metric, dimensions)),)) == []


def test_dimensions_that_are_unknown_are_not_checked_yet() -> None:
    found = stack_outcome(RULE, good_stack(extra=(on_cognito("Risk", UNKNOWN_TEXT),)))
    assert not found.violated
    assert "dimensions" in found.unchecked[0]


def test_metrics_of_other_services_are_not_checked() -> None:
    alarm = on_cognito("Errors", {"FunctionName": "x"})
    assert violated(extra=(replace(alarm, props={**alarm.props, "namespace": "AWS/Lambda"}),)) == []
