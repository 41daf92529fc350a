"""The actions of Lambda and WAF that a user pool needs: permissions of functions, associations of web ACLs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.aws.other_services.lambda_permissions import FUNCTIONS_PATH, LambdaPermissions
from sandbox.aws.other_services.web_acls import WebAcls
from sandbox.aws.request import parameters
from sandbox.aws.request.calls import CallRefusedError, checked, not_simulated, operation_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Request

    from sandbox.aws.request.calls import Call

_ADD = "AddPermission"


@dataclass(frozen=True)
class Answer:
    """A service's answer, to be sent as JSON."""

    content: dict[str, Any]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class OtherServices:
    """Lambda and WAF, as far as they are simulated, of one account."""

    def __init__(self, account_id: str, region: str) -> None:
        self._permissions = LambdaPermissions(account_id, region)
        self._web_acls = WebAcls()

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path is one of Lambda's."""
        return path.startswith(FUNCTIONS_PATH)

    def lambda_answer(self, request: Request, body: bytes) -> Answer:
        """Answer a Lambda request. Its method and path determine the action."""
        given: dict[str, Any] = {}
        if request.method == "POST":
            given = _new_permission(body)
        found = self._permissions.answer(request.method, request.path, request.args.get("Qualifier", ""), given)
        if found is None:
            raise not_simulated(f"lambda ({request.method} {request.path})")
        status, content = found
        return Answer(content, status, {"x-amzn-ErrorType": content.get("__type", "")})

    def waf_answer(self, call: Call) -> Answer:
        """Answer one of WAF's calls."""
        known = self._web_acls.answer(call.action, call.parameters)
        if known is None:
            raise not_simulated(f"wafv2 ({call.action})")
        return Answer(known)


def _new_permission(body: bytes) -> dict[str, Any]:
    operation = operation_of("lambda", _ADD)
    if operation is None:  # pragma: no cover -- AWS's model has the action
        raise not_simulated(f"lambda ({_ADD})")
    try:
        given = parameters.from_json(body, operation.input_shape)
    except parameters.SerializationError as error:
        raise CallRefusedError(400, "SerializationException", str(error)) from None
    # The function's name is in the path.
    checked("lambda", operation, {"FunctionName": "function", **given}, "json")
    return given
