"""The end: leaving nothing behind."""

from collections.abc import Callable
from functools import partial
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.errors import CannotShow, StepFailed
from signin.refusal import code_of, told
from signin.stage import Stage
from signin.step import step

# How a local AWS says that it does not know the call.
_NOT_SIMULATED: Final = "NotImplemented"


@step("everything made is removed", expects="nothing to be left")
def clean_up(stage: Stage) -> str:
    """Delete the user, the group and the identities, and look whether they are gone."""
    if not stage.usernames and not stage.identity_ids and not stage.groups:
        raise CannotShow("nothing was made")
    removals = {name: partial(_delete_user, stage, name) for name in stage.usernames}
    removals |= {f"group {name}": partial(_delete_group, stage, name) for name in stage.groups}
    if stage.identity_ids:
        removals[", ".join(stage.identity_ids)] = partial(_delete_identities, stage)
    removed, left, kept = [], [], []
    for what, remove in removals.items():
        try:
            remove()
            removed.append(what)
        except CannotShow as reason:
            kept.append(str(reason))
        except (ClientError, BotoCoreError, StepFailed) as error:
            left.append(f"{what}: {told(error)}")
    if left:
        raise StepFailed(f"expected nothing to be left; {'; '.join(left)}. Remove it with: {how_to_clean(stage)}")
    if kept:
        raise CannotShow(f"{', '.join(removed)}{' removed; ' if removed else ''}{'; '.join(kept)}")
    return ", ".join(removed)


def how_to_clean(stage: Stage) -> str:
    """The command that finds and removes what a run has left, without the options that name the stack."""
    return f"python -m signin … --clean (user pool {stage.target.user_pool_id})"


def _delete_user(stage: Stage, username: str) -> None:
    idp, wanted = stage.aws.user_pools, {"UserPoolId": stage.target.user_pool_id, "Username": username}
    _remove(partial(idp.admin_delete_user, **wanted), partial(idp.admin_get_user, **wanted), "UserNotFoundException")


def _delete_group(stage: Stage, name: str) -> None:
    idp, wanted = stage.aws.user_pools, {"UserPoolId": stage.target.user_pool_id, "GroupName": name}
    _remove(partial(idp.delete_group, **wanted), partial(idp.get_group, **wanted), "ResourceNotFoundException")


def _remove(delete: Callable[[], object], look: Callable[[], object], gone: str) -> None:
    """Delete something and look; it may not be there, because the answer to its making never came."""
    if not _is_gone(delete, gone) and not _is_gone(look, gone):
        raise StepFailed("deleted, but still in the pool")


def _delete_identities(stage: Stage) -> None:
    try:
        answer = stage.aws.identity_pools.delete_identities(IdentityIdsToDelete=stage.identity_ids)
    except ClientError as error:
        if stage.target.endpoint is not None and code_of(error) == _NOT_SIMULATED:
            raise CannotShow("identities stay: this local AWS does not delete them") from error
        raise
    if unprocessed := answer.get("UnprocessedIdentityIds"):
        raise StepFailed(f"still in the pool: {unprocessed}")


def _is_gone(call: Callable[[], object], code: str) -> bool:
    """Whether Cognito says that there is no such thing."""
    try:
        call()
    except ClientError as error:
        if code_of(error) == code:
            return True
        raise
    return False
