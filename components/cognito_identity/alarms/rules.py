"""Rules and warnings for alarms."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.addresses import pool_region
from cognito_identity.pool_ids import app_client_id_is_valid
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.value_rules import ANY, ValueRules, any_text, value_problems

_WHOLE = 100
_ARN_REGION = 3
_CLIENT_NAME = r"(?a)[\w-]{1,100}"
_POOL = r"(?a)[\w-]{1,44}_[0-9a-zA-Z]+"
_TOPIC = r"arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}"


def user_pool_alarms_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    for argument in ("throttled_requests", "compromised_credentials"):
        if values.get(argument, 1) < 1:
            yield Problem((argument,), "must be at least 1", "use 1", values[argument], code="alarm-threshold-invalid")
    percent = values.get("failed_sign_ins_percent", 1)
    if not 1 <= percent <= _WHOLE:
        rule = f"must be a percentage of 1 to {_WHOLE}"
        yield Problem(("failed_sign_ins_percent",), rule, "use 50", percent, code="alarm-threshold-invalid")
    for key in values.get("client_ids", ()):
        if not re.fullmatch(_CLIENT_NAME, key):
            rule = "must be 1 to 100 letters, digits, hyphens and underscores: it is part of alarm names"
            yield Problem(("client_ids", Key(key)), rule, "rename it", key, code="alarm-client-name-invalid")
    yield from value_problems(values, VALUE_RULES)
    yield from topic_is_in_the_pools_region(values.get("topic_arn"), values.get("user_pool_id"))


def user_pool_id_is_valid(pool_id: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not a user pool id: its alarms would never go off."""
    if isinstance(pool_id, str) and not re.fullmatch(_POOL, pool_id):
        yield Problem(
            path,
            "must be the id of a user pool, <region>_<id>",
            "copy it from the pool",
            pool_id,
            code="user-pool-id-invalid",
        )


def topic_arn_is_valid(arn: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not the ARN of an SNS topic: its alarms would send no message."""
    if isinstance(arn, str) and not re.fullmatch(_TOPIC, arn):
        fix = "write arn:aws:sns:<region>:<account>:<topic>"
        yield Problem(path, "must be the ARN of an SNS topic", fix, arn, code="topic-invalid")


def topic_is_in_the_pools_region(arn: object, pool_id: object) -> Iterator[Problem]:
    """Refuse a topic in another region than the pool: CloudWatch sends to topics in its region only."""
    if not isinstance(arn, str) or not isinstance(pool_id, str) or not re.fullmatch(_TOPIC, arn):
        return
    region = pool_region(pool_id)
    if re.fullmatch(_POOL, pool_id) and arn.split(":")[_ARN_REGION] != region:
        rule = f"must be in {region}, the region of the user pool and its alarms"
        yield Problem(("topic_arn",), rule, "use a topic in that region", arn, code="topic-region")


VALUE_RULES: ValueRules = {
    ("user_pool_id",): user_pool_id_is_valid,
    ("client_id",): app_client_id_is_valid,
    ("client_ids", ANY): app_client_id_is_valid,
    ("identity_providers", ANY): any_text,
    ("topic_arn",): topic_arn_is_valid,
    ("tags", ANY): any_text,
}


def alarm_warnings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Return a warning for each argument that has no effect without an app client."""
    if "client_id" in values or values.get("client_ids"):
        return
    rule = "has no effect without an app client: AWS counts sign-ins per client"
    for argument in ("failed_sign_ins_percent", "identity_providers"):
        if values.get(argument):
            yield Problem(
                (argument,), rule, "set `client_id` or `client_ids`", values[argument], code="alarm-without-client"
            )
