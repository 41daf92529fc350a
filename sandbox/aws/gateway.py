"""The sandbox's front door: one WSGI application that hands each request to the service it is meant for.

moto's own server starts Flask and knows every AWS service; this one knows four, and starts in no time. Of three more it
knows what a user pool needs of them: keys, permissions of functions, associations of web firewalls.
"""

from __future__ import annotations

import json
import logging
import re
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from moto.core.request import Request
from werkzeug.wrappers import Response

from . import hosted_login, tokens
from .iam_roles import IamRoles
from .identity_credentials import IdentityCredentials
from .idp_response import IdpResponse
from .lambda_permissions import FUNCTIONS_PATH, LambdaPermissions
from .web_acls import WebAcls
from .web_identity import WebIdentity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from .installation import Account
    from .user_pools import Pool

_BY_TARGET = {
    "AWSCognitoIdentityProviderService": ("cognito-idp", IdpResponse),
    "AWSCognitoIdentityService": ("cognito-identity", IdentityCredentials),
}
# The query protocol does not name its service; the API version does.
_BY_VERSION = {"2010-05-08": ("iam", IamRoles), "2011-06-15": ("sts", WebIdentity)}
_KEYS, _FIREWALLS = "TrentService", "AWSWAF_20190729"
_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/")
_WELL_KNOWN = re.compile(r"/([\w-]+)/\.well-known/(jwks\.json|openid-configuration)")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
OUTBOX_PATH = "/_sandbox/outbox"
_LOG = logging.getLogger(__name__)


class _ServedRequest(Request):
    from_wsgi_server = True


class Gateway:
    """Answers for one server's account. moto is not made for threads, so one request runs at a time."""

    def __init__(self, account: Account, region: str) -> None:
        self._account = account
        self._region = region
        self._lock = RLock()
        self._permissions = LambdaPermissions(account.id, region)
        self._web_acls = WebAcls()
        self._hosted_login = hosted_login.HostedLogin()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = self._account.id
        request = _ServedRequest(environ)
        with self._lock:
            beside = self._beside_cognito(request)
            response = self._answer(request) if beside is None else beside
        self._allow_local_pages(request, response)
        return response(environ, start_response)

    def _answer(self, request: _ServedRequest) -> Response:
        if request.method == "OPTIONS":
            return Response(status=204)
        if request.method == "GET":
            return self._page(request)
        scope = _SCOPE.search(request.headers.get("Authorization", ""))
        target, _, action = request.headers.get("X-Amz-Target", "").partition(".")
        found = ("kms", self._account.keys()) if target == _KEYS else _BY_TARGET.get(target)
        if found is None:
            form = parse_qs(request.get_data(cache=True, parse_form_data=False).decode(errors="replace"))
            action = form.get("Action", ["?"])[0]
            found = _BY_VERSION.get(form.get("Version", [""])[0])
        if found is None:
            service = scope.group(2) if scope else target or "this service"
            return _missing(f"{service} ({action})", "json")
        service, response_class = found
        region = scope.group(1) if scope and service.startswith(("cognito", "kms")) else self._region
        self._account.open(region)
        url = f"https://{service}.{region}.amazonaws.com/"
        try:
            status, headers, body = response_class.dispatch(request, url, request.headers)
        except NotImplementedError as gap:
            _LOG.debug("not simulated: %s", gap)
            return _missing(f"{service} {action} ({gap})", "json" if target else "xml")
        except Exception as error:  # noqa: BLE001 -- the caller is a client over HTTP; it gets an answer either way
            _LOG.exception("%s %s failed", service, action)
            return _failed(f"{service} {action}: {error!r}", "json" if target else "xml", 500, "InternalErrorException")
        response = Response(body, status, headers)
        if target:
            response.content_type = "application/x-amz-json-1.1"
        return response

    def _beside_cognito(self, request: _ServedRequest) -> Response | None:
        """Login pages, permissions of functions, associations of web firewalls; None where it is about none of them."""
        pool_id, _, page = request.path.lstrip("/").partition("/")
        if page in hosted_login.PATHS:
            pool = self._account.pool(pool_id)
            if pool is None or pool.domain is None:
                return _json({"message": "Not Found"}, 404)
            return self._hosted_login.answer(pool, page, request)
        target, _, action = request.headers.get("X-Amz-Target", "").partition(".")
        if target == _FIREWALLS:
            known = self._web_acls.answer(action, json.loads(request.get_data(cache=True)))
            return _missing(f"wafv2 ({action})", "json") if known is None else _json(known)
        if not request.path.startswith(FUNCTIONS_PATH):
            return None
        given = json.loads(request.get_data(cache=True)) if request.method == "POST" else {}
        found = self._permissions.answer(request.method, request.path, request.args.get("Qualifier", ""), given)
        if found is None:
            return _missing(f"lambda ({request.method} {request.path})", "json")
        status, content = found
        response = _json(content, status)
        response.headers["x-amzn-ErrorType"] = content.get("__type", "")
        return response

    def _page(self, request: _ServedRequest) -> Response:
        if request.path == OUTBOX_PATH:
            return _json([message.to_json() for message in self._account.outbox()])
        match = _WELL_KNOWN.fullmatch(request.path)
        pool = self._account.pool(match.group(1)) if match else None
        if match is None or pool is None:
            return _json({"message": "Not Found"}, 404)
        if match.group(2) == "jwks.json":
            return _json(tokens.key_set(pool))
        return _json(_discovery(pool, request.host_url) | hosted_login.endpoints(pool, request.host_url))

    @staticmethod
    def _allow_local_pages(request: _ServedRequest, response: Response) -> None:
        """Let a login page on this machine call the sandbox. A page from elsewhere has no business here."""
        origin = request.headers.get("Origin", "")
        if urlsplit(origin).hostname in _LOOPBACK:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = request.headers.get(
                "Access-Control-Request-Headers", "*"
            )
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
            response.headers["Access-Control-Expose-Headers"] = "x-amzn-errortype, x-amzn-requestid"
            response.headers["Vary"] = "Origin"


def _discovery(pool: Pool, base_url: str) -> dict[str, Any]:
    return {
        "issuer": pool.issuer,
        "jwks_uri": f"{base_url}{pool.id}/.well-known/jwks.json",
        "response_types_supported": ["code", "token"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }


def _json(content: object, status: int = 200) -> Response:
    return Response(json.dumps(content), status, content_type="application/json")


def _missing(what: str, form: str) -> Response:
    """501 is the one server error AWS's SDKs do not try again."""
    return _failed(f"The sandbox does not simulate {what}.", form, 501, "NotImplemented")


def _failed(message: str, form: str, status: int, code: str) -> Response:
    if form == "json":
        return _json({"__type": code, "message": message}, status)
    text = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    error = f"<Error><Type>Receiver</Type><Code>{code}</Code><Message>{text}</Message></Error>"
    body = f"<ErrorResponse>{error}</ErrorResponse>"
    return Response(body, status, content_type="text/xml")
