"""The resources of Lambda triggers, including those that `add_trigger` adds."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pulumi
import pulumi_aws as aws

from cognito_identity.account import account_of
from cognito_identity.enums import FeaturePlan, LambdaVersion, UserPoolOperation
from cognito_identity.iam.key_policies import sender_key_policy
from cognito_identity.user_pool.triggers.args import NAMES, LambdaTriggers
from cognito_identity.user_pool.triggers.inputs import lambda_config_inputs, permission_inputs
from cognito_identity.user_pool.triggers.rules import custom_challenge_is_complete, function_arn_is_valid
from cognito_identity.user_pool.triggers.settings import (
    PLAIN_TOKEN,
    TOKEN_VERSION,
    Trigger,
    TriggerSettings,
    trigger_settings,
    version_needs_essentials,
)
from cognito_identity.user_pool.triggers.warnings import unused_sender_key
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.output_checks import as_output, check_when_known, with_all
from cognito_identity.validation.problems import Problem, Problems
from cognito_identity.validation.reader import read, read_enum

if TYPE_CHECKING:
    from cognito_identity.user_pool.triggers.args import FunctionArn

CYCLE_WARNING_DELAY_SECONDS = 30.0
_POSSIBLE_CYCLE = (
    "the user pool still waits for the functions of its triggers. If a function uses an output of this user pool, for "
    "example in its environment, they wait for each other: read userPoolId from the event instead, and grant "
    "permissions with pool.grant(role, ...)"
)


class PoolTriggers:
    """The triggers of one user pool.

    Pulumi resolves a resource's inputs when the event loop runs: at the end of the program, or when it awaits a result.
    Until then triggers can be added, because `lambda_config` is an Output that is resolved at that time.
    """

    def __init__(
        self, name: str, settings: TriggerSettings, parent: pulumi.Resource, kept: pulumi.ResourceOptions
    ) -> None:
        self._name = name
        self._settings = settings
        self._parent = parent
        self._kept = kept
        self._subject = f'UserPoolWithMfa "{name}"'
        self._triggers = {trigger.operation: trigger for trigger in settings.triggers}
        self._inputs_resolved = False
        self._timer: asyncio.TimerHandle | None = None
        self.key: aws.kms.Key | None = None
        self._key_arn: pulumi.Input[str] | None = settings.key
        if settings.makes_key:
            self._create_key()

    @property
    def lambda_config(self) -> pulumi.Output[Any]:
        """The input of the pool; its value is `None` without triggers."""
        return as_output(None).apply(self._resolved_config)

    def permit(self, pool_arn: pulumi.Output[str]) -> None:
        """Create the permissions for the pool to invoke the functions."""
        self._pool_arn = pool_arn
        for trigger in self._triggers.values():
            self._create_permission(trigger)

    def add(
        self, operation: UserPoolOperation | str, function: "FunctionArn", version: LambdaVersion | str | None
    ) -> None:
        """Add a trigger, unless the pool's inputs are already resolved."""
        trigger = self._validated_trigger(operation, function, version)
        self._triggers[trigger.operation] = trigger
        if trigger.is_custom_sender and self._key_arn is None:
            self._create_key()
        self._create_permission(trigger)

    def _resolved_config(self, _nothing: None) -> pulumi.Output[Any] | None:
        self._inputs_resolved = True
        triggers = [self._triggers[operation] for operation in sorted(self._triggers)]
        problems = Problems()
        problems.extend(custom_challenge_is_complete(triggers))
        problems.raise_if_any(self._subject)
        # Until now, `add_trigger` could add a custom sender.
        warn(unused_sender_key(triggers, key=self._settings.key), self._parent)
        config = lambda_config_inputs([self._with_checked_arn(trigger) for trigger in triggers], self._key_arn)
        if config is None:
            return None
        if triggers:
            self._timer = asyncio.get_running_loop().call_later(CYCLE_WARNING_DELAY_SECONDS, self._warn_possible_cycle)
        return pulumi.Output.from_input(config).apply(self._stop_cycle_timer, run_with_unknowns=True)

    def _stop_cycle_timer(self, config: Any) -> Any:
        if self._timer is not None:
            self._timer.cancel()
        return config

    def _warn_possible_cycle(self) -> None:
        pulumi.log.warn(_POSSIBLE_CYCLE, self._parent)

    def _with_checked_arn(self, trigger: Trigger) -> Trigger:
        path = ("lambda_triggers", trigger.argument)

        def rule(arn: str) -> Iterable[Problem]:
            return function_arn_is_valid(arn, path)

        return Trigger(trigger.argument, check_when_known(trigger.arn, rule, self._subject, path), trigger.version)

    def _create_permission(self, trigger: Trigger) -> None:
        suffix = trigger.operation.replace("_", "-")
        opts = pulumi.ResourceOptions(parent=self._parent)
        aws.lambda_.Permission(
            f"{self._name}-{suffix}-permission",
            opts=opts,
            **permission_inputs(self._with_checked_arn(trigger), self._pool_arn),
        )
        if trigger.is_custom_sender and trigger.role is not None and self.key is not None:
            aws.kms.Grant(
                f"{self._name}-{suffix}-key",
                key_id=self.key.key_id,
                grantee_principal=trigger.role,
                operations=["Decrypt"],
                opts=opts,
            )

    def _create_key(self) -> None:
        account = account_of(self._parent)
        # Codes can't be decrypted without the key, so it is kept as long as the pool.
        self.key = aws.kms.Key(
            f"{self._name}-sender-key",
            description="Encrypts codes on their way to the custom senders of a Cognito user pool",
            enable_key_rotation=True,
            policy=with_all(sender_key_policy, account.id, account.region, account.partition),
            tags=self._settings.tags or None,
            opts=pulumi.ResourceOptions.merge(pulumi.ResourceOptions(parent=self._parent), self._kept),
        )
        self._key_arn = self.key.arn

    def _validated_trigger(
        self, operation: UserPoolOperation | str, function: "FunctionArn", version: LambdaVersion | str | None
    ) -> Trigger:
        """Validate a trigger like `lambda_triggers`, and check that it can be added now."""
        problems = Problems()
        word = read_enum(UserPoolOperation, operation, problems, ("operation",))
        problems.raise_if_any(self._subject)
        argument = word.value if word is not None else ""
        wanted: dict[str, Any] = {argument: function, TOKEN_VERSION: version}
        values = read(LambdaTriggers, wanted, problems, ("lambda_triggers",), names=NAMES)
        if isinstance(values.get(argument), str):
            problems.extend(function_arn_is_valid(values[argument], ("lambda_triggers", argument)))
        if wanted[argument] is None:
            problems.add(
                ("lambda_triggers", argument), "has no function", "pass a function or its ARN", code="trigger-missing"
            )
        trigger, *_ = trigger_settings({argument: None, **values})
        self._check_addition(trigger, values.get(TOKEN_VERSION), problems)
        problems.raise_if_any(self._subject)
        return trigger

    def _check_addition(self, trigger: Trigger, version: LambdaVersion | None, problems: Problems) -> None:
        path = ("lambda_triggers", trigger.argument)
        if trigger.operation in self._triggers:
            problems.add(path, "already has a function", "remove one of them", code="trigger-duplicate")
        if self._inputs_resolved:
            rule = "must be added before the user pool is registered, which happens when the program awaits a result"
            problems.add(path, rule, "call add_trigger earlier, or set `lambda_triggers`", code="trigger-too-late")
        if version is None or not version_needs_essentials(version):
            return
        plan = self._settings.plan
        if trigger.operation != PLAIN_TOKEN:
            rule = "is only allowed for pre_token_generation"
            problems.add(("lambda_version",), rule, "remove it", version.value, code="trigger-version-conflict")
        elif plan is FeaturePlan.LITE:
            rule = f"is too low: pre token generation {version.value} needs essentials"
            problems.add(
                ("feature_plan",), rule, "set `feature_plan` to essentials", plan.value, code="feature-plan-too-low"
            )
