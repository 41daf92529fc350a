"""How long a sign-in lasts: refreshed, replaced, revoked, and signed out."""

from typing import TYPE_CHECKING, Final

from signin.authentication import Tokens
from signin.errors import CannotShow, StepFailed
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import a_refreshing_client, public_keys, signed_in, step
from signin.steps.tokens import check_attributes, genuine_claims

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import RevokeTokenRequestTypeDef

_REUSED: Final = ("RefreshTokenReuseException", NOT_AUTHORIZED)


@step("the refresh token gives new tokens", expects="new tokens", needs=(signed_in, public_keys, a_refreshing_client))
def refresh(stage: Stage) -> str:
    """They verify like the first ones, they are others, and they tell what has changed in between."""
    before = stage.tokens
    after = stage.authentication.refresh(before, stage.refresh_name)
    stage.renew(after)
    if before.id_token == after.id_token or before.access_token == after.access_token:
        raise StepFailed("expected new tokens; came the same ones")
    check_attributes(stage, genuine_claims(stage, after.id_token, "id"))
    genuine_claims(stage, after.access_token, "access")
    replaced = after.refresh_token != before.refresh_token
    if stage.client.rotates and not replaced:
        raise StepFailed("expected a new refresh token, because the client rotates them; came the same one")
    return f"with {'a new' if replaced else 'the same'} refresh token"


@step("a replaced refresh token dies", expects="a refusal", needs=(signed_in, a_refreshing_client))
def refuse_replaced(stage: Stage) -> str:
    """Whoever stole a refresh token has it only until its owner refreshes, plus a moment for lost answers."""
    if not stage.client.rotates:
        if stage.target.promises("refresh_token_rotation"):
            raise StepFailed("expected refresh tokens to be rotated, as the outputs say; the client keeps them")
        raise CannotShow("the client keeps its refresh token: rotation is off")
    replaced, grace = stage.replaced, stage.client.grace_seconds
    if replaced is None:
        raise CannotShow("no refresh token was replaced")
    if grace:
        stage.redactor.hide(stage.authentication.refresh(replaced, stage.refresh_name).secrets)
        raise CannotShow(f"it works once more within its grace period of {grace} s, as set; its end is not waited for")
    return must_be_refused(
        "the replaced token", lambda: stage.authentication.refresh(replaced, stage.refresh_name), *_REUSED
    )


@step("a revoked sign-in ends", expects="dead tokens", needs=(signed_in, a_refreshing_client))
def revoke(stage: Stage) -> str:
    """RevokeToken ends one sign-in with all its tokens, and no other."""
    if not stage.client.revokes:
        if stage.target.promises("token_revocation"):
            raise StepFailed("expected token revocation, as the outputs say; the client has EnableTokenRevocation off")
        raise CannotShow("the client has token revocation off (EnableTokenRevocation)")
    idp, victim = stage.aws.user_pools, _another_sign_in(stage)
    request: RevokeTokenRequestTypeDef = {"ClientId": stage.client.id, "Token": str(victim.refresh_token)}
    if stage.client.secret:
        request["ClientSecret"] = stage.client.secret
    idp.revoke_token(**request)
    must_be_refused(
        "its refresh token", lambda: stage.authentication.refresh(victim, stage.refresh_name), NOT_AUTHORIZED
    )
    must_be_refused("its access token", lambda: idp.get_user(AccessToken=victim.access_token), NOT_AUTHORIZED)
    idp.get_user(AccessToken=stage.tokens.access_token)
    return "its refresh and access tokens are refused, those of another sign-in live on"


def _another_sign_in(stage: Stage) -> Tokens:
    """A sign-in that can be spared: an earlier one, else one made for this."""
    if stage.earlier_sign_ins:
        return stage.earlier_sign_ins.pop()
    outcome = stage.authentication.start(stage.client.sign_in_flows[0], stage.user.username, stage.user.password)
    if not isinstance(outcome, Tokens):
        raise CannotShow("there is one sign-in, and it is needed to sign out; another would take another code")
    stage.redactor.hide(outcome.secrets)
    return outcome


@step("signing out ends the session", expects="a dead refresh token", needs=(signed_in, a_refreshing_client))
def sign_out(stage: Stage) -> str:
    """After a global sign-out the refresh token is dead; to who verifies offline, tokens live until they expire."""
    tokens = stage.tokens
    stage.aws.user_pools.global_sign_out(AccessToken=tokens.access_token)
    return must_be_refused(
        "the refresh token", lambda: stage.authentication.refresh(tokens, stage.refresh_name), NOT_AUTHORIZED
    )
