"""The component `UserGroup`."""

from collections.abc import Mapping
from typing import Any

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import USER_GROUP
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.iam.identity_role import IdentityRole
from cognito_identity.iam.permissions_boundary import boundary_input
from cognito_identity.identity_pool.warnings import user_group_warnings
from cognito_identity.type_tokens import type_token
from cognito_identity.user_group.args import NAMES, UserGroupArgs
from cognito_identity.user_group.inputs import user_group_inputs
from cognito_identity.user_group.plan import resolve_user_group
from cognito_identity.user_group.rules import LATER
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.output_checks import checked_values
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.subject import subject_of


class UserGroup(pulumi.ComponentResource):
    """A group of a pool's users, with a role for its members where they may do more than others.

    ```python
    UserGroup("admins", {"user_pool_id": pool.user_pool_id, "precedence": 0,
                         "identity_pool_id": access.identity_pool_id, "policies": [may_do_everything]})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
    """

    group_name: pulumi.Output[str]
    """The group's name, as it stands in tokens."""
    role_arn: pulumi.Output[str | None]
    """The role of its members; none where they have none of their own."""

    def __init__(self, name: str, args: UserGroupArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("UserGroup", name)
        problems = Problems()
        values: Mapping[str, Any] = read(UserGroupArgs, args, problems, names=NAMES)
        resolve_user_group(values, problems)
        problems.raise_if_any(subject)
        values = checked_values(values, LATER, subject)

        super().__init__(type_token("UserGroup"), name, None, propagate_depends_on(opts))
        inputs = user_group_inputs(values, name)
        self.role = _role(name, values, subject, self)
        """The role that was made for its members; none where none was asked for."""
        if self.role is not None:
            inputs["role_arn"] = self.role.arn
        self.group = aws.cognito.UserGroup(
            f"{name}-group",
            opts=pulumi.ResourceOptions(parent=self),
            **check_outputs(USER_GROUP, inputs, subject),
        )
        """The group itself."""
        warn(user_group_warnings(values), self)
        self.group_name = self.group.name
        self.role_arn = self.group.role_arn
        self.register_outputs({"groupName": self.group_name, "roleArn": self.role_arn})


def _role(name: str, values: Mapping[str, Any], subject: str, parent: pulumi.Resource) -> "aws.iam.Role | None":
    if "policies" not in values:
        return None
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
