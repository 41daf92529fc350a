"""Groups: the tokens must name those of the user, because apps decide by them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from signin.errors import StepFailed
from signin.stage import Stage
from signin.step import a_user, public_keys, signed_in, step
from signin.steps.tokens import genuine_claims
from signin.unbroken import unbroken
from signin.user import MARK

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import CreateGroupRequestTypeDef

    from signin.tokens import TokenUse

_CLAIM: Final = "cognito:groups"
GROUP_DESCRIPTION: Final = "Made by a sign-in proof; can be deleted."


@step("the user joins a group", expects="the user to be in a group", needs=(a_user,))
def join_group(stage: Stage) -> str:
    """A group made for this and for nothing else: membership of one of the pool's own may open anything."""
    stage.group = _join(stage, _create(stage))
    return f"{stage.group}, made for this"


@contextmanager
def member_of_group_with_role(stage: Stage, role_arn: str) -> Iterator[str]:
    """The user is in another group made for this, which has the role, for as long as the context lasts."""
    group = _create(stage, role_arn)
    try:
        yield _join(stage, group)
    finally:
        stage.aws.user_pools.delete_group(UserPoolId=stage.target.user_pool_id, GroupName=group)
        stage.groups.remove(group)


def _create(stage: Stage, role_arn: str | None = None) -> str:
    group = f"{MARK}{secrets.token_hex(8)}"
    request: CreateGroupRequestTypeDef = {
        "UserPoolId": stage.target.user_pool_id,
        "GroupName": group,
        "Description": GROUP_DESCRIPTION,
    }
    if role_arn is not None:
        request |= {"RoleArn": role_arn, "Precedence": 0}
    stage.groups.append(group)
    unbroken(lambda: stage.aws.user_pools.create_group(**request))
    return group


def _join(stage: Stage, group: str) -> str:
    stage.aws.user_pools.admin_add_user_to_group(
        UserPoolId=stage.target.user_pool_id, Username=stage.user.username, GroupName=group
    )
    return group


def in_a_group(stage: Stage) -> None:
    """Need: the user was put into a group before signing in."""
    stage.require_group()


@step("the tokens name the user's groups", expects=_CLAIM, needs=(signed_in, public_keys, in_a_group))
def find_group(stage: Stage) -> str:
    """In the ID token for apps and in the access token for APIs."""
    group, tokens = stage.require_group(), stage.tokens
    uses: tuple[tuple[TokenUse, str], ...] = (("id", tokens.id_token), ("access", tokens.access_token))
    for use, token in uses:
        named = genuine_claims(stage, token, use).get(_CLAIM)
        if not isinstance(named, list) or group not in named:
            raise StepFailed(f"expected {_CLAIM} of the {use} token to name {group}; it says {named}")
    return f"{_CLAIM} has {group}, in the ID token and in the access token"
