"""Lambda functions, given as themselves or as their ARN."""

from typing import Any, TypeGuard

import pulumi

_FUNCTION, _ALIAS = "aws:lambda/function:Function", "aws:lambda/alias:Alias"


def is_function(value: object) -> TypeGuard[pulumi.CustomResource]:
    """Say whether something is a function or an alias of one; both have an ARN that Cognito can call."""
    # The class is not imported for a comparison: pulumi-aws loads its Lambda module for who uses it only.
    return isinstance(value, pulumi.CustomResource) and _type_of(value) in (_FUNCTION, _ALIAS)


def function_arn(value: Any) -> pulumi.Input[str]:
    """Return the ARN of what was given."""
    arn: pulumi.Input[str] = getattr(value, "arn") if is_function(value) else value  # noqa: B009 -- as above
    return arn


def function_role(value: object) -> pulumi.Output[str] | None:
    """Return the ARN of the role a function runs under, where the function itself was given."""
    if isinstance(value, pulumi.CustomResource) and _type_of(value) == _FUNCTION:
        role: pulumi.Output[str] = getattr(value, "role")  # noqa: B009 -- as above
        return role
    return None


def _type_of(resource: pulumi.Resource) -> object:
    return getattr(type(resource), "pulumi_type", None)
