"""The tokens: genuine ones are verified, forged ones seen through, and refreshing gives new ones."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from signin.authentication import Tokens
from signin.errors import CannotShow, StepFailed
from signin.forgery import altered_token, forgeries
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import a_refreshing_client, public_keys, signed_in, step
from signin.tokens import TokenRefused, TokenUse

_SELF_SERVICE: Final = "aws.cognito.signin.user.admin"
_MINUTE: Final = 60


@step("the ID token is genuine", expects="a token that verifies", needs=(signed_in, public_keys))
def verify_id_token(stage: Stage) -> str:
    """Signature, issuer, audience, lifetime and use; and it tells about this user what the user told Cognito."""
    claims = _claims(stage, stage.tokens.id_token, "id")
    told = {name: value for name, value in stage.user.attributes.items() if name in claims}
    for name, value in told.items():
        if (claim := _text(claims[name])).casefold() != value.casefold():
            raise StepFailed(f"expected claim {name} {value!r}; came {claim!r}")
    return _shown(claims, "aud", *told)


@step("the access token is genuine", expects="a token that verifies", needs=(signed_in, public_keys))
def verify_access_token(stage: Stage) -> str:
    """As the ID token, but for the client it names, and with the scopes it opens."""
    return _shown(_claims(stage, stage.tokens.access_token, "access"), "client_id", "scope")


@step("forged tokens are seen through", expects="every forgery to be refused", needs=(signed_in, public_keys))
def refuse_forgeries(stage: Stage) -> str:
    """What an API that verifies like this proof does would say to the usual forgeries."""
    tokens, verifier = stage.tokens, stage.verifier
    tried = []
    for forgery, token in forgeries(tokens.id_token):
        tried.append(_seen_through(forgery, partial(verifier.verify, token, "id")))
    elsewhere = verifier.for_client("another-client")
    tried.append(_seen_through("another client's audience", partial(elsewhere.verify, tokens.id_token, "id")))
    tried.append(_seen_through("access token as ID token", partial(verifier.verify, tokens.access_token, "id")))
    return ", ".join(tried)


@step("Cognito refuses a forged access token", expects="only the genuine token to open", needs=(signed_in, public_keys))
def refuse_forgery_at_cognito(stage: Stage) -> str:
    """The genuine token opens the user's own account, the altered one nobody's."""
    idp, access_token = stage.aws.user_pools, stage.tokens.access_token
    scopes = str(_claims(stage, access_token, "access").get("scope", "")).split()
    if _SELF_SERVICE not in scopes:
        raise CannotShow(f"the access token lacks the scope {_SELF_SERVICE}")
    attributes = {a["Name"]: a.get("Value") for a in idp.get_user(AccessToken=access_token)["UserAttributes"]}
    if attributes.get("sub") != stage.user.sub:
        raise StepFailed(f"expected the account of {stage.user.sub}; came {attributes.get('sub')}")
    forged = altered_token(access_token)
    return must_be_refused("an altered token", lambda: idp.get_user(AccessToken=forged), NOT_AUTHORIZED)


@step("the refresh token gives new tokens", expects="new tokens", needs=(signed_in, public_keys, a_refreshing_client))
def refresh(stage: Stage) -> str:
    """They verify like the first ones, and they are others."""
    before = stage.tokens
    after = stage.authentication.refresh(before, stage.refresh_name)
    stage.reach(after, second_factor=True)
    _check_new(before, after)
    _claims(stage, after.id_token, "id")
    _claims(stage, after.access_token, "access")
    return "with a new refresh token" if after.refresh_token != before.refresh_token else "with the same refresh token"


def _check_new(before: Tokens, after: Tokens) -> None:
    if before.id_token == after.id_token or before.access_token == after.access_token:
        raise StepFailed("expected new tokens; came the same ones")


def _claims(stage: Stage, token: str, use: TokenUse) -> dict[str, Any]:
    """The claims of a token that must be genuine and this user's."""
    try:
        claims = stage.verifier.verify(token, use)
    except TokenRefused as error:
        raise StepFailed(f"expected a genuine {use} token; it is refused: {error}") from error
    if stage.user.sub is None:
        stage.user.sub = claims["sub"]
    if claims["sub"] != stage.user.sub:
        raise StepFailed(f"expected the token of user {stage.user.sub}; came that of {claims['sub']}")
    return claims


def _text(claim: object) -> str:
    """A claim as the attribute it came from: an address travels as an object (OpenID Connect Core, 5.1.1)."""
    return str(claim.get("formatted")) if isinstance(claim, dict) else str(claim)


def _seen_through(forgery: str, verify: Callable[[], object]) -> str:
    try:
        verify()
    except TokenRefused:
        return forgery
    raise StepFailed(f"expected the token to be refused: {forgery}; it was accepted")


def _shown(claims: dict[str, Any], *names: str) -> str:
    """Claims that tell something; never the token."""
    minutes = round((claims["exp"] - time.time()) / _MINUTE)
    picked = {"sub": claims["sub"]} | {name: claims[name] for name in names if name in claims}
    return f"{', '.join(f'{name}={value}' for name, value in picked.items())}, valid for {minutes} min"
