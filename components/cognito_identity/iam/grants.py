"""Grants: permissions of IAM roles on a user pool."""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import pulumi
import pulumi_aws as aws

from cognito_identity.iam.grant_verbs import grant_policy, grant_problems, granted_actions
from cognito_identity.iam.roles import Flaw, account_flaw, role_flaw, role_name
from cognito_identity.lambda_functions import function_role
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import ArgumentError, Problem, Problems, showable

_DIGITS = 8
_PATH = ("grantee_role",)


class _Grant(NamedTuple):
    """A grant: the role, its actions and the resource."""

    grantee: Any
    actions: tuple[str, ...]
    policy: "aws.iam.RolePolicy"

    def matches(self, grantee: Any, actions: tuple[str, ...]) -> bool:
        """Return whether the grant has this role and these actions."""
        same = self.grantee == grantee if isinstance(grantee, str) else self.grantee is grantee
        return same and self.actions == actions


class PoolGrants:
    """The grants on one user pool.

    A grant is an inline policy of the role. It depends on the role and the pool, and neither depends on it: so the role
    of a trigger's function can get access to the pool that invokes the function.
    """

    def __init__(self, name: str, parent: pulumi.Resource) -> None:
        self._name = name
        self._parent = parent
        self._made: dict[str, _Grant] = {}

    def add(
        self, pool_arn: pulumi.Output[str], grantee: Any, actions: tuple[str, ...], name: str | None
    ) -> "aws.iam.RolePolicy":
        """Create a grant, or return the existing one with the same role and actions."""
        problems = Problems()
        problems.extend(grant_problems(actions))
        problems.extend(_not_a_role(grantee))
        granted = granted_actions(str(word) for word in actions)
        suffix = name or _suffix(grantee, granted)
        made = self._made.get(suffix)
        if made is not None and not made.matches(grantee, granted):
            problems.extend(_name_is_taken(suffix, named=bool(name)))
        problems.raise_if_any(f'User pool "{self._name}"')
        if made is not None:
            return made.policy
        policy = aws.iam.RolePolicy(
            f"{self._name}-grant-{suffix}",
            role=self._role_name(grantee),
            policy=self._policy(grantee, pool_arn, actions),
            opts=pulumi.ResourceOptions(parent=self._parent),
        )
        self._made[suffix] = _Grant(grantee, granted, policy)
        return policy

    def _role_name(self, grantee: Any) -> pulumi.Input[str]:
        if isinstance(grantee, str):
            return role_name(grantee)
        if isinstance(grantee, aws.iam.Role):
            return grantee.name

        def checked(role: object) -> str:
            self._raise_if(role_flaw(role))
            return role_name(str(role))

        return _arn_or_name(grantee).apply(checked)

    def _policy(self, grantee: Any, pool_arn: pulumi.Output[str], actions: tuple[str, ...]) -> pulumi.Output[str]:
        """Return the policy, after a check that role and pool are in the same account."""

        def checked(role: object, arn: str) -> str:
            self._raise_if(account_flaw(role, arn))
            return grant_policy(arn, actions)

        if isinstance(grantee, str):
            return pool_arn.apply(partial(checked, grantee))
        return with_all(checked, _arn_or_name(grantee), pool_arn)

    def _raise_if(self, flaw: Flaw | None) -> None:
        """Raise an error for the value of an Output, without the value: it may be a secret."""
        if flaw is not None:
            raise ArgumentError(f'User pool "{self._name}"', [Problem(_PATH, *flaw, code="role-invalid")])


def _not_a_role(grantee: Any) -> Iterator[Problem]:
    if isinstance(grantee, (aws.iam.Role, pulumi.Output)) or function_role(grantee) is not None:
        return
    flaw = role_flaw(grantee)
    if flaw is not None:
        yield Problem(_PATH, *flaw, grantee if isinstance(grantee, str) else showable(grantee), code="role-invalid")


def _name_is_taken(suffix: str, *, named: bool) -> Iterator[Problem]:
    """Refuse a name in use: two grants would have the same resource name."""
    if named:
        yield Problem(
            ("name",),
            "is the name of another grant on this user pool",
            "choose another name",
            suffix,
            code="name-taken",
        )
    else:
        rule = "would give this grant the name of another grant on this user pool"
        yield Problem(_PATH, rule, "pass `name`", code="name-taken")


def _arn_or_name(grantee: Any) -> pulumi.Output[str]:
    """Return the ARN or name of a role, or of a function's role, as an Output."""
    if isinstance(grantee, aws.iam.Role):
        return grantee.arn
    return grantee if isinstance(grantee, pulumi.Output) else as_output(function_role(grantee))


def _suffix(grantee: Any, actions: tuple[str, ...]) -> str:
    """Return the end of the resource's name, which doesn't depend on the order of grants."""
    digest = hashlib.sha256(" ".join(actions).encode()).hexdigest()[:_DIGITS]
    if isinstance(grantee, pulumi.Resource):
        return f"{grantee.pulumi_resource_name}-{digest}"
    # An Output can't be part of a resource's name.
    return f"{role_name(grantee)}-{digest}" if isinstance(grantee, str) else digest
