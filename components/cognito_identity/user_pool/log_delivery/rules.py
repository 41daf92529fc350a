"""What Cognito demands of log delivery, and AWS WAF of a pool."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.user_pool.log_delivery.args import LogDelivery, LogDestination
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import ValueRules

_WEB_ACL = r"(?a)arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[\w-]{1,128}/[\w-]{1,36}"
_SERVICES = {"log_group_arn": "logs", "bucket_arn": "s3", "firehose_arn": "firehose"}


def log_delivery_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule."""
    for kind, destination in nested(values, "log_delivery").items():
        path: Path = ("log_delivery", kind)
        yield from one_destination(destination, path)
    yield from errors_go_to_a_log_group(nested(nested(values, "log_delivery"), "user_notification"))


def one_destination(destination: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    """AWS takes exactly one."""
    words = " or ".join(f"`{word}`" for word in _SERVICES)
    if len(destination) != 1:
        rule = "names no destination" if not destination else f"names {len(destination)} destinations"
        yield Problem(
            path, rule, f"give {words}" if not destination else "keep one of them", code="log-destination-conflict"
        )


def destination_is_what_it_says(arn: object, path: Path) -> Iterator[Problem]:
    """The last word of the path says what the ARN is of."""
    service = _SERVICES[str(path[-1])]
    if isinstance(arn, str) and not re.match(rf"arn:aws[a-z-]*:{service}:", arn):
        yield Problem(
            path, f"must be an ARN that begins with arn:aws:{service}:", "check it", arn, code="log-destination-invalid"
        )


def errors_go_to_a_log_group(destination: Mapping[str, Any]) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html."""
    for word in ("bucket_arn", "firehose_arn"):
        if word in destination:
            rule = "is no place for these logs: AWS sends undelivered messages to a log group only"
            yield Problem(
                ("log_delivery", "user_notification", word),
                rule,
                "give `log_group_arn`",
                code="log-destination-invalid",
            )


def web_acl_is_regional(arn: object, path: Path) -> Iterator[Problem]:
    """A web ACL made for CloudFront can't stand before a pool."""
    if isinstance(arn, str) and not re.fullmatch(_WEB_ACL, arn):
        fix = "write arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>"
        yield Problem(path, "must be the ARN of a regional web ACL", fix, arn, code="web-acl-not-regional")


DESTINATION_RULES: ValueRules = {
    ("log_delivery", kind, word): destination_is_what_it_says
    for kind in LogDelivery.__annotations__
    for word in LogDestination.__annotations__
}
