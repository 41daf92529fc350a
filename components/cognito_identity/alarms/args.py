"""Arguments of `UserPoolAlarms`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi


class UserPoolAlarmsOptions(TypedDict, total=False):
    """Arguments of `UserPoolAlarms` without `user_pool_id`, for `add_alarms`."""

    client_id: pulumi.Input[str]
    """The id of an app client to watch, by the alarms `throttled` and `failed-sign-ins`. AWS counts sign-ins per app
    client. Default: none.
    """
    client_ids: Mapping[str, pulumi.Input[str]]
    """The ids of more app clients to watch, by names of your choice: `mobile` gets the alarms `throttled-mobile` and
    `failed-sign-ins-mobile`. A name has 1 to 100 letters, digits, hyphens and underscores.

    `add_alarms` adds every client of the user pool. Default: none.
    """
    identity_providers: list[pulumi.Input[str]]
    """The names of the clients' identity providers, as in `supported_identity_providers`: AWS counts throttled
    federated sign-ins per client and provider. `add_alarms` adds every provider of the user pool. Default: none.
    """
    topic_arn: pulumi.Input[str]
    """The ARN of an SNS topic in the user pool's region. It gets a message when an alarm starts and when it ends.

    Default: no message is sent.
    """
    throttled_requests: int
    """The number of throttled requests in five minutes at which an alarm starts, at least 1. Default: 1, because each
    of them is a user who can't sign in, sign up or stay signed in.
    """
    failed_sign_ins_percent: int
    """The percentage of a client's sign-ins, 1 to 100, that must fail for 15 minutes before the alarm starts.

    Default: 50.
    """
    compromised_credentials: int
    """The number of sign-ins, sign-ups and password changes with leaked passwords in five minutes at which the alarm
    starts, at least 1. AWS counts them only with threat protection. Default: 1.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """The tags of the alarms, at most 50. Default: none."""


class UserPoolAlarmsArgs(UserPoolAlarmsOptions, total=False):
    """Arguments of `UserPoolAlarms`. Only `user_pool_id` is required."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool to watch, `<region>_<id>`."""
