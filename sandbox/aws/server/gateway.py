"""The sandbox's HTTP interface: one WSGI application that passes each request to the service it calls.

moto's own server starts Flask and supports every AWS service. This one supports four and starts faster. Of KMS, Lambda
and WAF it supports only what a user pool needs: keys, permissions of functions, associations of web ACLs.
"""

from __future__ import annotations

import json
import logging
from threading import RLock
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from sandbox.aws.hosted_login import endpoints as hosted_login
from sandbox.aws.other_services.answers import OtherServices
from sandbox.aws.request.body import BodyRefusedError, read_body
from sandbox.aws.request.callers import Callers
from sandbox.aws.request.calls import CallRefusedError, read_call
from sandbox.aws.server import well_known
from sandbox.aws.server.moto_services import MotoServices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from sandbox.aws.other_services.answers import Answer
    from sandbox.aws.server.account import Account

OUTBOX_PATH = "/_sandbox/outbox"
_PAGE_METHODS = frozenset({"GET", "HEAD"})
_LOG = logging.getLogger(__name__)


class Gateway:
    """Answers for one server's account.

    moto is not thread-safe, so one request is handled at a time. Bodies are read before that, so a slow
    client doesn't delay others.
    """

    def __init__(self, account: Account, region: str, served_as: Collection[str] = ()) -> None:
        self._account = account
        self._callers = Callers(served_as)
        self._lock = RLock()
        self._moto = MotoServices(account, region)
        self._others = OtherServices(account.id, region)
        self._hosted_login = hosted_login.HostedLogin()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        request = Request(environ)
        try:
            body = read_body(environ)
            response = self._answer(request, body)
        except (BodyRefusedError, CallRefusedError) as error:
            response = _failed(error.status, error.code, str(error), getattr(error, "protocol", "json"))
        except HTTPException as error:
            response = _failed(error.code or 400, "SerializationException", error.description or error.name)
        except Exception as error:  # noqa: BLE001 -- the caller is a client over HTTP; it gets an answer either way
            _LOG.exception("%s %s failed", request.method, request.path)
            response = _failed(500, "InternalErrorException", f"{request.method} {request.path}: {error!r}")
        self._add_headers(request, response)
        return response(environ, start_response)

    def _answer(self, request: Request, body: bytes) -> Response:
        refusal = self._callers.refusal(request.method, request.headers)
        if refusal is not None:
            raise CallRefusedError(403, "AccessDeniedException", refusal)
        if request.method == "OPTIONS":
            return Response(status=204)
        if self._others.serves(request.path):
            with self._lock:
                return _answered(self._others.lambda_answer(request, body))
        page = self._hosted_page(request)
        if page is not None:
            return page
        if request.method in _PAGE_METHODS:
            with self._lock:
                return self._document(request)
        call = read_call(request.headers, body)
        with self._lock:
            if call.service == "wafv2":
                return _answered(self._others.waf_answer(call))
            return self._moto.answer(call, request.host, request.headers.get("Authorization", ""))

    def _hosted_page(self, request: Request) -> Response | None:
        pool_id, _, page = request.path.lstrip("/").partition("/")
        if page not in hosted_login.PATHS:
            return None
        with self._lock:
            pool = self._account.pool(pool_id)
            if pool is None or pool.domain is None:
                return _not_found()
            return self._hosted_login.answer(pool, page, request)

    def _document(self, request: Request) -> Response:
        if request.path == OUTBOX_PATH:
            return _json([message.to_json() for message in self._account.outbox()])
        found = well_known.document(self._account, request.path, request.host_url)
        return _not_found() if found is None else _json(found)

    def _add_headers(self, request: Request, response: Response) -> None:
        """Allow only web pages of this machine to read the response, and no page to show it in a frame."""
        response.headers["Vary"] = "Origin"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        origin = request.headers.get("Origin", "")
        if self._callers.is_own_page(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = request.headers.get(
                "Access-Control-Request-Headers", "*"
            )
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
            response.headers["Access-Control-Expose-Headers"] = "x-amzn-errortype, x-amzn-requestid"


def _not_found() -> Response:
    return _json({"message": "Not Found"}, 404)


def _answered(answer: Answer) -> Response:
    return _json(answer.content, answer.status, answer.headers)


def _json(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(content), status, headers, content_type="application/json")


def _failed(status: int, code: str, message: str, protocol: str = "json") -> Response:
    if protocol == "json":
        return _json({"__type": code, "message": message}, status)
    text = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kind = "Sender" if status < _SERVER_ERRORS else "Receiver"
    error = f"<Error><Type>{kind}</Type><Code>{code}</Code><Message>{text}</Message></Error>"
    return Response(f"<ErrorResponse>{error}</ErrorResponse>", status, content_type="text/xml")


_SERVER_ERRORS = 500
