"""The tokens: genuine ones are verified, forged ones seen through; and the clock they are judged by."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from signin.errors import CannotShow, StepFailed
from signin.forgery import altered_token, forgeries
from signin.refusal import NOT_AUTHORIZED, must_be_refused
from signin.report import ID_TOKEN_STEP
from signin.stage import Stage
from signin.step import public_keys, self_service, signed_in, step
from signin.tokens import LEEWAY_SECONDS, TokenRefused, TokenUse

_MINUTE: Final = 60
# A token is as old as its way here took; more than this is the clock.
_OLDEST_SECONDS: Final = 60


@step("this machine's clock agrees", expects="a token issued just now", needs=(signed_in, public_keys))
def compare_clocks(stage: Stage) -> str:
    """Lifetimes are judged by the clock of whoever verifies; one that is off takes dead tokens or refuses live ones."""
    tokens = stage.tokens
    try:
        ahead = stage.verifier.signed_claims(tokens.id_token)["iat"] - tokens.received_at
    except TokenRefused as error:
        raise CannotShow(f"the token does not verify: {error}") from error
    if -_OLDEST_SECONDS <= ahead <= LEEWAY_SECONDS:
        return f"to {max(1, round(abs(ahead)))} s"
    off = f"{abs(ahead) / _MINUTE:.0f} minutes" if abs(ahead) >= 2 * _MINUTE else f"{abs(ahead):.0f} seconds"
    stage.clock_trouble = f"this machine's clock is {off} {'slow' if ahead > 0 else 'fast'}"
    raise StepFailed(
        f"expected a token issued just now; it was issued {off} in the {'future' if ahead > 0 else 'past'}: "
        f"{stage.clock_trouble}, or the pool's is off. Set it by NTP (timedatectl set-ntp true) and run again"
    )


@step(ID_TOKEN_STEP, expects="a token that verifies", needs=(signed_in, public_keys))
def verify_id_token(stage: Stage) -> str:
    """Signature, issuer, audience, lifetime and use; and it tells about this user what the user told Cognito."""
    claims = genuine_claims(stage, stage.tokens.id_token, "id")
    return _shown(claims, "aud", *check_attributes(stage, claims))


@step("the access token is genuine", expects="a token that verifies", needs=(signed_in, public_keys))
def verify_access_token(stage: Stage) -> str:
    """As the ID token, but for the client it names, and with the scopes it opens."""
    return _shown(genuine_claims(stage, stage.tokens.access_token, "access"), "client_id", "scope")


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


@step(
    "Cognito refuses a forged access token",
    expects="only the genuine token to open",
    needs=(signed_in, public_keys, self_service),
)
def refuse_forgery_at_cognito(stage: Stage) -> str:
    """The genuine token opens the user's own account, the altered one nobody's."""
    idp, access_token = stage.aws.user_pools, stage.tokens.access_token
    attributes = {a["Name"]: a.get("Value") for a in idp.get_user(AccessToken=access_token)["UserAttributes"]}
    if attributes.get("sub") != stage.user.sub:
        raise StepFailed(f"expected the account of {stage.user.sub}; came {attributes.get('sub')}")
    forged = altered_token(access_token)
    return must_be_refused("an altered token", lambda: idp.get_user(AccessToken=forged), NOT_AUTHORIZED)


def genuine_claims(stage: Stage, token: str, use: TokenUse) -> dict[str, Any]:
    """The claims of a token that must be genuine and this user's."""
    try:
        claims = stage.verifier.verify(token, use)
    except TokenRefused as error:
        if stage.clock_trouble:
            raise CannotShow(f"{stage.clock_trouble}, and so the token is refused: {error}") from error
        raise StepFailed(f"expected a genuine {use} token; it is refused: {error}") from error
    if stage.user.sub is None:
        stage.user.sub = claims["sub"]
    if claims["sub"] != stage.user.sub:
        raise StepFailed(f"expected the token of user {stage.user.sub}; came that of {claims['sub']}")
    return claims


def check_attributes(stage: Stage, claims: dict[str, Any]) -> list[str]:
    """The names of the user's attributes that the claims tell; they must tell them as the user told Cognito."""
    told = {name: value for name, value in stage.user.attributes.items() if name in claims}
    for name, value in told.items():
        if (claim := _text(claims[name])).casefold() != value.casefold():
            raise StepFailed(f"expected claim {name} {value!r}; came {claim!r}")
    return list(told)


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
