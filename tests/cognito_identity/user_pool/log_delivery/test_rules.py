"""Each rule of log delivery and of the web firewall."""

from typing import Any

import pytest

from tests.cognito_identity.planned import pool_problems

LOG_GROUP = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/vendedlogs/people"
BUCKET = "arn:aws:s3:::people-logs"
STREAM = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/people"
ACL = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/pools/0a1b2c3d-0a1b"


def said(**logs: Any) -> list[tuple[str, str]]:
    return pool_problems({"log_delivery": logs})


@pytest.mark.parametrize(
    "destination", [{"log_group_arn": LOG_GROUP}, {"bucket_arn": BUCKET}, {"firehose_arn": STREAM}]
)
def test_sign_ins_go_to_any_of_the_three(destination: Any) -> None:
    assert not said(user_auth_events=destination)


def test_one_kind_of_log_has_exactly_one_destination() -> None:
    assert [path for path, _ in said(user_auth_events={})] == ["log_delivery.user_auth_events"]
    ((path, text),) = said(user_auth_events={"log_group_arn": LOG_GROUP, "bucket_arn": BUCKET})
    assert path == "log_delivery.user_auth_events"
    assert "names 2 destinations" in text


@pytest.mark.parametrize(
    ("word", "arn"),
    [
        ("log_group_arn", BUCKET),
        ("log_group_arn", "people"),
        ("log_group_arn", f"{LOG_GROUP}:*"),
        ("bucket_arn", LOG_GROUP),
        ("bucket_arn", "people-logs"),
        ("firehose_arn", LOG_GROUP),
    ],
)
def test_a_destination_is_what_it_says(word: str, arn: str) -> None:
    ((path, _),) = said(user_auth_events={word: arn})
    assert path == f"log_delivery.user_auth_events.{word}"


@pytest.mark.parametrize("destination", [{"bucket_arn": BUCKET}, {"firehose_arn": STREAM}])
def test_undelivered_messages_go_to_a_log_group(destination: Any) -> None:
    ((path, _),) = said(user_notification=destination)
    assert path == f"log_delivery.user_notification.{next(iter(destination))}"


def test_sign_ins_need_the_plus_plan_and_messages_do_not() -> None:
    logs = {"user_auth_events": {"log_group_arn": LOG_GROUP}}
    ((path, text),) = pool_problems({"log_delivery": logs, "feature_plan": "essentials"})
    assert path == "feature_plan"
    assert "`log_delivery.user_auth_events` needs plus" in text
    logs = {"user_notification": {"log_group_arn": LOG_GROUP}}
    assert not pool_problems({"log_delivery": logs, "feature_plan": "lite"})


def test_no_logs_at_all_are_no_mistake() -> None:
    assert not said()


def test_a_web_acl_is_a_regional_one() -> None:
    assert not pool_problems({"web_acl_arn": ACL})


@pytest.mark.parametrize("arn", ["", "pools", ACL.replace("regional", "global"), BUCKET])
def test_any_other_is_refused(arn: str) -> None:
    ((path, _),) = pool_problems({"web_acl_arn": arn})
    assert path == "web_acl_arn"
