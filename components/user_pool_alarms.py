"""The component `UserPoolAlarms`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pulumi
import pulumi_aws as aws

from .args.user_pool_alarms import UserPoolAlarmsArgs
from .planning.user_pool_alarms import plan_user_pool_alarms
from .reading.author import warn
from .reading.later import as_output, checked_values, with_all
from .reading.problems import NOT_SHOWN, ArgumentError, Problems
from .reading.reader import read
from .rules.in_vain.others import alarms_in_vain
from .rules.user_pool_alarms import LATER, topic_is_beside_the_pool
from .type_tokens import type_token
from .waiting import with_everything_waiting

_NAMESPACE = "AWS/Cognito"
_PERIOD_SECONDS = 300
_THROTTLES = ("SignInThrottles", "SignUpThrottles", "TokenRefreshThrottles", "FederationThrottles")
_WHOLE = 100


class UserPoolAlarms(pulumi.ComponentResource):
    """CloudWatch alarms for what people notice first: being turned away, failing to sign in, leaked passwords.

    ```python
    UserPoolAlarms("alarms", {"user_pool_id": pool.user_pool_id, "client_id": client.client_id,
                              "topic_arn": on_call.arn})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
    """

    alarm_arns: pulumi.Output[Mapping[str, str]]
    """Each alarm's ARN: `throttled`, `failed-sign-ins` (with a client), `compromised-credentials`."""

    def __init__(self, name: str, args: UserPoolAlarmsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = f'UserPoolAlarms "{name}"'
        problems = Problems()
        values: Mapping[str, Any] = read(UserPoolAlarmsArgs, args, problems)
        plan_user_pool_alarms(values, problems)
        problems.stop_if_any(subject)
        values = checked_values(values, LATER, subject)
        if "topic_arn" in values:
            values = {**values, "topic_arn": _beside(values["user_pool_id"], values["topic_arn"], subject)}

        super().__init__(type_token("UserPoolAlarms"), name, None, with_everything_waiting(opts))
        self._name = name
        self._values = values
        self.alarms = {"throttled": self._throttled(), "compromised-credentials": self._compromised()}
        """The alarms themselves, by the names of `alarm_arns`."""
        if "client_id" in values:
            self.alarms["failed-sign-ins"] = self._failed_sign_ins()
        warn(alarms_in_vain(values), self)
        self.alarm_arns = pulumi.Output.all(**{key: alarm.arn for key, alarm in self.alarms.items()})
        self.register_outputs({"alarmArns": self.alarm_arns})

    def _throttled(self) -> "aws.cloudwatch.MetricAlarm":
        queries = [self._query(f"m{index}", metric, "Sum", returned=False) for index, metric in enumerate(_THROTTLES)]
        total = {
            "id": "throttled",
            "expression": "SUM(METRICS())",
            "label": "Requests turned away",
            "return_data": True,
        }
        return self._alarm(
            "throttled",
            "Cognito turns requests away: the pool's quota is used up",
            self._values.get("throttled_requests", 1),
            [*queries, total],
        )

    def _failed_sign_ins(self) -> "aws.cloudwatch.MetricAlarm":
        # Cognito counts each sign-in as 1 or 0: the average is the share that succeeds.
        succeeded = self._query("succeeded", "SignInSuccesses", "Average", returned=False)
        failed = {
            "id": "failed",
            "expression": f"{_WHOLE} * (1 - succeeded)",
            "label": "Sign-ins that fail, in per cent",
            "return_data": True,
        }
        return self._alarm(
            "failed-sign-ins",
            "Many sign-ins fail: something is broken, or somebody is guessing passwords",
            self._values.get("failed_sign_ins_percent", 50),
            [succeeded, failed],
            periods=3,
        )

    def _compromised(self) -> "aws.cloudwatch.MetricAlarm":
        pool_id = self._values["user_pool_id"]
        query = {
            "id": "compromised",
            "metric": {
                "namespace": _NAMESPACE,
                "metric_name": "CompromisedCredentialRisk",
                "dimensions": {"UserPoolId": pool_id, "Operation": "SignIn"},
                "period": _PERIOD_SECONDS,
                "stat": "Sum",
            },
            "return_data": True,
        }
        return self._alarm(
            "compromised-credentials",
            "Somebody signs in with passwords that are known to have leaked",
            self._values.get("compromised_credentials", 1),
            [query],
        )

    def _query(self, query_id: str, metric: str, statistic: str, *, returned: bool) -> dict[str, Any]:
        values = self._values
        # Cognito counts by client; without one it counts the calls of administrators.
        dimensions = {"UserPool": values["user_pool_id"], "UserPoolClient": values.get("client_id", "Admin")}
        return {
            "id": query_id,
            "metric": {
                "namespace": _NAMESPACE,
                "metric_name": metric,
                "dimensions": dimensions,
                "period": _PERIOD_SECONDS,
                "stat": statistic,
            },
            "return_data": returned,
        }

    def _alarm(
        self, suffix: str, description: str, threshold: int, queries: list[Any], periods: int = 1
    ) -> "aws.cloudwatch.MetricAlarm":
        topics = [self._values["topic_arn"]] if "topic_arn" in self._values else None
        return aws.cloudwatch.MetricAlarm(
            f"{self._name}-{suffix}",
            alarm_description=description,
            comparison_operator="GreaterThanOrEqualToThreshold",
            threshold=threshold,
            evaluation_periods=periods,
            # Nobody signs in at night: silence is no alarm.
            treat_missing_data="notBreaching",
            metric_queries=queries,
            alarm_actions=topics,
            ok_actions=topics,
            tags=self._values.get("tags") or None,
            opts=pulumi.ResourceOptions(parent=self),
        )


def _beside(pool_id: pulumi.Input[str], topic_arn: pulumi.Input[str], subject: str) -> pulumi.Input[str]:
    """Return the topic with the rule inside that needs both: one of them may be known later."""
    if isinstance(pool_id, str) and isinstance(topic_arn, str):
        return topic_arn

    def check(pool: str, topic: str) -> str:
        for problem in topic_is_beside_the_pool(topic, pool):
            raise ArgumentError(subject, [replace(problem, got=NOT_SHOWN)])
        return topic

    return with_all(check, as_output(pool_id), as_output(topic_arn))
