"""From the wanted logs to what `aws.cognito.LogDeliveryConfiguration` is given."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.validation.problems import Path

_KINDS = {"user_notification": ("userNotification", "ERROR"), "user_auth_events": ("userAuthEvents", "INFO")}
"""AWS has one level for each."""
_DESTINATIONS = {
    "log_group_arn": ("cloud_watch_logs_configuration", "log_group_arn"),
    "bucket_arn": ("s3_configuration", "bucket_arn"),
    "firehose_arn": ("firehose_configuration", "stream_arn"),
}


def log_delivery_inputs(wanted: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the resource's inputs, without the pool; none where no log is wanted."""
    configurations = [
        {"event_source": source, "log_level": level, **_destination(wanted[word])}
        for word, (source, level) in _KINDS.items()
        if word in wanted
    ]
    return {"log_configurations": configurations} if configurations else None


def log_paths(wanted: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the argument of each item of the inputs' list."""
    return tuple(("log_delivery", word) for word in _KINDS if word in wanted)


def _destination(arns: Mapping[str, Any]) -> dict[str, Any]:
    return {group: {member: arns[word]} for word, (group, member) in _DESTINATIONS.items() if word in arns}
