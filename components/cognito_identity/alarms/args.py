"""Arguments of `UserPoolAlarms`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi


class UserPoolAlarmsOptions(TypedDict, total=False):
    """Arguments of `UserPoolAlarms` but for the pool: what `add_alarms` takes."""

    client_id: pulumi.Input[str]
    """An app client to watch. AWS counts sign-ins per client. Its alarms are `throttled` and `failed-sign-ins`."""
    client_ids: Mapping[str, pulumi.Input[str]]
    """More app clients to watch, by names of your choice: one called `mobile` here has the alarms `throttled-mobile`
    and `failed-sign-ins-mobile`. `add_alarms` adds every client of the pool. Default: none."""
    identity_providers: list[pulumi.Input[str]]
    """Names of the federated identity providers through which the clients' users sign in, as in
    `supported_identity_providers`: AWS counts throttled federated sign-ins per client and provider. `add_alarms` adds
    every provider registered with the pool. Default: none."""
    topic_arn: pulumi.Input[str]
    """The ARN of an SNS topic in the pool's region, which gets a message when an alarm goes off and when it is over.
    Default: no message is sent."""
    throttled_requests: int
    """Throttled requests in five minutes, per alarm, that set it off; at least 1. Default: 1, because each of them is
    a user who can't sign in, sign up or stay signed in."""
    failed_sign_ins_percent: int
    """The share of a client's sign-ins that fail, in per cent (1 to 100), in each of three times five minutes.
    Default: 50."""
    compromised_credentials: int
    """Sign-ins, sign-ups and password changes with leaked passwords in five minutes, at any level of risk; at least 1.
    Without threat protection AWS counts none. Default: 1."""
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for the alarms."""


class UserPoolAlarmsArgs(UserPoolAlarmsOptions, total=False):
    """Arguments of `UserPoolAlarms`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool to watch."""
