"""Lets roles do something to a user pool."""

import hashlib
from typing import Any

import pulumi
import pulumi_aws as aws

from .functions import function_role
from .iam.grant_verbs import grant_policy, grant_problems, granted_actions
from .reading.problems import Problems

_DIGITS = 8


class PoolGrants:
    """The grants on one pool.

    A grant is an inline policy of the role. It waits for role and pool, and neither of them for it: a trigger's role
    can be given access to the pool that calls the trigger.
    """

    def __init__(self, name: str, parent: pulumi.Resource) -> None:
        self._name = name
        self._parent = parent
        self._made: dict[str, aws.iam.RolePolicy] = {}

    def add(
        self, pool_arn: pulumi.Output[str], grantee: Any, actions: tuple[str, ...], name: str | None
    ) -> "aws.iam.RolePolicy":
        """Make a grant; the same one twice is one."""
        problems = Problems()
        problems.extend(grant_problems(actions))
        role = _role(grantee)
        if role is None:
            problems.add(("grantee_role",), "must be a role, its name or its ARN", "give the role itself")
        suffix = name or _suffix(grantee, granted_actions(str(word) for word in actions))
        if suffix in self._made and isinstance(grantee, pulumi.Output):
            rule = "is known later, and can't tell this grant from the one before"
            problems.add(("grantee_role",), rule, "give the grant a `name` of its own")
        problems.stop_if_any(f'User pool "{self._name}"')
        if suffix not in self._made:
            self._made[suffix] = aws.iam.RolePolicy(
                f"{self._name}-grant-{suffix}",
                role=pulumi.Output.from_input(role).apply(_role_name),
                policy=pool_arn.apply(lambda arn: grant_policy(arn, actions)),
                opts=pulumi.ResourceOptions(parent=self._parent),
            )
        return self._made[suffix]


def _role(grantee: Any) -> pulumi.Output[str] | None:
    """Return the name or ARN of the role; a function stands for the role it runs under."""
    if isinstance(grantee, aws.iam.Role):
        return grantee.name
    if isinstance(grantee, pulumi.Output) or (isinstance(grantee, str) and grantee):
        return pulumi.Output.from_input(grantee)
    return function_role(grantee)


def _suffix(grantee: Any, actions: tuple[str, ...]) -> str:
    """Return a name that stays the same wherever in the program the grant stands."""
    digest = hashlib.sha256(" ".join(actions).encode()).hexdigest()[:_DIGITS]
    if isinstance(grantee, pulumi.Resource):
        return f"{grantee.pulumi_resource_name}-{digest}"
    # A name that is known later can't be part of a resource's name.
    return f"{_role_name(grantee)}-{digest}" if isinstance(grantee, str) else digest


def _role_name(role: str | None) -> str:
    """`arn:aws:iam::123456789012:role/team/reader` → `reader`."""
    return (role or "").rpartition("/")[2]
