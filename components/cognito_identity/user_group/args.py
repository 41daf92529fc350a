"""The words of `UserGroup`."""

from collections.abc import Mapping
from typing import Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import USER_GROUP
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class UserGroupOptions(TypedDict, total=False):
    """Arguments of `UserGroup` but for the pool: what `add_group` takes."""

    group_name: pulumi.Input[str]
    """1 to 128 characters. Default: the name it was added under. Can't change after creation."""
    description: pulumi.Input[str]
    """At most 2048 characters."""
    precedence: int
    """Who is in several groups gets the role of the one with the lowest number. Default: none."""
    role: pulumi.Input[str]
    """ARN of a role of your own for its members."""
    policies: list[pulumi.Input[str]]
    """What its members may do, as in `IdentityPool.authenticated_policies`; a role is made. Needs an identity pool."""
    permissions_boundary: pulumi.Input[str]
    """ARN of the managed policy that limits the role that is made. Default: none."""
    identity_pool_id: pulumi.Input[str]
    """The identity pool that hands the made role out. Known by itself inside a `UserIdentity`.

    A `UserGroup` of its own knows no more of the identity pool than its id: for users to get the role, the pool needs
    a role mapping with `use_token`, and while its classic flow is on, every signed-in user can assume the role.
    """
    tags: Mapping[str, pulumi.Input[str]]
    """Tags for the role that is made; a group itself takes none."""


class UserGroupArgs(UserGroupOptions, total=False):
    """Arguments of `UserGroup`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool. Can't change after creation."""


_ALIASES: Aliases = {"policy": ("policies",)}
NAMES = ArgumentNames(
    tables={UserGroupOptions: (USER_GROUP,), UserGroupArgs: (USER_GROUP,)},
    aliases={UserGroupOptions: _ALIASES, UserGroupArgs: _ALIASES},
)
