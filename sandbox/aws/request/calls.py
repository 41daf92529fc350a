"""Which action of which service a request calls, and its checked parameters. Only AWS's actions exist."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from sandbox.aws.moto_names import QueryParser, get_service_model
from sandbox.aws.request import parameters, validation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.datastructures import Headers

    from sandbox.aws.moto_names import OperationModel

_TARGETS = {
    "AWSCognitoIdentityProviderService": "cognito-idp",
    "AWSCognitoIdentityService": "cognito-identity",
    "TrentService": "kms",
    "AWSWAF_20190729": "wafv2",
}
# The query protocol does not name its service; the API version does.
_VERSIONS = {"2010-05-08": "iam", "2011-06-15": "sts"}
_INVALID = {"cognito-idp": "InvalidParameterException", "iam": "ValidationError", "sts": "ValidationError"}
_SCOPE = re.compile(r"Credential=[^/]+/\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/")
_JSON_TYPES = frozenset({"", "application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/json"})
JSON_TYPE = "application/x-amz-json-1.1"
FORM_TYPE = "application/x-www-form-urlencoded"

Protocol = Literal["json", "query"]


class CallRefusedError(Exception):
    """A request that is refused before its action runs. The response has the service's protocol."""

    def __init__(self, status: int, code: str, message: str, protocol: Protocol = "json") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.protocol = protocol


@dataclass(frozen=True)
class Call:
    """One call of an AWS action. `body` contains only members of the model, because moto parses it again."""

    service: str
    action: str
    parameters: Mapping[str, Any]
    body: bytes
    content_type: str
    region: str | None
    """The region that the signature names; None for an unsigned request."""

    @property
    def protocol(self) -> Protocol:
        """The protocol of the service's requests and answers."""
        return "json" if self.content_type == JSON_TYPE else "query"

    @property
    def target(self) -> str:
        """The JSON protocol's name of the action."""
        return f"{next(prefix for prefix, name in _TARGETS.items() if name == self.service)}.{self.action}"


def read_call(headers: Headers, body: bytes) -> Call:
    """The call that a POST to the sandbox's root makes.

    Raises:
        CallRefusedError: there is no such action, the body can't be read, or a parameter is outside AWS's limits.
    """
    scope = _SCOPE.search(headers.get("Authorization", ""))
    region = scope.group(1) if scope else None
    target = headers.get("X-Amz-Target", "")
    if target:
        return _json_call(target, headers.get("Content-Type", ""), body, region)
    return _query_call(scope.group(2) if scope else "", body, region)


def not_simulated(what: str, protocol: Protocol = "json") -> CallRefusedError:
    """501 is the only server error that AWS's SDKs do not retry."""
    return CallRefusedError(501, "NotImplemented", f"The sandbox does not simulate {what}.", protocol)


def checked(service: str, operation: OperationModel, given: Mapping[str, Any], protocol: Protocol) -> None:
    """Refuse parameters outside the limits of AWS's service model."""
    problem = validation.problems(operation.input_shape, given)
    if problem is not None:
        raise CallRefusedError(400, _INVALID.get(service, "ValidationException"), problem, protocol)


def operation_of(service: str, action: str) -> OperationModel | None:
    """An action as AWS's model describes it; None if AWS has no action of that name."""
    model = get_service_model(service)
    return model.operation_model(action) if action in model.operation_names else None


def _json_call(target: str, content_type: str, body: bytes, region: str | None) -> Call:
    prefix, _, action = target.partition(".")
    service = _TARGETS.get(prefix)
    if service is None:
        raise not_simulated(f"{prefix} ({action})")
    operation = operation_of(service, action)
    if operation is None:
        raise CallRefusedError(400, "UnknownOperationException", f"{service} has no action {action!r}.")
    if content_type.partition(";")[0].strip().lower() not in _JSON_TYPES:
        raise _unreadable(f"Content-Type must be {JSON_TYPE}, not {content_type!r}.")
    try:
        given = parameters.from_json(body, operation.input_shape)
    except parameters.SerializationError as error:
        raise _unreadable(str(error)) from None
    checked(service, operation, given, "json")
    # moto looks for an action and for parameters in every body, as if it were a form: a text such as "a&Action=b" must
    # not be taken for one.
    text = json.dumps(given).replace("&", "\\u0026").replace("=", "\\u003d")
    return Call(service, action, given, text.encode(), JSON_TYPE, region)


def _query_call(scope: str, body: bytes, region: str | None) -> Call:
    try:
        fields = parameters.from_form(body)
    except parameters.SerializationError as error:
        raise _unreadable(str(error), "query") from None
    service, action = _VERSIONS.get(fields.get("Version", "")), fields.get("Action", "")
    if service is None:
        if not action and not scope:
            raise CallRefusedError(400, "MissingAction", "The request names no action.", "query")
        raise not_simulated(f"{scope or 'this service'} ({action or '?'})")
    operation = operation_of(service, action)
    if operation is None:
        raise CallRefusedError(400, "InvalidAction", f"{service} has no action {action!r}.", "query")
    try:
        given: dict[str, Any] = QueryParser(operation).parse({"values": fields})  # type: ignore[typeddict-item] # -- reads values only
    except (ValueError, RecursionError):
        raise CallRefusedError(400, "MalformedInput", "A parameter is not of its type.", "query") from None
    checked(service, operation, given, "query")
    return Call(service, action, given, urlencode(fields).encode(), FORM_TYPE, region)


def _unreadable(message: str, protocol: Protocol = "json") -> CallRefusedError:
    return CallRefusedError(400, "SerializationException", message, protocol)
