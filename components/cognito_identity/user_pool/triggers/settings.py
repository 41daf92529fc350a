"""The Lambda triggers of a user pool, with the form decided in which each is written."""

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
    """A function that Cognito asks."""

    argument: str
    """The word it was given by."""
    function: Any
    """Its ARN, or the function itself."""
    version: LambdaVersion | None = None
    """Given where AWS wants the form that names one."""

    @property
    def arn(self) -> pulumi.Input[str]:
        """The ARN Cognito calls; an alias or version at its end stays."""
        return function_arn(self.function)

    @property
    def role(self) -> pulumi.Output[str] | None:
        """The role it runs under, where that is known."""
        return function_role(self.function)

    @property
    def operation(self) -> str:
        """The word its resources are named after: both forms of the pre-token trigger are one."""
        return PLAIN_TOKEN if self.argument == TOKEN_CONFIG else self.argument

    @property
    def key(self) -> str:
        """The key of `lambda_config` it stands at."""
        return TOKEN_CONFIG if self.operation == PLAIN_TOKEN and self.version is not None else self.argument

    @property
    def sends(self) -> bool:
        """Whether it sends messages in Cognito's place, and so needs the key that codes are encrypted with."""
        return self.argument in SENDERS


@dataclass(frozen=True)
class TriggerSettings:
    """What the triggers of a pool need to know of it."""

    triggers: Sequence[Trigger]
    plan: FeaturePlan
    key: pulumi.Input[str] | None
    """The key that codes for custom senders are encrypted with; `None` where none was given."""
    tags: Mapping[str, pulumi.Input[str]]

    @property
    def makes_key(self) -> bool:
        """Whether a key is created, because a custom sender needs one."""
        return self.key is None and any(trigger.sends for trigger in self.triggers)


def trigger_settings(given_triggers: Mapping[str, Any]) -> tuple[Trigger, ...]:
    """Return the triggers in a stable order. Two words for the same function are one trigger."""
    return tuple(_triggers(given_triggers))


def _triggers(given_triggers: Mapping[str, Any]) -> Iterator[Trigger]:
    version: LambdaVersion | None = given_triggers.get(TOKEN_VERSION)
    for argument in sorted(given_triggers):
        function = given_triggers[argument]
        if argument in SENDERS:
            yield Trigger(argument, function, LambdaVersion.V1_0)
        elif argument == TOKEN_CONFIG:
            yield Trigger(argument, function, version or LambdaVersion.V1_0)
        elif argument == PLAIN_TOKEN and TOKEN_CONFIG not in given_triggers:
            # The plain form knows one version only.
            yield Trigger(argument, function, None if version is LambdaVersion.V1_0 else version)
        elif argument not in (PLAIN_TOKEN, TOKEN_VERSION):
            yield Trigger(argument, function)


def version_needs_essentials(version: LambdaVersion | None) -> bool:
    """Say whether an event version of the pre-token function is more than the lowest plan has."""
    return version in (LambdaVersion.V2_0, LambdaVersion.V3_0)
