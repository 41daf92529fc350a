"""Managed login and the OAuth 2.0 endpoints of the pool's domain.

On AWS, signing in there needs a browser. Without one, these steps check that the login page opens, that the
token endpoint refuses an invalid code, and that client credentials work only with the right client secret. A local AWS
has a login page that a program can use, so there they also get and exchange an authorization code.
"""

import base64
import hashlib
import json
import secrets
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from signin.aws import Answer
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import require_public_keys, require_tokens, step
from signin.steps.tokens import valid_claims
from signin.tokens import TokenRefused
from signin.user_pool import MACHINE, Client

_REDIRECTS: Final = range(300, 400)
_HTTP_OK: Final = 200
_CODE_FLOW: Final = "code"
_INVALID_GRANT: Final = "invalid_grant"
_OPENID: Final = "openid"


def require_domain(state: RunState) -> None:
    """Skip unless the pool has a domain, and this AWS supports it."""
    if not (state.pool.domain or state.pool.custom_domain):
        raise StepSkipped("the pool has no domain")
    if state.target.endpoint is not None and not state.has_login_pages:
        raise StepSkipped("this local AWS has no managed login: its discovery document has no token endpoint")


def require_local_login_page(state: RunState) -> None:
    """Skip unless there is a login page that a program can use."""
    if state.target.endpoint is None:
        raise StepSkipped("on AWS, getting a code needs a browser")
    if state.message_factor_used:
        raise StepSkipped("the user's MFA codes are sent, and the local login page supports authenticator apps only")


def require_code_grant(state: RunState) -> None:
    """Skip unless the client has the authorization code grant."""
    if _CODE_FLOW not in state.client.oauth_flows or not state.client.callback_urls:
        raise StepSkipped("the client has no authorization code grant with a callback URL")


@step("the managed login page opens", expects="the login page", needs=(require_domain, require_code_grant))
def open_login_page(state: RunState) -> str:
    """The authorize endpoint accepts this client, its callback URL, its scopes and a PKCE challenge."""
    question = _authorize_request(state.client, secrets.token_urlsafe(48))
    url = f"{hosted_url(state)}/oauth2/authorize"
    answer = state.aws.send("GET", "the login page", f"{url}?{urlencode(question)}")
    location = urlsplit(answer.headers.get("Location", ""))
    refused = parse_qs(location.query).get("error") or (["error"] if location.path.endswith("/error") else [])
    if answer.status not in _REDIRECTS or not location.path or refused:
        came = " ".join(refused) or f"HTTP {answer.status}"
        raise StepFailed(f"expected {url} to redirect to the login page; got {came}")
    return f"{url} redirects to {location.path}"


@step("an invalid authorization code fails", expects="invalid_grant", needs=(require_domain, require_code_grant))
def refuse_unknown_code(state: RunState) -> str:
    """The token endpoint refuses a made-up code."""
    _must_be_invalid(state, "a made-up code", secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    return _INVALID_GRANT


@step(
    "an authorization code gives tokens",
    expects="tokens for the code, once and with the PKCE verifier only",
    needs=(require_domain, require_code_grant, require_public_keys, require_tokens, require_local_login_page),
)
def exchange_code(state: RunState) -> str:
    """As an app does: authorize, sign in on the login page, and exchange the code with the PKCE verifier."""
    client, verifier = state.client, secrets.token_urlsafe(48)
    without_verifier = ""
    # There is one more unused TOTP code, not two.
    if not state.enrolled:
        _must_be_invalid(
            state, "a code without its verifier", _sign_in_on_page(state, verifier), secrets.token_urlsafe(48)
        )
        without_verifier = "without its verifier and "
    code = _sign_in_on_page(state, verifier)
    exchanged = _document(_ask_for_token(state, _exchange(client, code, verifier), client))
    state.redactor.add(
        [str(exchanged[name]) for name in ("access_token", "id_token", "refresh_token") if name in exchanged]
    )
    if "access_token" not in exchanged:
        raise StepFailed(f"expected tokens for the code; got {exchanged.get('error', 'none')}")
    scopes = valid_claims(state, str(exchanged["access_token"]), "access").get("scope")
    if _OPENID in client.scopes:
        valid_claims(state, str(exchanged.get("id_token")), "id")
    _must_be_invalid(state, "a code used a second time", code, verifier)
    return f"scope={scopes}; {without_verifier}a second time it is refused"


@step("client credentials give a token", expects="an access token", needs=(require_public_keys,))
def get_machine_token(state: RunState) -> str:
    """The client credentials grant works with the client's secret, and with no other."""
    name, client = _machine(state)
    require_domain(state)
    wrong = secrets.token_urlsafe(32)
    state.redactor.add([wrong])
    form = {"grant_type": MACHINE, "client_id": client.id}
    if (came := _error(_ask_for_token(state, form, client, secret=wrong))) != "invalid_client":
        raise StepFailed(f"expected a wrong secret to be refused with invalid_client; got {came}")
    answer = _ask_for_token(state, form, client)
    token = str(_document(answer).get("access_token", ""))
    state.redactor.add([token])
    if not token:
        raise StepFailed(f"expected an access token for client {name}; got {_error(answer)}")
    try:
        claims = state.verifier.for_client(client.id).verify(token, "access")
    except TokenRefused as error:
        raise StepFailed(f"expected a valid access token for client {name}; it is refused: {error}") from error
    return f"{name}: a wrong secret is refused; scope={claims.get('scope')}"


def hosted_url(state: RunState) -> str:
    """The address of the pool's domain: the custom one, else the prefix domain; the endpoint of a local AWS."""
    if state.target.endpoint is not None:
        return state.target.pool_url
    if state.pool.custom_domain:
        return f"https://{state.pool.custom_domain}"
    kind = "auth-fips" if state.target.region.startswith("us-gov-") else "auth"
    suffix = state.target.dns_suffix.removeprefix("amazonaws.")
    return f"https://{state.pool.domain}.{kind}.{state.target.region}.amazoncognito.{suffix}"


def _authorize_request(client: Client, verifier: str) -> dict[str, str]:
    """The parameters of an authorize request."""
    return {
        "response_type": "code",
        "client_id": client.id,
        "redirect_uri": client.callback_urls[0],
        "scope": " ".join(client.scopes),
        "state": secrets.token_urlsafe(16),
        "code_challenge": _unpadded(hashlib.sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }


def _sign_in_on_page(state: RunState, verifier: str) -> str:
    """Sign in on the local login page and return the authorization code."""
    user, question = state.user, _authorize_request(state.client, verifier)
    form = {"username": user.username, "password": user.password}
    if state.enrolled:
        form["code"] = state.codes.fresh()
    answer = state.aws.send("POST", "the login page", f"{hosted_url(state)}/login?{urlencode(question)}", form=form)
    back = answer.headers.get("Location", "")
    came = parse_qs(urlsplit(back).query)
    if not back.startswith(question["redirect_uri"]) or "code" not in came or came.get("state") != [question["state"]]:
        raise StepFailed(f"expected the login page to redirect with a code and the state; got HTTP {answer.status}")
    state.redactor.add(came["code"])
    return came["code"][0]


def _exchange(client: Client, code: str, verifier: str) -> dict[str, str]:
    return {
        "grant_type": "authorization_code",
        "client_id": client.id,
        "code": code,
        "redirect_uri": client.callback_urls[0],
        "code_verifier": verifier,
    }


def _must_be_invalid(state: RunState, what: str, code: str, verifier: str) -> None:
    came = _error(_ask_for_token(state, _exchange(state.client, code, verifier), state.client))
    if came != _INVALID_GRANT:
        raise StepFailed(f"expected {what} to be refused with {_INVALID_GRANT}; got {came}")


def _machine(state: RunState) -> tuple[str, Client]:
    """The first app client of the stack with client credentials, and its name."""
    if MACHINE in state.client.oauth_flows:
        return state.client.id, state.client
    for name, client_id in state.target.client_ids.items():
        if client_id != state.client.id and MACHINE in (found := state.read_client(client_id)).oauth_flows:
            return name, found
    raise StepSkipped(f"no app client of the stack has the {MACHINE} grant")


def _ask_for_token(state: RunState, form: dict[str, str], client: Client, *, secret: str | None = None) -> Answer:
    known = secret or client.secret
    basic = base64.b64encode(f"{client.id}:{known}".encode()).decode()
    return state.aws.send(
        "POST",
        "the token endpoint",
        f"{hosted_url(state)}/oauth2/token",
        form=form,
        authorization=f"Basic {basic}" if known else None,
    )


def _error(answer: Answer) -> str:
    """The error of a token response (RFC 6749, 5.2)."""
    return str(
        _document(answer).get("error") or f"HTTP {answer.status}{' with tokens' if answer.status == _HTTP_OK else ''}"
    )


def _document(answer: Answer) -> dict[str, Any]:
    try:
        document = json.loads(answer.body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _unpadded(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
