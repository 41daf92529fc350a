"""What alarms need to go off, and to be heard."""

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
            yield Problem((argument,), "must be at least 1", "use 1", values[argument], code="alarm-target-invalid")
    percent = values.get("failed_sign_ins_percent", 1)
    if not 1 <= percent <= _WHOLE:
        rule = f"must be 1 to {_WHOLE}, a share in per cent"
        yield Problem(("failed_sign_ins_percent",), rule, "use 50", percent, code="alarm-target-invalid")
    for key in values.get("client_ids", ()):
        if not re.fullmatch(_CLIENT_NAME, key):
            rule = "must be a name of letters, digits, hyphens and underscores: it ends the names of alarms"
            yield Problem(("client_ids", Key(key)), rule, "rename it", key, code="alarm-target-invalid")
    yield from value_problems(values, VALUE_RULES)
    yield from topic_is_beside_the_pool(values.get("topic_arn"), values.get("user_pool_id"))


def pool_is_one(pool_id: object, path: Path) -> Iterator[Problem]:
    """CloudWatch takes any text, and an alarm on a pool that is none never goes off."""
    if isinstance(pool_id, str) and not re.fullmatch(_POOL, pool_id):
        yield Problem(path, "must be <region>_<id>", "copy it from the pool", pool_id, code="user-pool-id-invalid")


def topic_is_one(arn: object, path: Path) -> Iterator[Problem]:
    """Nobody would be told."""
    if isinstance(arn, str) and not re.fullmatch(_TOPIC, arn):
        fix = "write arn:aws:sns:<region>:<account>:<topic>"
        yield Problem(path, "must be the ARN of an SNS topic", fix, arn, code="topic-invalid")


def topic_is_beside_the_pool(arn: object, pool_id: object) -> Iterator[Problem]:
    """An alarm stands where the pool's metrics are, and CloudWatch tells topics of its own region only."""
    if not isinstance(arn, str) or not isinstance(pool_id, str) or not re.fullmatch(_TOPIC, arn):
        return
    region = pool_region(pool_id)
    if re.fullmatch(_POOL, pool_id) and arn.split(":")[_ARN_REGION] != region:
        rule = f"must be in {region}, where the pool and so its alarms are"
        yield Problem(("topic_arn",), rule, "give a topic of that region", arn, code="topic-region")


VALUE_RULES: ValueRules = {
    ("user_pool_id",): pool_is_one,
    ("client_id",): app_client_id_is_valid,
    ("client_ids", ANY): app_client_id_is_valid,
    ("identity_providers", ANY): any_text,
    ("topic_arn",): topic_is_one,
    ("tags", ANY): any_text,
}


def alarm_warnings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS counts by client, federated sign-ins by client and provider."""
    if "client_id" in values or values.get("client_ids"):
        return
    rule = "has no effect: it is watched per app client, and none is named"
    for argument in ("failed_sign_ins_percent", "identity_providers"):
        if values.get(argument):
            yield Problem(
                (argument,), rule, "give `client_id` or `client_ids`", values[argument], code="alarm-warnings"
            )
