"""The pool's own web pages (OAuth 2.0): the login page, the token endpoint, and tokens for machines.

Signing in there takes a person and a browser. What takes neither is shown: that the page for this client opens, that
the token endpoint refuses a code nobody was given, and that a machine's secret gets a token and a wrong one does not.
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
from signin.step import public_keys, step
from signin.tokens import TokenRefused

_REDIRECTS: Final = range(300, 400)
_HTTP_OK: Final = 200
_CODE_FLOW: Final = "code"
_NOT_LOCAL: Final = "a local AWS has no hosted login: neither pages nor a token endpoint"


def a_hosted_login(stage: Stage) -> None:
    """Need: the pool has a domain on the real AWS."""
    if stage.target.endpoint is not None:
        raise CannotShow(_NOT_LOCAL)
    if not (stage.pool.domain or stage.pool.custom_domain):
        raise CannotShow("the pool has no domain")


def a_code_client(stage: Stage) -> None:
    """Need: the client signs people in by the authorization code flow."""
    if _CODE_FLOW not in stage.client.oauth_flows or not stage.client.callback_urls:
        raise CannotShow("the client has no authorization code flow with a callback URL")


@step("the hosted login page opens", expects="the login page", needs=(a_hosted_login, a_code_client))
def open_login_page(stage: Stage) -> str:
    """The authorize endpoint takes this client, its callback, its scopes and a PKCE challenge."""
    client, verifier = stage.client, secrets.token_urlsafe(48)
    question = {
        "response_type": "code",
        "client_id": client.id,
        "redirect_uri": client.callback_urls[0],
        "scope": " ".join(client.scopes),
        "state": secrets.token_urlsafe(16),
        "code_challenge": _unpadded(hashlib.sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
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
    client = stage.client
    form = {
        "grant_type": "authorization_code",
        "client_id": client.id,
        "code": secrets.token_urlsafe(24),
        "redirect_uri": client.callback_urls[0],
        "code_verifier": secrets.token_urlsafe(48),
    }
    answer = _ask_for_token(stage, form, client)
    if (came := _error(answer)) != "invalid_grant":
        raise StepFailed(f"expected a made-up code to be refused with invalid_grant; came {came}")
    return "invalid_grant; exchanging a real code takes a person and a browser, so that is not shown"


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
    """Where the pool's pages are: at its own domain, else at the one AWS lends it."""
    if stage.pool.custom_domain:
        return f"https://{stage.pool.custom_domain}"
    kind = "auth-fips" if stage.target.region.startswith("us-gov-") else "auth"
    return f"https://{stage.pool.domain}.{kind}.{stage.target.region}.amazoncognito.com"


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
