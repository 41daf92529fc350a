"""The component `UserPoolAlarms`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Self, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.alarms.metrics import (
    Series,
    admin_throttles,
    client_throttles,
    compromised_credentials,
    federation_throttles,
    in_alarms,
    sign_in_successes,
    total,
)
from cognito_identity.alarms.plan import UserPoolAlarmsSettings, resolve_user_pool_alarms
from cognito_identity.alarms.rules import VALUE_RULES, alarm_warnings, topic_is_in_the_pools_region
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import REDACTED, ArgumentError
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values

_WHOLE = 100


class UserPoolAlarms(pulumi.ComponentResource):
    """CloudWatch alarms for user-visible failures: throttled requests, failed sign-ins, leaked passwords.

    ```python
    UserPoolAlarms("alarms", {"user_pool_id": pool.user_pool_id, "client_id": client.client_id,
                              "topic_arn": on_call.arn})
    ```

    AWS counts requests per app client. `pool.add_alarms` watches all app clients and identity providers of the pool,
    including those added later. The component on its own watches those in its arguments.

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
    """

    alarm_arns: pulumi.Output[Mapping[str, str]]
    """The ARN of each alarm, by name.

    `throttled` is for `client_id` and for users that administrators create, `failed-sign-ins` for `client_id`,
    `compromised-credentials` for the user pool; `throttled-<name>` and `failed-sign-ins-<name>` are for each of
    `client_ids`. An alarm has at most ten metrics: more federated sign-ins are in `federation-throttled-…`.
    """

    def __init__(self, name: str, args: UserPoolAlarmsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("UserPoolAlarms", name)
        settings = resolved(
            args,
            UserPoolAlarmsSettings,
            subject,
            lambda problems: resolve_user_pool_alarms(read(UserPoolAlarmsArgs, args, problems), problems),
        )
        watched = settings.watched
        providers = () if watched is None else watched.providers.values()
        values = checked_values(settings.arguments, VALUE_RULES, subject)
        if "topic_arn" in values:
            values = {**values, "topic_arn": _in_the_pools_region(values["user_pool_id"], values["topic_arn"], subject)}

        super().__init__(type_token("UserPoolAlarms"), name, None, propagate_depends_on(opts))
        self._name = name
        self._values = values
        self._pool: pulumi.Input[str] = values["user_pool_id"]
        self._watched_providers: list[pulumi.Input[str]] = [*values.get("identity_providers", ()), *providers]
        self._watched_clients: list[pulumi.Input[str]] = []
        self.alarms: dict[str, aws.cloudwatch.MetricAlarm] = {}
        """The alarms, by the names of `alarm_arns`."""
        self._watch_throttles("", values.get("client_id"), [admin_throttles(self._pool)])
        self._watch_compromised_credentials()
        if "client_id" in values:
            self._watch_failed_sign_ins("", values["client_id"])
        for key, client_id in {**values.get("client_ids", {}), **settings.clients}.items():
            self._watch_client(f"-{key}", client_id)
        if watched is None:
            warn(alarm_warnings(values), self)
        else:
            watched.add_watcher(self)
        self._set_arns()
        self.register_outputs({"alarmArns": self.alarm_arns})

    @classmethod
    def _from_settings(cls, name: str, settings: UserPoolAlarmsSettings, opts: pulumi.ResourceOptions) -> Self:
        """Create alarms whose arguments a parent has resolved."""
        return cls(name, cast("UserPoolAlarmsArgs", settings), opts)

    def watch_client(self, name: str, client_id: pulumi.Input[str]) -> None:
        """Add the alarms of one more app client. Their names end in `-<name>`, which must be unique."""
        self._watch_client(f"-{name}", client_id)
        self._set_arns()

    def watch_identity_provider(self, name: str, provider_name: pulumi.Input[str]) -> None:
        """Add alarms for throttled sign-ins through one more identity provider, for all app clients.

        The names of the alarms end in `name`; `provider_name` is the provider's name in the user pool.
        """
        self._watched_providers.append(provider_name)
        pairs = federation_throttles(self._pool, self._watched_clients, [provider_name])
        for number, series in enumerate(in_alarms(pairs), start=1):
            self._throttled(f"provider-throttled-{name}-{number}", series)
        self._set_arns()

    def _watch_client(self, suffix: str, client_id: pulumi.Input[str]) -> None:
        self._watch_throttles(suffix, client_id, [])
        self._watch_failed_sign_ins(suffix, client_id)

    def _watch_throttles(self, suffix: str, client_id: pulumi.Input[str] | None, others: list[Series]) -> None:
        series = others
        if client_id is not None:
            self._watched_clients.append(client_id)
            federated = federation_throttles(self._pool, [client_id], self._watched_providers)
            series = [*client_throttles(self._pool, client_id), *others, *federated]
        first, *more = in_alarms(series)
        self._throttled(f"throttled{suffix}", first)
        for number, rest in enumerate(more, start=2):
            self._throttled(f"federation-throttled{suffix}-{number}", rest)

    def _throttled(self, key: str, series: Sequence[Series]) -> None:
        self.alarms[key] = self._alarm(
            key,
            "Cognito throttles requests: a quota of the account is used up",
            self._values.get("throttled_requests", 1),
            total(series, "throttled", "Throttled requests"),
        )

    def _watch_failed_sign_ins(self, suffix: str, client_id: pulumi.Input[str]) -> None:
        # AWS counts each sign-in as 1 or 0: the average is the success rate.
        failed = {
            "id": "failed",
            "expression": f"{_WHOLE} * (1 - succeeded)",
            "label": "Sign-ins that fail, in per cent",
            "return_data": True,
        }
        self.alarms[f"failed-sign-ins{suffix}"] = self._alarm(
            f"failed-sign-ins{suffix}",
            "Many sign-ins fail: something is broken, or somebody is guessing passwords",
            self._values.get("failed_sign_ins_percent", 50),
            [sign_in_successes(self._pool, client_id).query("succeeded"), failed],
            periods=3,
        )

    def _watch_compromised_credentials(self) -> None:
        self.alarms["compromised-credentials"] = self._alarm(
            "compromised-credentials",
            "Passwords are used that are known to have leaked",
            self._values.get("compromised_credentials", 1),
            total(compromised_credentials(self._pool), "compromised", "Requests with leaked passwords"),
        )

    def _set_arns(self) -> None:
        self.alarm_arns = pulumi.Output.all(**{key: alarm.arn for key, alarm in self.alarms.items()})

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
            # AWS publishes no data point without a request.
            treat_missing_data="notBreaching",
            metric_queries=queries,
            alarm_actions=topics,
            ok_actions=topics,
            tags=self._values.get("tags") or None,
            opts=pulumi.ResourceOptions(parent=self),
        )


def _in_the_pools_region(pool_id: pulumi.Input[str], topic_arn: pulumi.Input[str], subject: str) -> pulumi.Input[str]:
    """Return the topic with a check of its region; the topic or the pool may be an Output."""
    if isinstance(pool_id, str) and isinstance(topic_arn, str):
        return topic_arn

    def check(pool: str, topic: str) -> str:
        for problem in topic_is_in_the_pools_region(topic, pool):
            raise ArgumentError(subject, [replace(problem, value=REDACTED)])
        return topic

    return with_all(check, as_output(pool_id), as_output(topic_arn))
