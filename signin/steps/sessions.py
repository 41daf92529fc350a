"""Refresh tokens, rotation, revocation and sign-out."""

from typing import TYPE_CHECKING, Final

from signin.authentication import Tokens
from signin.aws_errors import NOT_AUTHORIZED, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import require_public_keys, require_refresh, require_tokens, step
from signin.steps.tokens import check_attributes, valid_claims

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import RevokeTokenRequestTypeDef

_REUSED: Final = ("RefreshTokenReuseException", NOT_AUTHORIZED)


@step(
    "the refresh token gives new tokens",
    expects="new tokens",
    needs=(require_tokens, require_public_keys, require_refresh),
)
def refresh(state: RunState) -> str:
    """The new tokens are valid and contain attributes that changed since."""
    before = state.tokens
    after = state.authentication.refresh(before, state.refresh_name)
    state.record_refresh(after)
    if before.id_token == after.id_token or before.access_token == after.access_token:
        raise StepFailed("expected new tokens; got the same ones")
    check_attributes(state, valid_claims(state, after.id_token, "id"))
    valid_claims(state, after.access_token, "access")
    replaced = after.refresh_token != before.refresh_token
    if state.client.rotates_refresh_tokens and not replaced:
        raise StepFailed("expected a new refresh token, because rotation is on; got the same one")
    return f"with {'a new' if replaced else 'the same'} refresh token"


@step("a rotated refresh token is refused", expects="a refusal", needs=(require_tokens, require_refresh))
def refuse_rotated(state: RunState) -> str:
    """With rotation, a refresh token works once, and within its grace period."""
    if not state.client.rotates_refresh_tokens:
        if state.target.promises("refresh_token_rotation"):
            raise StepFailed("expected refresh tokens to be rotated, as in the outputs; rotation is off")
        raise StepSkipped("refresh token rotation is off")
    replaced, grace = state.rotated, state.client.grace_seconds
    if replaced is None:
        raise StepSkipped("no refresh token was replaced")
    if grace:
        state.redactor.add(state.authentication.refresh(replaced, state.refresh_name).secrets)
        raise StepSkipped(
            f"it still works within its grace period of {grace} s, as set; this proof does not wait for its end"
        )
    return must_be_refused(
        "the replaced token", lambda: state.authentication.refresh(replaced, state.refresh_name), *_REUSED
    )


@step("revoked tokens are refused", expects="refused tokens", needs=(require_tokens, require_refresh))
def revoke(state: RunState) -> str:
    """RevokeToken makes the tokens of one sign-in invalid, and of no other."""
    if not state.client.has_token_revocation:
        if state.target.promises("token_revocation"):
            raise StepFailed("expected token revocation, as in the outputs; EnableTokenRevocation is off")
        raise StepSkipped("token revocation is off (EnableTokenRevocation)")
    idp, victim = state.aws.user_pools, _another_sign_in(state)
    request: RevokeTokenRequestTypeDef = {"ClientId": state.client.id, "Token": str(victim.refresh_token)}
    if state.client.secret:
        request["ClientSecret"] = state.client.secret
    idp.revoke_token(**request)
    must_be_refused(
        "its refresh token", lambda: state.authentication.refresh(victim, state.refresh_name), NOT_AUTHORIZED
    )
    must_be_refused("its access token", lambda: idp.get_user(AccessToken=victim.access_token), NOT_AUTHORIZED)
    idp.get_user(AccessToken=state.tokens.access_token)
    return "its refresh and access tokens are refused, those of another sign-in still work"


def _another_sign_in(state: RunState) -> Tokens:
    """An earlier sign-in, or else a new one."""
    if state.earlier_sign_ins:
        return state.earlier_sign_ins.pop()
    outcome = state.authentication.start(state.client.password_flows[0], state.user.username, state.user.password)
    if not isinstance(outcome, Tokens):
        raise StepSkipped("the only sign-in is needed to sign out, and a new one would need another code")
    state.redactor.add(outcome.secrets)
    return outcome


@step("global sign-out ends the session", expects="a refused refresh token", needs=(require_tokens, require_refresh))
def sign_out(state: RunState) -> str:
    """Global sign-out makes the refresh token invalid. Access and ID tokens that are verified offline expire later."""
    tokens = state.tokens
    state.aws.user_pools.global_sign_out(AccessToken=tokens.access_token)
    return must_be_refused(
        "the refresh token", lambda: state.authentication.refresh(tokens, state.refresh_name), NOT_AUTHORIZED
    )
