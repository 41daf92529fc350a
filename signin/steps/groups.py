"""Groups: the tokens must contain the user's, because apps authorize by them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from signin.errors import StepFailed
from signin.state import RunState
from signin.step import require_public_keys, require_tokens, require_user, step
from signin.steps.tokens import valid_claims
from signin.uninterrupted import run_uninterrupted
from signin.user import NAME_PREFIX

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import CreateGroupRequestTypeDef

    from signin.tokens import TokenUse

_CLAIM: Final = "cognito:groups"
GROUP_DESCRIPTION: Final = "Made by a sign-in proof; can be deleted."


@step("the user joins a group", expects="the user to be in a group", needs=(require_user,))
def join_group(state: RunState) -> str:
    """A new group, never one of the pool's own, which may give access to anything."""
    state.group = _join(state, _create(state))
    return f"{state.group}, created for this run"


@contextmanager
def temporary_group_with_role(state: RunState, role_arn: str) -> Iterator[str]:
    """Add the user to another new group, with the role, until the context ends."""
    group = _create(state, role_arn)
    try:
        yield _join(state, group)
    finally:
        state.aws.user_pools.delete_group(UserPoolId=state.target.user_pool_id, GroupName=group)
        state.groups.remove(group)


def _create(state: RunState, role_arn: str | None = None) -> str:
    group = f"{NAME_PREFIX}{secrets.token_hex(8)}"
    request: CreateGroupRequestTypeDef = {
        "UserPoolId": state.target.user_pool_id,
        "GroupName": group,
        "Description": GROUP_DESCRIPTION,
    }
    if role_arn is not None:
        request |= {"RoleArn": role_arn, "Precedence": 0}
    state.groups.append(group)
    run_uninterrupted(lambda: state.aws.user_pools.create_group(**request))
    return group


def _join(state: RunState, group: str) -> str:
    state.aws.user_pools.admin_add_user_to_group(
        UserPoolId=state.target.user_pool_id, Username=state.user.username, GroupName=group
    )
    return group


def require_group(state: RunState) -> None:
    """Skip unless the user is in a group."""
    state.require_group()


@step(
    "the tokens contain the user's groups", expects=_CLAIM, needs=(require_tokens, require_public_keys, require_group)
)
def find_group_claim(state: RunState) -> str:
    """In the ID token and in the access token."""
    group, tokens = state.require_group(), state.tokens
    uses: tuple[tuple[TokenUse, str], ...] = (("id", tokens.id_token), ("access", tokens.access_token))
    for use, token in uses:
        named = valid_claims(state, token, use).get(_CLAIM)
        if not isinstance(named, list) or group not in named:
            raise StepFailed(f"expected {_CLAIM} of the {use} token to contain {group}; it is {named}")
    return f"{_CLAIM} has {group}, in the ID token and in the access token"
