"""The Lambda triggers of a user pool, in the form in which AWS expects each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pulumi

from cognito_identity.enums import FeaturePlan, LambdaVersion
from cognito_identity.lambda_functions import function_arn, function_role

PLAIN_TOKEN, TOKEN_CONFIG, TOKEN_VERSION = (
    "pre_token_generation",
    "pre_token_generation_config",
    "pre_token_generation_version",
)
SENDERS = ("custom_email_sender", "custom_sms_sender")
CUSTOM_CHALLENGE = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response")


class Trigger(NamedTuple):
    """A Lambda function that Cognito invokes."""

    argument: str
    """The argument."""
    function: Any
    """The function, alias or ARN."""
    version: LambdaVersion | None = None
    """The event version, for triggers that AWS configures with a version."""

    @property
    def arn(self) -> pulumi.Input[str]:
        """The ARN that Cognito invokes, with a version or alias if it has one."""
        return function_arn(self.function)

    @property
    def role(self) -> pulumi.Output[str] | None:
        """The execution role, if it is known."""
        return function_role(self.function)

    @property
    def operation(self) -> str:
        """The operation. Both forms of the pre token generation trigger have the same."""
        return PLAIN_TOKEN if self.argument == TOKEN_CONFIG else self.argument

    @property
    def key(self) -> str:
        """The key in `lambda_config`."""
        return TOKEN_CONFIG if self.operation == PLAIN_TOKEN and self.version is not None else self.argument

    @property
    def is_custom_sender(self) -> bool:
        """Whether it sends messages instead of Cognito, so that it needs the KMS key of the codes."""
        return self.argument in SENDERS


@dataclass(frozen=True)
class TriggerSettings:
    """The settings of the triggers of a user pool."""

    triggers: Sequence[Trigger]
    plan: FeaturePlan
    key: pulumi.Input[str] | None
    """The argument `custom_sender_kms_key`."""
    tags: Mapping[str, pulumi.Input[str]]

    @property
    def makes_key(self) -> bool:
        """Whether to create a KMS key for custom senders."""
        return self.key is None and any(trigger.is_custom_sender for trigger in self.triggers)


def trigger_settings(arguments: Mapping[str, Any]) -> tuple[Trigger, ...]:
    """Return the triggers in a stable order. The two forms of pre token generation are one trigger."""
    return tuple(_triggers(arguments))


def _triggers(arguments: Mapping[str, Any]) -> Iterator[Trigger]:
    version: LambdaVersion | None = arguments.get(TOKEN_VERSION)
    for argument in sorted(arguments):
        function = arguments[argument]
        if argument in SENDERS:
            yield Trigger(argument, function, LambdaVersion.V1_0)
        elif argument == TOKEN_CONFIG:
            yield Trigger(argument, function, version or LambdaVersion.V1_0)
        elif argument == PLAIN_TOKEN and TOKEN_CONFIG not in arguments:
            # The plain form has only version V1_0.
            yield Trigger(argument, function, None if version is LambdaVersion.V1_0 else version)
        elif argument not in (PLAIN_TOKEN, TOKEN_VERSION):
            yield Trigger(argument, function)


def version_needs_essentials(version: LambdaVersion | None) -> bool:
    """Return whether an event version of pre token generation needs the essentials plan."""
    return version in (LambdaVersion.V2_0, LambdaVersion.V3_0)
