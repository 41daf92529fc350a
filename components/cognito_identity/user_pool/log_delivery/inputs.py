"""Inputs of `aws.cognito.LogDeliveryConfiguration`."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.validation.problems import Path

_LOGS = {"user_notification": ("userNotification", "ERROR"), "user_auth_events": ("userAuthEvents", "INFO")}
"""The log and its level; AWS has one level for each log."""
_DESTINATIONS = {
    "log_group_arn": ("cloud_watch_logs_configuration", "log_group_arn"),
    "bucket_arn": ("s3_configuration", "bucket_arn"),
    "firehose_arn": ("firehose_configuration", "stream_arn"),
}


def log_delivery_inputs(logs: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the resource's inputs without the user pool, or `None` if there are no logs."""
    configurations = [
        {"event_source": source, "log_level": level, **_destination(logs[word])}
        for word, (source, level) in _LOGS.items()
        if word in logs
    ]
    return {"log_configurations": configurations} if configurations else None


def log_paths(logs: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the path of the argument for each item of `log_configurations`."""
    return tuple(("log_delivery", word) for word in _LOGS if word in logs)


def _destination(arns: Mapping[str, Any]) -> dict[str, Any]:
    return {group: {member: arns[word]} for word, (group, member) in _DESTINATIONS.items() if word in arns}
