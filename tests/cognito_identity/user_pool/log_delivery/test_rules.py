"""The checks of log delivery and of the web ACL."""

from typing import Any

import pytest

from tests.cognito_identity.planned import pool_problems

LOG_GROUP = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/vendedlogs/users"
BUCKET = "arn:aws:s3:::users-logs"
STREAM = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/users"
ACL = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/pools/0a1b2c3d-0a1b"


def log_problems(**logs: Any) -> list[tuple[str, str]]:
    return pool_problems({"log_delivery": logs})


@pytest.mark.parametrize(
    "destination", [{"log_group_arn": LOG_GROUP}, {"bucket_arn": BUCKET}, {"firehose_arn": STREAM}]
)
def test_user_activity_can_go_to_each_destination(destination: Any) -> None:
    assert not log_problems(user_auth_events=destination)


def test_a_log_has_exactly_one_destination() -> None:
    assert [path for path, _ in log_problems(user_auth_events={})] == ["log_delivery.user_auth_events"]
    ((path, text),) = log_problems(user_auth_events={"log_group_arn": LOG_GROUP, "bucket_arn": BUCKET})
    assert path == "log_delivery.user_auth_events"
    assert "has 2 destinations" in text


@pytest.mark.parametrize(
    ("word", "arn"),
    [
        ("log_group_arn", BUCKET),
        ("log_group_arn", "users"),
        ("log_group_arn", f"{LOG_GROUP}:*"),
        ("bucket_arn", LOG_GROUP),
        ("bucket_arn", "users-logs"),
        ("firehose_arn", LOG_GROUP),
    ],
)
def test_a_destination_has_the_arn_of_its_service(word: str, arn: str) -> None:
    ((path, _),) = log_problems(user_auth_events={word: arn})
    assert path == f"log_delivery.user_auth_events.{word}"


@pytest.mark.parametrize("destination", [{"bucket_arn": BUCKET}, {"firehose_arn": STREAM}])
def test_delivery_errors_go_to_a_log_group_only(destination: Any) -> None:
    ((path, _),) = log_problems(user_notification=destination)
    assert path == f"log_delivery.user_notification.{next(iter(destination))}"


def test_only_user_activity_needs_the_plus_plan() -> None:
    logs = {"user_auth_events": {"log_group_arn": LOG_GROUP}}
    ((path, text),) = pool_problems({"log_delivery": logs, "feature_plan": "essentials"})
    assert path == "feature_plan"
    assert "`log_delivery.user_auth_events` needs plus" in text
    logs = {"user_notification": {"log_group_arn": LOG_GROUP}}
    assert not pool_problems({"log_delivery": logs, "feature_plan": "lite"})


def test_log_delivery_can_be_empty() -> None:
    assert not log_problems()


def test_a_regional_web_acl_is_accepted() -> None:
    assert not pool_problems({"web_acl_arn": ACL})


@pytest.mark.parametrize("arn", ["", "pools", ACL.replace("regional", "global"), BUCKET])
def test_another_arn_is_refused(arn: str) -> None:
    ((path, _),) = pool_problems({"web_acl_arn": arn})
    assert path == "web_acl_arn"
