"""`UserPoolAlarms` as the engine sees it."""

from typing import Any

import pulumi
import pytest

from components import ArgumentError, UserPoolAlarms
from tests.components.engine import ACCOUNT, REGION, Run, deploy, run

POOL_ID = f"{REGION}_aBcDeFgH1"
TOPIC = f"arn:aws:sns:{REGION}:{ACCOUNT}:on-call"


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def alarms(args: Any, **options: Any) -> Run:
    return deploy(lambda: UserPoolAlarms("watch", with_pool(args)), **options)


@pytest.mark.parametrize("preview", [True, False])
def test_without_a_client_throttling_and_leaked_passwords_are_watched(preview: bool) -> None:
    done = alarms({}, preview=preview)
    assert {alarm.name for alarm in done.of_type("MetricAlarm")} == {
        "watch-throttled",
        "watch-compromised-credentials",
    }


def test_a_client_adds_the_share_of_sign_ins_that_fail() -> None:
    inputs = alarms({"client_id": "abc", "failed_sign_ins_percent": 30}).named("watch-failed-sign-ins").inputs
    assert (inputs["threshold"], inputs["evaluationPeriods"]) == (30, 3)
    succeeded, failed = inputs["metricQueries"]
    assert succeeded["metric"]["dimensions"] == {"UserPool": POOL_ID, "UserPoolClient": "abc"}
    assert (succeeded["returnData"], failed["returnData"]) == (False, True)
    assert failed["expression"] == "100 * (1 - succeeded)"


def test_throttles_of_every_kind_are_added_up() -> None:
    queries = alarms({"client_id": "abc"}).named("watch-throttled").inputs["metricQueries"]
    metrics = [query["metric"]["metricName"] for query in queries if "metric" in query]
    assert metrics == ["SignInThrottles", "SignUpThrottles", "TokenRefreshThrottles", "FederationThrottles"]
    assert [query["id"] for query in queries if query["returnData"]] == ["throttled"]


def test_every_alarm_is_silent_at_night_and_told_to_the_topic_both_ways() -> None:
    for alarm in alarms({"client_id": "abc", "topic_arn": TOPIC}).of_type("MetricAlarm"):
        assert alarm.inputs["treatMissingData"] == "notBreaching"
        assert alarm.inputs["alarmActions"] == alarm.inputs["okActions"] == [TOPIC]


def test_without_a_topic_nobody_is_told() -> None:
    assert "alarmActions" not in alarms({}).named("watch-throttled").inputs


def test_the_alarms_arns_are_given_by_name() -> None:
    outputs = alarms({"client_id": "abc"}).named("watch").outputs
    assert set(outputs["alarmArns"]) == {"throttled", "failed-sign-ins", "compromised-credentials"}


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"throttled_requests": 0}, "throttled_requests"),
        ({"compromised_credentials": -1}, "compromised_credentials"),
        ({"failed_sign_ins_percent": 0}, "failed_sign_ins_percent"),
        ({"failed_sign_ins_percent": 101}, "failed_sign_ins_percent"),
        ({"treshold": 1}, "treshold"),
    ],
)
def test_thresholds_that_can_not_be_are_refused(args: Any, path: str) -> None:
    done = run(lambda: UserPoolAlarms("watch", with_pool(args)))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert f": {path}: " in str(done.error)


@pytest.mark.parametrize("percent", [1, 100])
def test_the_edges_of_a_share_are_shares(percent: int) -> None:
    inputs = alarms({"client_id": "abc", "failed_sign_ins_percent": percent}).named("watch-failed-sign-ins").inputs
    assert inputs["threshold"] == percent


ELSEWHERE = f"arn:aws:sns:us-west-2:{ACCOUNT}:on-call"


@pytest.mark.parametrize("pool_later", [False, True])
@pytest.mark.parametrize("topic_later", [False, True])
def test_a_topic_of_another_region_is_refused(pool_later: bool, topic_later: bool) -> None:
    """CloudWatch would take the alarm and tell nobody."""

    def program() -> None:
        pool = pulumi.Output.from_input(POOL_ID) if pool_later else POOL_ID
        topic = pulumi.Output.from_input(ELSEWHERE) if topic_later else ELSEWHERE
        UserPoolAlarms("watch", {"user_pool_id": pool, "topic_arn": topic})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert f"topic_arn: must be in {REGION}, where the pool and so its alarms are" in str(done.error)
    assert (ELSEWHERE in str(done.error)) is not (pool_later or topic_later)
    assert done.of_type("MetricAlarm") == []
