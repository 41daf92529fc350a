from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import Level, Resource
from cognito_policies.rules.surroundings.alarms import RULE
from cognito_policies.tokens import METRIC_ALARM, METRIC_FILTER, USER_POOL
from tests.policies.judging import stack_outcome
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
    assert violated({METRIC_FILTER: {"pattern": pattern}}) == [f": no metric filter with an alarm looks for {event}"]


def test_events_can_be_told() -> None:
    made = good_stack({METRIC_FILTER: {"pattern": "{ $.eventName = Mine }"}})
    assert stack_outcome(RULE, made, events=["Mine"]).clean
    assert stack_outcome(RULE, made, events=["Mine", "Other"]).violated == [
        ": no metric filter with an alarm looks for Other"
    ]


@pytest.mark.parametrize("without", [METRIC_ALARM, METRIC_FILTER])
def test_neither_will_do_alone(without: str) -> None:
    [message] = violated(without=(without,))
    assert "DeleteUserPool, UpdateUserPool" in message


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


def test_unknown_is_undecided() -> None:
    found = stack_outcome(RULE, good_stack({METRIC_FILTER: {"pattern": UNKNOWN_TEXT}}))
    assert not found.violated
    assert "pattern" in found.undecided[0]


def test_an_absent_pattern_looks_for_nothing() -> None:
    assert violated({METRIC_FILTER: {"pattern": None}})
