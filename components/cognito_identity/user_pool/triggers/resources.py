"""The Lambda triggers of a user pool: given with it, or added until its inputs are read."""

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
from cognito_identity.user_pool.triggers.rules import function_is_a_function, whole_custom_challenge
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
from cognito_identity.validation.reader import read, read_word

if TYPE_CHECKING:
    from cognito_identity.user_pool.triggers.args import FunctionArn

CYCLE_WARNING_DELAY_SECONDS = 30.0
_WAITING = (
    "the pool still waits for the functions of its triggers. If one of them was given something of this pool, each "
    "waits for the other for ever: let the function read userPoolId from its event, and give its role what it may do "
    "by pool.grant(role, ...)"
)


class PoolTriggers:
    """One pool's triggers.

    Pulumi reads a resource's inputs only when the program lets its event loop run: at its end, or where it waits for
    something. Until then the pool's triggers can grow; `lambda_config` is an Output that is settled at that moment. It
    waits for nothing but the functions' ARNs, so it can't keep a program from ending.
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
        self._read = False
        self._timer: asyncio.TimerHandle | None = None
        self.key: aws.kms.Key | None = None
        self._key_arn: pulumi.Input[str] | None = settings.key
        if settings.makes_key:
            self._make_key()

    @property
    def lambda_config(self) -> pulumi.Output[Any]:
        """The pool's input; it turns out to be nothing where no trigger came."""
        return as_output(None).apply(self._settled)

    def permit(self, pool_arn: pulumi.Output[str]) -> None:
        """Let the pool call the functions it was given."""
        self._pool_arn = pool_arn
        for trigger in self._triggers.values():
            self._permit(trigger)

    def add(
        self, operation: UserPoolOperation | str, function: "FunctionArn", version: LambdaVersion | str | None
    ) -> None:
        """Add a trigger, if the pool's inputs have not been read yet."""
        trigger = self._trigger(operation, function, version)
        self._triggers[trigger.operation] = trigger
        if trigger.sends and self._key_arn is None:
            self._make_key()
        self._permit(trigger)

    def _settled(self, _nothing: None) -> pulumi.Output[Any] | None:
        self._read = True
        triggers = [self._triggers[operation] for operation in sorted(self._triggers)]
        problems = Problems()
        problems.extend(whole_custom_challenge(triggers))
        problems.raise_if_any(self._subject)
        # Only now is it known that no sender came by `add_trigger`.
        warn(unused_sender_key(triggers, key=self._settings.key), self._parent)
        config = lambda_config_inputs([self._checked(trigger) for trigger in triggers], self._key_arn)
        if config is None:
            return None
        if triggers:
            self._timer = asyncio.get_running_loop().call_later(CYCLE_WARNING_DELAY_SECONDS, self._warn_possible_cycle)
        return pulumi.Output.from_input(config).apply(self._arrived, run_with_unknowns=True)

    def _arrived(self, config: Any) -> Any:
        if self._timer is not None:
            self._timer.cancel()
        return config

    def _warn_possible_cycle(self) -> None:
        pulumi.log.warn(_WAITING, self._parent)

    def _checked(self, trigger: Trigger) -> Trigger:
        path = ("lambda_triggers", trigger.argument)

        def rule(arn: str) -> Iterable[Problem]:
            return function_is_a_function(arn, path)

        return Trigger(trigger.argument, check_when_known(trigger.arn, rule, self._subject, path), trigger.version)

    def _permit(self, trigger: Trigger) -> None:
        suffix = trigger.operation.replace("_", "-")
        opts = pulumi.ResourceOptions(parent=self._parent)
        aws.lambda_.Permission(
            f"{self._name}-{suffix}-permission", opts=opts, **permission_inputs(self._checked(trigger), self._pool_arn)
        )
        if trigger.sends and trigger.role is not None and self.key is not None:
            aws.kms.Grant(
                f"{self._name}-{suffix}-key",
                key_id=self.key.key_id,
                grantee_principal=trigger.role,
                operations=["Decrypt"],
                opts=opts,
            )

    def _make_key(self) -> None:
        account = account_of(self._parent)
        # Codes on their way can't be read without it: it stays as long as the pool.
        self.key = aws.kms.Key(
            f"{self._name}-sender-key",
            description="Encrypts codes on their way to the custom senders of a Cognito user pool",
            enable_key_rotation=True,
            policy=with_all(sender_key_policy, account.id, account.region, account.partition),
            tags=self._settings.tags or None,
            opts=pulumi.ResourceOptions.merge(pulumi.ResourceOptions(parent=self._parent), self._kept),
        )
        self._key_arn = self.key.arn

    def _trigger(
        self, operation: UserPoolOperation | str, function: "FunctionArn", version: LambdaVersion | str | None
    ) -> Trigger:
        """Read one trigger as `lambda_triggers` would be read, and note what stands against adding it now."""
        problems = Problems()
        word = read_word(UserPoolOperation, operation, problems, ("operation",))
        problems.raise_if_any(self._subject)
        argument = word.value if word is not None else ""
        wanted: dict[str, Any] = {argument: function, TOKEN_VERSION: version}
        values = read(LambdaTriggers, wanted, problems, ("lambda_triggers",), names=NAMES)
        if isinstance(values.get(argument), str):
            problems.extend(function_is_a_function(values[argument], ("lambda_triggers", argument)))
        if wanted[argument] is None:
            problems.add(
                ("lambda_triggers", argument), "has no function", "give a function or its ARN", code="trigger-invalid"
            )
        trigger, *_ = trigger_settings({argument: None, **values})
        self._note_obstacles(trigger, values.get(TOKEN_VERSION), problems)
        problems.raise_if_any(self._subject)
        return trigger

    def _note_obstacles(self, trigger: Trigger, version: LambdaVersion | None, problems: Problems) -> None:
        path = ("lambda_triggers", trigger.argument)
        if trigger.operation in self._triggers:
            problems.add(path, "has a function already", "keep one of the two", code="trigger-conflict")
        if self._read:
            rule = "comes too late: the program waited for something, so the pool's inputs were read before"
            problems.add(path, rule, "add it earlier, or give it in `lambda_triggers`", code="trigger-conflict")
        if version is None or not version_needs_essentials(version):
            return
        plan = self._settings.plan
        if trigger.operation != PLAIN_TOKEN:
            rule = "is for the pre-token trigger: the others have one version only"
            problems.add(("lambda_version",), rule, "leave it out", version.value, code="trigger-conflict")
        elif plan is FeaturePlan.LITE:
            rule = f"is too low: pre-token events {version.value} need essentials"
            problems.add(
                ("feature_plan",), rule, "give `feature_plan` as essentials", plan.value, code="trigger-conflict"
            )
