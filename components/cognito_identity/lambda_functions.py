"""Lambda functions as arguments: a `Function`, an `Alias` or an ARN."""

from typing import Any, TypeGuard

import pulumi

_FUNCTION, _ALIAS = "aws:lambda/function:Function", "aws:lambda/alias:Alias"


def is_function(value: object) -> TypeGuard[pulumi.CustomResource]:
    """Return whether a value is a `Function` or an `Alias`; Cognito can invoke the ARN of either."""
    # Comparing type tokens avoids importing the Lambda module of pulumi-aws.
    return isinstance(value, pulumi.CustomResource) and _type_of(value) in (_FUNCTION, _ALIAS)


def function_arn(value: Any) -> pulumi.Input[str]:
    """Return the ARN of a `Function` or `Alias`; an ARN is returned as it is."""
    arn: pulumi.Input[str] = getattr(value, "arn") if is_function(value) else value  # noqa: B009 -- as above
    return arn


def function_role(value: object) -> pulumi.Output[str] | None:
    """Return the ARN of a `Function`'s execution role; `None` for an alias or an ARN."""
    if isinstance(value, pulumi.CustomResource) and _type_of(value) == _FUNCTION:
        role: pulumi.Output[str] = getattr(value, "role")  # noqa: B009 -- as above
        return role
    return None


def _type_of(resource: pulumi.Resource) -> object:
    return getattr(type(resource), "pulumi_type", None)
