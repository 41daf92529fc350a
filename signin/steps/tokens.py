"""Verification of the tokens, of forged tokens, and of this machine's clock."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from signin.aws_errors import NOT_AUTHORIZED, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.forged_tokens import altered_token, forged_tokens
from signin.report import ID_TOKEN_STEP
from signin.state import RunState
from signin.step import require_public_keys, require_self_service_scope, require_tokens, step
from signin.tokens import LEEWAY_SECONDS, TokenRefused, TokenUse

_MINUTE: Final = 60
# An older token means that a clock is wrong.
_OLDEST_SECONDS: Final = 60


@step("this machine's clock is right", expects="a token issued just now", needs=(require_tokens, require_public_keys))
def compare_clocks(state: RunState) -> str:
    """A wrong clock accepts expired tokens or refuses valid ones."""
    tokens = state.tokens
    try:
        ahead = state.verifier.signed_claims(tokens.id_token)["iat"] - tokens.received_at
    except TokenRefused as error:
        raise StepSkipped(f"the token does not verify: {error}") from error
    if -_OLDEST_SECONDS <= ahead <= LEEWAY_SECONDS:
        return f"within {max(1, round(abs(ahead)))} s"
    off = f"{abs(ahead) / _MINUTE:.0f} minutes" if abs(ahead) >= 2 * _MINUTE else f"{abs(ahead):.0f} seconds"
    state.clock_problem = f"this machine's clock is {off} {'slow' if ahead > 0 else 'fast'}"
    raise StepFailed(
        f"expected a token issued just now; it was issued {off} in the {'future' if ahead > 0 else 'past'}: "
        f"{state.clock_problem}. Set it by NTP (timedatectl set-ntp true) and run again"
    )


@step(ID_TOKEN_STEP, expects="a token that verifies", needs=(require_tokens, require_public_keys))
def verify_id_token(state: RunState) -> str:
    """Signature, issuer, audience, lifetime and use are right, and the claims are the user's attributes."""
    claims = valid_claims(state, state.tokens.id_token, "id")
    return _shown(claims, "aud", *check_attributes(state, claims))


@step("the access token is genuine", expects="a token that verifies", needs=(require_tokens, require_public_keys))
def verify_access_token(state: RunState) -> str:
    """As the ID token, with the client id in place of the audience."""
    return _shown(valid_claims(state, state.tokens.access_token, "access"), "client_id", "scope")


@step("forged tokens are detected", expects="every forgery to be refused", needs=(require_tokens, require_public_keys))
def refuse_forgeries(state: RunState) -> str:
    """Verification, as an API should do it, refuses the usual forgeries."""
    tokens, verifier = state.tokens, state.verifier
    tried = []
    for forgery, token in forged_tokens(tokens.id_token):
        tried.append(_must_be_detected(forgery, partial(verifier.verify, token, "id")))
    elsewhere = verifier.for_client("another-client")
    tried.append(_must_be_detected("another client's audience", partial(elsewhere.verify, tokens.id_token, "id")))
    tried.append(_must_be_detected("access token as ID token", partial(verifier.verify, tokens.access_token, "id")))
    return ", ".join(tried)


@step(
    "Cognito refuses a forged access token",
    expects="only the valid token to be accepted",
    needs=(require_tokens, require_public_keys, require_self_service_scope),
)
def refuse_forgery_at_cognito(state: RunState) -> str:
    """The valid token returns the user's own account, an altered one is refused."""
    idp, access_token = state.aws.user_pools, state.tokens.access_token
    attributes = {a["Name"]: a.get("Value") for a in idp.get_user(AccessToken=access_token)["UserAttributes"]}
    if attributes.get("sub") != state.user.sub:
        raise StepFailed(f"expected the account of {state.user.sub}; got {attributes.get('sub')}")
    forged = altered_token(access_token)
    return must_be_refused("an altered token", lambda: idp.get_user(AccessToken=forged), NOT_AUTHORIZED)


def valid_claims(state: RunState, token: str, use: TokenUse) -> dict[str, Any]:
    """The claims of a token, which must be valid and the user's."""
    try:
        claims = state.verifier.verify(token, use)
    except TokenRefused as error:
        if state.clock_problem:
            raise StepSkipped(f"{state.clock_problem}, so the token is refused: {error}") from error
        raise StepFailed(f"expected a valid {use} token; it is refused: {error}") from error
    if state.user.sub is None:
        state.user.sub = claims["sub"]
    if claims["sub"] != state.user.sub:
        raise StepFailed(f"expected the token of user {state.user.sub}; got that of {claims['sub']}")
    return claims


def check_attributes(state: RunState, claims: dict[str, Any]) -> list[str]:
    """The names of the attributes in the claims, which must have the user's values."""
    values = {name: value for name, value in state.user.attributes.items() if name in claims}
    for name, value in values.items():
        if (claim := _text(claims[name])).casefold() != value.casefold():
            raise StepFailed(f"expected claim {name} {value!r}; got {claim!r}")
    return list(values)


def _text(claim: object) -> str:
    """A claim as the attribute's text; the claim `address` is an object (OpenID Connect Core, 5.1.1)."""
    return str(claim.get("formatted")) if isinstance(claim, dict) else str(claim)


def _must_be_detected(forgery: str, verify: Callable[[], object]) -> str:
    try:
        verify()
    except TokenRefused:
        return forgery
    raise StepFailed(f"expected the token to be refused: {forgery}; it was accepted")


def _shown(claims: dict[str, Any], *names: str) -> str:
    """Some claims as text, without the token."""
    minutes = round((claims["exp"] - time.time()) / _MINUTE)
    picked = {"sub": claims["sub"]} | {name: claims[name] for name in names if name in claims}
    return f"{', '.join(f'{name}={value}' for name, value in picked.items())}, valid for {minutes} min"
