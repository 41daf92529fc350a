"""The services that moto simulates, each with our class of its actions."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response

from sandbox.aws.iam.roles import IamRoles
from sandbox.aws.identity_pools.credentials import IdentityCredentials
from sandbox.aws.identity_pools.web_identity import WebIdentity
from sandbox.aws.moto_names import Request
from sandbox.aws.request.calls import FORM_TYPE, JSON_TYPE, CallRefusedError, not_simulated
from sandbox.aws.server.user_pool_service import IdpResponse

if TYPE_CHECKING:
    from sandbox.aws.request.calls import Call
    from sandbox.aws.server.account import Account

_REGIONAL = ("cognito-idp", "cognito-identity", "kms")
_LOG = logging.getLogger(__name__)


class _ServedRequest(Request):
    from_wsgi_server = True


class MotoServices:
    """Cognito, IAM, STS and KMS of one account."""

    def __init__(self, account: Account, region: str) -> None:
        self._account = account
        self._region = region
        self._responses: dict[str, Any] = {
            "cognito-idp": IdpResponse,
            "cognito-identity": IdentityCredentials,
            "iam": IamRoles,
            "sts": WebIdentity,
        }

    def answer(self, call: Call, host: str, authorization: str) -> Response:
        """Run the call's action for a client that knows the sandbox as `host`."""
        region = call.region if call.region and call.service in _REGIONAL else self._region
        handler = self._account.keys() if call.service == "kms" else self._responses[call.service]
        self._account.open(region)
        url = f"https://{call.service}.{region}.amazonaws.com/"
        request = self._request(call, url, {"Host": host, "Authorization": authorization})
        try:
            status, headers, body = handler.dispatch(request, url, request.headers)
        except NotImplementedError as gap:
            _LOG.debug("not simulated: %s", gap)
            raise not_simulated(f"{call.service} {call.action} ({gap})", call.protocol) from None
        except Exception as error:
            _LOG.exception("%s %s failed", call.service, call.action)
            raise CallRefusedError(
                500, "InternalErrorException", f"{call.service} {call.action}: {error!r}", call.protocol
            ) from error
        response = Response(body, status, headers)
        if call.protocol == "json":
            response.content_type = JSON_TYPE
        return response

    def _request(self, call: Call, url: str, sent: dict[str, str]) -> Request:
        """A request with only the checked parameters of the client's request."""
        headers = {**sent, "Content-Type": call.content_type, "X-Moto-Account-Id": self._account.id}
        if call.content_type != FORM_TYPE:
            headers["X-Amz-Target"] = call.target
        return _ServedRequest.from_primitives("POST", url, headers, call.body)
