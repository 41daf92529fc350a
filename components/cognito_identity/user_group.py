"""The component `UserGroup`: its arguments, rules, settings and resources."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Required, Self, TypedDict, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.tables import USER_GROUP
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.iam.identity_role import IdentityRole
from cognito_identity.iam.permissions_boundary import (
    boundary_input,
    boundary_is_a_policy,
    boundary_limits,
    with_boundary,
)
from cognito_identity.iam.policies import policy_problems
from cognito_identity.iam.roles import role_is_a_role
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.argument_names import Aliases, ArgumentNames
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.problems import Path, Problem, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.tags import tag_problems
from cognito_identity.validation.value_rules import ANY, ValueRules, any_text, checked_values, value_problems


class UserGroupOptions(TypedDict, total=False):
    """Arguments of `UserGroup` without `user_pool_id`, for `add_group`."""

    group_name: pulumi.Input[str]
    """The name of the group, 1 to 128 characters. Default: the name of the component. A change replaces the group."""
    description: pulumi.Input[str]
    """A description, at most 2048 characters. Default: none."""
    precedence: int
    """A user in several groups gets the role of the one with the lowest number. Default: none."""
    role: pulumi.Input[str]
    """The ARN of an existing IAM role for the members. Default: none."""
    policies: list[pulumi.Input[str]]
    """Permissions of its members, as in `IdentityPool.authenticated_policies`; creates a role. Needs an identity
    pool."""
    permissions_boundary: pulumi.Input[str]
    """The ARN of the managed policy for the permissions boundary of the created role. Default: none."""
    identity_pool_id: pulumi.Input[str]
    """The identity pool that gives users the created role. Default in a `UserIdentity`: its own.

    A `UserGroup` of its own knows only the identity pool's id: for users to get the role, the identity pool needs
    a role mapping with `use_token`, and while its classic flow is on, every signed-in user can assume the role.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """The tags of the created role, at most 50. Groups don't support tags. Default: none."""


class UserGroupArgs(UserGroupOptions, total=False):
    """Arguments of `UserGroup`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool, such as `eu-central-1_aBcDeFgH1`. A change replaces the group."""


_ALIASES: Aliases = {"policy": ("policies",)}
NAMES = ArgumentNames(
    tables={UserGroupOptions: (USER_GROUP,), UserGroupArgs: (USER_GROUP,)},
    aliases={UserGroupOptions: _ALIASES, UserGroupArgs: _ALIASES},
)
_IDENTITY_POOL = r"[a-z0-9-]+:[0-9a-f-]{36}"
_TO_COME = "us-east-1:00000000-0000-0000-0000-000000000000"
"""A placeholder for the id of an identity pool that isn't created yet."""


@dataclass(frozen=True)
class UserGroupSettings:
    """The resolved arguments of a group."""

    arguments: Mapping[str, Any]

    @property
    def makes_role(self) -> bool:
        """Whether a role is created for its members."""
        return "policies" in self.arguments

    @property
    def precedence(self) -> int | None:
        """The group's precedence."""
        return self.arguments.get("precedence")

    def role_argument(self) -> str | None:
        """Return the argument that gives the group a role of this program's identity pool; `None` without one."""
        if "role" in self.arguments:
            return "role"
        own = self.arguments.get("identity_pool_id", _TO_COME) is _TO_COME
        return "policies" if self.makes_role and own else None

    def in_pool(self, user_pool_id: pulumi.Input[str], boundary: pulumi.Input[str] | None) -> "UserGroupSettings":
        """Return the settings with the pool's id, and its permissions boundary for a created role without one."""
        arguments = with_boundary(self.arguments, boundary) if self.makes_role else self.arguments
        return UserGroupSettings({**arguments, "user_pool_id": user_pool_id})

    def at(self, identity_pool_id: pulumi.Input[str]) -> "UserGroupSettings":
        """Return the settings with the id of the identity pool, now that it is made."""
        if self.arguments.get("identity_pool_id") is not _TO_COME:
            return self
        return UserGroupSettings({**self.arguments, "identity_pool_id": identity_pool_id})

    def inputs(self, name: str) -> dict[str, Any]:
        """Return the inputs of `aws.cognito.UserGroup`; `name` is the default of the group's name."""
        inputs: dict[str, Any] = {
            "user_pool_id": self.arguments.get("user_pool_id"),
            "name": self.arguments.get("group_name", name),
            "description": self.arguments.get("description"),
            "precedence": self.precedence,
            "role_arn": self.arguments.get("role"),
        }
        return drop_none(inputs)


def with_identity_pool(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the arguments of a group with an identity pool to come, where it needs one and names none."""
    return {"identity_pool_id": _TO_COME, **values} if "policies" in values else values


def resolve_user_group(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> UserGroupSettings:
    """Resolve and check arguments that were read."""
    settings = UserGroupSettings(values)
    rules = chain(role_has_one_source(values), value_problems(values, VALUE_RULES), tag_problems(values))
    model = chain(model_problems(USER_GROUP, settings.inputs("group")), boundary_limits(values))
    problems.add_rules_and_model(rules, model, path)
    return settings


def role_has_one_source(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A group has an existing role, or a created one for an identity pool."""
    if "policies" not in values:
        return
    if "role" in values:
        rule = "can't be combined with `role`, which this program doesn't manage"
        yield Problem(
            ("policies",),
            rule,
            "attach the policies to that role",
            code="group-role-invalid",
            related=("role",),
        )
    elif "identity_pool_id" not in values:
        rule = "need an identity pool that gives users the role"
        yield Problem(("policies",), rule, "pass `identity_pool_id`", code="group-role-invalid")
    yield from policy_problems(values["policies"], ("policies",))


def identity_pool_is_one(identity_pool_id: object, path: Path) -> Iterator[Problem]:
    """A role whose trust policy names no identity pool is never used."""
    if isinstance(identity_pool_id, str) and not re.fullmatch(_IDENTITY_POOL, identity_pool_id):
        fix = "write <region>:<id>, the identity pool's id"
        yield Problem(
            path, "must be the id of an identity pool", fix, identity_pool_id, code="identity-pool-id-invalid"
        )


VALUE_RULES: ValueRules = {
    ("role",): role_is_a_role,
    ("identity_pool_id",): identity_pool_is_one,
    ("permissions_boundary",): boundary_is_a_policy,
    ("tags", ANY): any_text,
}


def user_group_warnings(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A group itself has neither tags nor an identity pool: its created role has."""
    for word in ("identity_pool_id", "permissions_boundary", "tags"):
        if values.get(word) and "policies" not in values:
            yield Problem(
                (word,),
                "has no effect: no role is created",
                "add `policies`, or remove this argument",
                code="user-group-warnings",
            )


class UserGroup(pulumi.ComponentResource):
    """A group of a pool's users, with a role for members with more permissions than other users.

    ```python
    UserGroup("admins", {"user_pool_id": pool.user_pool_id, "precedence": 0,
                         "identity_pool_id": access.identity_pool_id, "policies": [may_do_everything]})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
    """

    group_name: pulumi.Output[str]
    """The group's name, as in tokens."""
    role_arn: pulumi.Output[str | None]
    """The role of its members; none without `role` and `policies`."""

    def __init__(self, name: str, args: UserGroupArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("UserGroup", name)
        settings = resolved(
            args,
            UserGroupSettings,
            subject,
            lambda problems: resolve_user_group(read(UserGroupArgs, args, problems, names=NAMES), problems),
        )
        settings = replace(settings, arguments=checked_values(settings.arguments, VALUE_RULES, subject))
        super().__init__(type_token("UserGroup"), name, None, propagate_depends_on(opts))
        inputs = settings.inputs(name)
        self.role = _role(name, settings.arguments, subject, self) if settings.makes_role else None
        """The role that was created for its members; none without `policies`."""
        if self.role is not None:
            inputs["role_arn"] = self.role.arn
        self.group = aws.cognito.UserGroup(
            f"{name}-group", opts=pulumi.ResourceOptions(parent=self), **check_outputs(USER_GROUP, inputs, subject)
        )
        """The group itself."""
        warn(user_group_warnings(settings.arguments), self)
        self.group_name = self.group.name
        self.role_arn = self.group.role_arn
        self.register_outputs({"groupName": self.group_name, "roleArn": self.role_arn})

    @classmethod
    def _from_settings(cls, name: str, settings: UserGroupSettings, opts: pulumi.ResourceOptions) -> Self:
        """Make a group whose arguments a parent has resolved."""
        return cls(name, cast("UserGroupArgs", settings), opts)


def _role(name: str, values: Mapping[str, Any], subject: str, parent: pulumi.Resource) -> "aws.iam.Role":
    role = IdentityRole(
        subject=subject,
        argument="policies",
        kind="authenticated",
        policies=values["policies"],
        description="What members of a group may do",
        tags=values.get("tags"),
        permissions_boundary=boundary_input(values, subject),
    )
    return role.make(name, pulumi.Output.from_input(values["identity_pool_id"]), parent)
