"""Checks of `log_delivery` and `web_acl_arn`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.user_pool.log_delivery.args import LogDelivery, LogDestination
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import ValueRules

_WEB_ACL = r"(?a)arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[\w-]{1,128}/[\w-]{1,36}"
_SERVICES = {"log_group_arn": "logs", "bucket_arn": "s3", "firehose_arn": "firehose"}
_KINDS = {"log_group_arn": "a log group", "bucket_arn": "an S3 bucket", "firehose_arn": "a Firehose stream"}


def log_delivery_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the problems of all rules."""
    for kind, destination in nested(values, "log_delivery").items():
        path: Path = ("log_delivery", kind)
        yield from has_one_destination(destination, path)
    yield from user_notification_has_a_log_group(nested(nested(values, "log_delivery"), "user_notification"))


def has_one_destination(destination: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    """Each log needs exactly one destination."""
    words = " or ".join(f"`{word}`" for word in _SERVICES)
    if len(destination) != 1:
        rule = "has no destination" if not destination else f"has {len(destination)} destinations"
        yield Problem(
            path, rule, f"set {words}" if not destination else "keep only one", code="log-destination-conflict"
        )


def log_destination_is_valid(arn: object, path: Path) -> Iterator[Problem]:
    """The ARN must belong to the service of the argument, which is the last part of the path."""
    service = _SERVICES[str(path[-1])]
    if isinstance(arn, str) and not re.match(rf"arn:aws[a-z-]*:{service}:", arn):
        rule, fix = f"must be an ARN that begins with arn:aws:{service}:", f"pass the ARN of {_KINDS[str(path[-1])]}"
        yield Problem(path, rule, fix, arn, code="log-destination-invalid")


def user_notification_has_a_log_group(destination: Mapping[str, Any]) -> Iterator[Problem]:
    """Delivery errors can only be sent to a log group.

    https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
    """
    for word in ("bucket_arn", "firehose_arn"):
        if word in destination:
            rule = "isn't allowed: AWS sends delivery errors only to a log group"
            yield Problem(
                ("log_delivery", "user_notification", word),
                rule,
                "set `log_group_arn` instead",
                code="log-destination-invalid",
            )


def web_acl_is_regional(arn: object, path: Path) -> Iterator[Problem]:
    """A user pool needs a regional web ACL, not one for CloudFront."""
    if isinstance(arn, str) and not re.fullmatch(_WEB_ACL, arn):
        fix = "use a web ACL with scope REGIONAL: arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>"
        yield Problem(path, "must be the ARN of a regional web ACL", fix, arn, code="web-acl-not-regional")


DESTINATION_RULES: ValueRules = {
    ("log_delivery", kind, word): log_destination_is_valid
    for kind in LogDelivery.__annotations__
    for word in LogDestination.__annotations__
}
