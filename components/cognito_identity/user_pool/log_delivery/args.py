"""The words of log delivery."""

from typing import TypedDict

import pulumi


class LogDestination(TypedDict, total=False):
    """Where one kind of log goes: exactly one of the three."""

    log_group_arn: pulumi.Input[str]
    """A CloudWatch log group. AWS advises a name that begins with `/aws/vendedlogs/`."""
    bucket_arn: pulumi.Input[str]
    """An S3 bucket."""
    firehose_arn: pulumi.Input[str]
    """A Firehose stream."""


class LogDelivery(TypedDict, total=False):
    """Which logs leave the pool.

    https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
    """

    user_notification: LogDestination
    """Mails and SMS that could not be delivered (level ERROR). A log group only."""
    user_auth_events: LogDestination
    """Sign-ins with their risk (level INFO). Needs the plus plan; what threat protection does not see isn't in it."""
