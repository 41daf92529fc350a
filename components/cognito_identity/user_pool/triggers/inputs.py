"""Inputs for Lambda triggers: the pool's `lambda_config`, and `aws.lambda_.Permission`."""

from collections.abc import Iterable, Mapping
from typing import Any

import pulumi

from cognito_identity.iam.trust_policies import USER_POOL_SERVICE
from cognito_identity.user_pool.triggers.settings import Trigger

_PARTS_OF_A_FUNCTION = 7
"""The parts of arn:aws:lambda:<region>:<account>:function:<name>; a version or alias can follow."""


def lambda_config_inputs(triggers: Iterable[Trigger], key: pulumi.Input[str] | None = None) -> dict[str, Any] | None:
    """Return the pool's `lambda_config`, or `None` without triggers."""
    config: dict[str, Any] = {}
    for trigger in triggers:
        if trigger.version is None:
            config[trigger.key] = trigger.arn
        else:
            config[trigger.key] = {"lambda_arn": trigger.arn, "lambda_version": trigger.version.value}
    if key is not None:
        config["kms_key_id"] = key
    return config or None


def permission_inputs(trigger: Trigger, pool_arn: pulumi.Output[str]) -> Mapping[str, Any]:
    """Return the inputs of the permission that lets only this user pool invoke the function."""
    arn = pulumi.Output.from_input(trigger.arn)
    return {
        "action": "lambda:InvokeFunction",
        "function": arn.apply(without_qualifier),
        "qualifier": arn.apply(qualifier),
        "principal": USER_POOL_SERVICE,
        "source_arn": pool_arn,
        "source_account": pool_arn.apply(lambda found: found.split(":")[4]),
    }


def without_qualifier(arn: str) -> str:
    """Return the ARN without version or alias, which a permission has in `qualifier`."""
    return ":".join(arn.split(":")[:_PARTS_OF_A_FUNCTION])


def qualifier(arn: str) -> str | None:
    """Return the version or alias at the end of an ARN, if any."""
    parts = arn.split(":")
    return parts[_PARTS_OF_A_FUNCTION] if len(parts) > _PARTS_OF_A_FUNCTION else None
