"""Arguments of log delivery."""

from typing import TypedDict

import pulumi


class LogDestination(TypedDict, total=False):
    """The destination of a log. Set exactly one of the three.

    https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
    """

    log_group_arn: pulumi.Input[str]
    """The ARN of a CloudWatch log group. AWS recommends a name with the prefix `/aws/vendedlogs/`."""
    bucket_arn: pulumi.Input[str]
    """The ARN of an S3 bucket."""
    firehose_arn: pulumi.Input[str]
    """The ARN of an Amazon Data Firehose stream."""


class LogDelivery(TypedDict, total=False):
    """The destinations of a user pool's logs.

    https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
    """

    user_notification: LogDestination
    """Errors in the delivery of email and SMS. Only a log group is allowed. Default: none."""
    user_auth_events: LogDestination
    """User activity with its risk level, from threat protection. It needs the plus plan. Default: none."""
