"""The end: signing out everywhere, and leaving nothing behind."""

from collections.abc import Callable
from functools import partial
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.errors import CannotShow, StepFailed
from signin.refusal import NOT_AUTHORIZED, code_of, must_be_refused, told
from signin.stage import Stage
from signin.step import a_refreshing_client, signed_in, step

# How a local AWS says that it does not know the call.
_NOT_SIMULATED: Final = "NotImplemented"


@step("signing out ends the session", expects="a dead refresh token", needs=(signed_in, a_refreshing_client))
def sign_out(stage: Stage) -> str:
    """After a global sign-out the refresh token is dead; access tokens live on until they expire, by design."""
    tokens = stage.tokens
    stage.aws.user_pools.global_sign_out(AccessToken=tokens.access_token)
    return must_be_refused(
        "the refresh token", lambda: stage.authentication.refresh(tokens, stage.refresh_name), NOT_AUTHORIZED
    )


@step("everything made is removed", expects="nothing to be left")
def clean_up(stage: Stage) -> str:
    """Delete the user and the identity, and look whether they are gone."""
    if not stage.usernames and not stage.identity_ids:
        raise CannotShow("nothing was made")
    removals = {name: partial(_delete_user, stage, name) for name in stage.usernames}
    if stage.identity_ids:
        removals[", ".join(stage.identity_ids)] = partial(_delete_identities, stage)
    removed, left = [], []
    for what, remove in removals.items():
        try:
            remove()
            removed.append(what)
        except CannotShow as reason:
            removed.append(str(reason))
        except (ClientError, BotoCoreError, StepFailed) as error:
            left.append(f"{what}: {told(error)}")
    if left:
        raise StepFailed(f"expected nothing to be left; {'; '.join(left)}")
    return ", ".join(removed)


def _delete_user(stage: Stage, username: str) -> None:
    idp, pool_id = stage.aws.user_pools, stage.target.user_pool_id
    if _is_gone(partial(idp.admin_delete_user, UserPoolId=pool_id, Username=username)):
        return
    if not _is_gone(partial(idp.admin_get_user, UserPoolId=pool_id, Username=username)):
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


def _is_gone(call: Callable[[], object]) -> bool:
    """Whether Cognito says that there is no such user."""
    try:
        call()
    except ClientError as error:
        if code_of(error) == "UserNotFoundException":
            return True
        raise
    return False
