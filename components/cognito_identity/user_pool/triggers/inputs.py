"""From triggers to a user pool's `lambda_config` and the permissions of their functions."""

from collections.abc import Iterable, Mapping
from typing import Any

import pulumi

from cognito_identity.iam.trust_policies import USER_POOL_SERVICE
from cognito_identity.user_pool.triggers.settings import Trigger

_PARTS_OF_A_FUNCTION = 7
"""arn:aws:lambda:<region>:<account>:function:<name>, and perhaps the name of a version or an alias."""


def lambda_config_inputs(triggers: Iterable[Trigger], key: pulumi.Input[str] | None = None) -> dict[str, Any] | None:
    """Return the pool's `lambda_config`; none where there are no triggers."""
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
    """Return the inputs of the permission by which one pool, and no other, may call the function."""
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
    """Return the ARN of the function itself: permissions name its version or alias apart."""
    return ":".join(arn.split(":")[:_PARTS_OF_A_FUNCTION])


def qualifier(arn: str) -> str | None:
    """Return the version or alias an ARN ends in, if any."""
    parts = arn.split(":")
    return parts[_PARTS_OF_A_FUNCTION] if len(parts) > _PARTS_OF_A_FUNCTION else None
