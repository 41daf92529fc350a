"""The clean-up: deletes everything that was created."""

from collections.abc import Callable
from functools import partial
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.aws_errors import code_of, describe_error
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import step

# The error of a local AWS that does not support the call.
_NOT_SIMULATED: Final = "NotImplemented"


@step("everything created is deleted", expects="nothing to be left")
def clean_up(state: RunState) -> str:
    """Delete the user, the groups and the identities, and check that they are gone."""
    if not state.usernames and not state.identity_ids and not state.groups:
        raise StepSkipped("nothing was created")
    removals = {name: partial(_delete_user, state, name) for name in state.usernames}
    removals |= {f"group {name}": partial(_delete_group, state, name) for name in state.groups}
    if state.identity_ids:
        removals[", ".join(state.identity_ids)] = partial(_delete_identities, state)
    removed, left, kept = [], [], []
    for what, remove in removals.items():
        try:
            remove()
            removed.append(what)
        except StepSkipped as reason:
            kept.append(str(reason))
        except (ClientError, BotoCoreError, StepFailed) as error:
            left.append(f"{what}: {describe_error(error)}")
    if left:
        raise StepFailed(f"expected nothing to be left; {'; '.join(left)}. Delete it with: {how_to_clean(state)}")
    if kept:
        raise StepSkipped(f"{', '.join(removed)}{' deleted; ' if removed else ''}{'; '.join(kept)}")
    return ", ".join(removed)


def how_to_clean(state: RunState) -> str:
    """The command that deletes what a run has left."""
    return f"python -m signin … --clean (user pool {state.target.user_pool_id})"


def _delete_user(state: RunState, username: str) -> None:
    idp, wanted = state.aws.user_pools, {"UserPoolId": state.target.user_pool_id, "Username": username}
    _remove(partial(idp.admin_delete_user, **wanted), partial(idp.admin_get_user, **wanted), "UserNotFoundException")


def _delete_group(state: RunState, name: str) -> None:
    idp, wanted = state.aws.user_pools, {"UserPoolId": state.target.user_pool_id, "GroupName": name}
    _remove(partial(idp.delete_group, **wanted), partial(idp.get_group, **wanted), "ResourceNotFoundException")


def _remove(delete: Callable[[], object], look: Callable[[], object], gone: str) -> None:
    """Delete something and check; it may not exist, if the response to its creation was lost."""
    if not _is_gone(delete, gone) and not _is_gone(look, gone):
        raise StepFailed("deleted, but still in the pool")


def _delete_identities(state: RunState) -> None:
    try:
        answer = state.aws.identity_pools.delete_identities(IdentityIdsToDelete=state.identity_ids)
    except ClientError as error:
        if state.target.endpoint is not None and code_of(error) == _NOT_SIMULATED:
            raise StepSkipped("identities are kept: this local AWS does not delete them") from error
        raise
    if unprocessed := answer.get("UnprocessedIdentityIds"):
        raise StepFailed(f"still in the pool: {unprocessed}")


def _is_gone(call: Callable[[], object], code: str) -> bool:
    """Whether the call fails with `code`, because nothing of that name exists."""
    try:
        call()
    except ClientError as error:
        if code_of(error) == code:
            return True
        raise
    return False
