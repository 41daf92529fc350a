"""The words of `UserPoolAlarms`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi


class UserPoolAlarmsOptions(TypedDict, total=False):
    """Arguments of `UserPoolAlarms` but for the pool: what `add_alarms` takes."""

    client_id: pulumi.Input[str]
    """The app client to watch; Cognito counts sign-ins per client."""
    topic_arn: pulumi.Input[str]
    """An SNS topic that is told when an alarm goes off, and when it is over. Default: nobody is told."""
    throttled_requests: int
    """Requests AWS turned away in five minutes. Default: 1: each of them is a person who waits."""
    failed_sign_ins_percent: int
    """Share of sign-ins that fail, over three times five minutes. Default: 50."""
    compromised_credentials: int
    """Sign-ins with leaked passwords in five minutes. Needs threat protection. Default: 1."""
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for the alarms."""


class UserPoolAlarmsArgs(UserPoolAlarmsOptions, total=False):
    """Arguments of `UserPoolAlarms`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool to watch."""
