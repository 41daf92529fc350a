"""The pool's own web pages (OAuth 2.0): the login page, the token endpoint, and tokens for machines.

On AWS, signing in there takes a person and a browser. What takes neither is shown: that the page for this client opens,
that the token endpoint refuses a code nobody was given, and that a machine's secret gets a token and a wrong one does
not. A local AWS has a page that a program can fill in, so there a code is bought and exchanged as well.
"""

import base64
import hashlib
import json
import secrets
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from signin.aws import Answer
from signin.errors import CannotShow, StepFailed
from signin.pool import MACHINE, Client
from signin.stage import Stage
from signin.step import public_keys, signed_in, step
from signin.steps.tokens import genuine_claims
from signin.tokens import TokenRefused

_REDIRECTS: Final = range(300, 400)
_HTTP_OK: Final = 200
_CODE_FLOW: Final = "code"
_INVALID_GRANT: Final = "invalid_grant"
_SCOPE_OF_PEOPLE: Final = "openid"


def a_hosted_login(stage: Stage) -> None:
    """Need: the pool has a domain, and this AWS has pages for it."""
    if not (stage.pool.domain or stage.pool.custom_domain):
        raise CannotShow("the pool has no domain")
    if stage.target.endpoint is not None and not stage.has_pages:
        raise CannotShow("this local AWS has no hosted login: its discovery document names no token endpoint")


def a_fillable_page(stage: Stage) -> None:
    """Need: a login page that a program may fill in, and all that it will ask for."""
    if stage.target.endpoint is None:
        raise CannotShow("on AWS it takes a person and a browser to get a code")
    if stage.guarded:
        raise CannotShow("the user's second factor comes by message, and the local page knows authenticator apps only")


def a_code_client(stage: Stage) -> None:
    """Need: the client signs people in by the authorization code flow."""
    if _CODE_FLOW not in stage.client.oauth_flows or not stage.client.callback_urls:
        raise CannotShow("the client has no authorization code flow with a callback URL")


@step("the hosted login page opens", expects="the login page", needs=(a_hosted_login, a_code_client))
def open_login_page(stage: Stage) -> str:
    """The authorize endpoint takes this client, its callback, its scopes and a PKCE challenge."""
    question = _question(stage.client, secrets.token_urlsafe(48))
    url = f"{hosted_url(stage)}/oauth2/authorize"
    answer = stage.aws.send("GET", "the login page", f"{url}?{urlencode(question)}")
    location = urlsplit(answer.headers.get("Location", ""))
    refused = parse_qs(location.query).get("error") or (["error"] if location.path.endswith("/error") else [])
    if answer.status not in _REDIRECTS or not location.path or refused:
        came = " ".join(refused) or f"HTTP {answer.status}"
        raise StepFailed(f"expected {url} to lead to the login page; came {came}")
    return f"{url} leads to {location.path}"


@step("a code nobody was given buys no token", expects="invalid_grant", needs=(a_hosted_login, a_code_client))
def refuse_unknown_code(stage: Stage) -> str:
    """The token endpoint knows the client and takes PKCE; with a made-up code there is nothing to get."""
    _must_not_buy(stage, "a made-up code", secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    return _INVALID_GRANT


@step(
    "a code from the login page buys tokens",
    expects="tokens for the code, once and with the PKCE verifier alone",
    needs=(a_hosted_login, a_code_client, public_keys, signed_in, a_fillable_page),
)
def exchange_code(stage: Stage) -> str:
    """As an app does it: authorize, sign in on the page, come back with a code, prove that one asked for it."""
    client, verifier = stage.client, secrets.token_urlsafe(48)
    stolen = ""
    # An authenticator app has one more code at hand, not two.
    if not stage.enrolled:
        _must_not_buy(
            stage, "a code without its verifier", _sign_in_on_page(stage, verifier), secrets.token_urlsafe(48)
        )
        stolen = "without its verifier and "
    code = _sign_in_on_page(stage, verifier)
    bought = _document(_ask_for_token(stage, _exchange(client, code, verifier), client))
    stage.redactor.hide([str(bought[name]) for name in ("access_token", "id_token", "refresh_token") if name in bought])
    if "access_token" not in bought:
        raise StepFailed(f"expected tokens for the code; came {bought.get('error', 'none')}")
    scopes = genuine_claims(stage, str(bought["access_token"]), "access").get("scope")
    if _SCOPE_OF_PEOPLE in client.scopes:
        genuine_claims(stage, str(bought.get("id_token")), "id")
    _must_not_buy(stage, "a code for the second time", code, verifier)
    return f"scope={scopes}; {stolen}for the second time it is refused"


@step("a machine gets its token", expects="an access token for the machine", needs=(public_keys,))
def serve_machine(stage: Stage) -> str:
    """A client without people: its secret gets an access token, a wrong secret gets none."""
    name, client = _machine(stage)
    a_hosted_login(stage)
    wrong = secrets.token_urlsafe(32)
    stage.redactor.hide([wrong])
    form = {"grant_type": MACHINE, "client_id": client.id}
    if (came := _error(_ask_for_token(stage, form, client, secret=wrong))) != "invalid_client":
        raise StepFailed(f"expected a wrong secret to be refused with invalid_client; came {came}")
    answer = _ask_for_token(stage, form, client)
    token = str(_document(answer).get("access_token", ""))
    stage.redactor.hide([token])
    if not token:
        raise StepFailed(f"expected an access token for client {name}; came {_error(answer)}")
    try:
        claims = stage.verifier.for_client(client.id).verify(token, "access")
    except TokenRefused as error:
        raise StepFailed(f"expected a genuine access token for client {name}; it is refused: {error}") from error
    return f"{name}: a wrong secret is refused; scope={claims.get('scope')}"


def hosted_url(stage: Stage) -> str:
    """Where the pool's pages are: at its own domain, else at the one AWS lends it; a local AWS keeps them itself."""
    if stage.target.endpoint is not None:
        return stage.target.pool_url
    if stage.pool.custom_domain:
        return f"https://{stage.pool.custom_domain}"
    kind = "auth-fips" if stage.target.region.startswith("us-gov-") else "auth"
    suffix = stage.target.dns_suffix.removeprefix("amazonaws.")
    return f"https://{stage.pool.domain}.{kind}.{stage.target.region}.amazoncognito.{suffix}"


def _question(client: Client, verifier: str) -> dict[str, str]:
    """What an app asks the authorize endpoint."""
    return {
        "response_type": "code",
        "client_id": client.id,
        "redirect_uri": client.callback_urls[0],
        "scope": " ".join(client.scopes),
        "state": secrets.token_urlsafe(16),
        "code_challenge": _unpadded(hashlib.sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }


def _sign_in_on_page(stage: Stage, verifier: str) -> str:
    """Fill in the local login page; returns the code that comes back."""
    user, question = stage.user, _question(stage.client, verifier)
    form = {"username": user.username, "password": user.password}
    if stage.enrolled:
        form["code"] = stage.codes.fresh()
    answer = stage.aws.send("POST", "the login page", f"{hosted_url(stage)}/login?{urlencode(question)}", form=form)
    back = answer.headers.get("Location", "")
    came = parse_qs(urlsplit(back).query)
    if not back.startswith(question["redirect_uri"]) or "code" not in came or came.get("state") != [question["state"]]:
        raise StepFailed(f"expected the login page to lead back with a code and the state; came HTTP {answer.status}")
    stage.redactor.hide(came["code"])
    return came["code"][0]


def _exchange(client: Client, code: str, verifier: str) -> dict[str, str]:
    return {
        "grant_type": "authorization_code",
        "client_id": client.id,
        "code": code,
        "redirect_uri": client.callback_urls[0],
        "code_verifier": verifier,
    }


def _must_not_buy(stage: Stage, what: str, code: str, verifier: str) -> None:
    came = _error(_ask_for_token(stage, _exchange(stage.client, code, verifier), stage.client))
    if came != _INVALID_GRANT:
        raise StepFailed(f"expected {what} to be refused with {_INVALID_GRANT}; came {came}")


def _machine(stage: Stage) -> tuple[str, Client]:
    """The first of the stack's clients that signs itself in."""
    if MACHINE in stage.client.oauth_flows:
        return stage.client.id, stage.client
    for name, client_id in stage.target.client_ids.items():
        if client_id != stage.client.id and MACHINE in (found := stage.read_client(client_id)).oauth_flows:
            return name, found
    raise CannotShow(f"none of the stack's clients has the {MACHINE} flow")


def _ask_for_token(stage: Stage, form: dict[str, str], client: Client, *, secret: str | None = None) -> Answer:
    known = secret or client.secret
    basic = base64.b64encode(f"{client.id}:{known}".encode()).decode()
    return stage.aws.send(
        "POST",
        "the token endpoint",
        f"{hosted_url(stage)}/oauth2/token",
        form=form,
        authorization=f"Basic {basic}" if known else None,
    )


def _error(answer: Answer) -> str:
    """What the token endpoint says is wrong (RFC 6749, 5.2)."""
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
