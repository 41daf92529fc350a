"""Groups: the tokens must name those of the user, because apps decide by them."""

import secrets
from typing import TYPE_CHECKING, Final

from signin.errors import StepFailed
from signin.stage import Stage
from signin.step import a_user, public_keys, signed_in, step
from signin.steps.tokens import genuine_claims
from signin.unbroken import unbroken

if TYPE_CHECKING:
    from signin.tokens import TokenUse

_CLAIM: Final = "cognito:groups"


@step("the user joins a group", expects="the user to be in a group", needs=(a_user,))
def join_group(stage: Stage) -> str:
    """One of the pool's own that gives no role, which nobody should get by the way; else one made for this."""
    idp, pool_id = stage.aws.user_pools, stage.target.user_pool_id
    listed = idp.list_groups(UserPoolId=pool_id, Limit=60)["Groups"]
    group = next((str(found.get("GroupName")) for found in listed if not found.get("RoleArn")), None)
    made = group is None
    if group is None:
        group = f"signin-proof-{secrets.token_hex(8)}"
        _create(stage, group)
    idp.admin_add_user_to_group(UserPoolId=pool_id, Username=stage.user.username, GroupName=group)
    stage.group = group
    return f"{group}{', made for this' if made else ''}"


def _create(stage: Stage, group: str) -> None:
    stage.groups.append(group)
    unbroken(
        lambda: stage.aws.user_pools.create_group(
            UserPoolId=stage.target.user_pool_id,
            GroupName=group,
            Description="Made by a sign-in proof; can be deleted.",
        )
    )


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
