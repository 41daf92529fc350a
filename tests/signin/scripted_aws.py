"""A state in front of services whose answers are given in advance."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from signin import Target
from signin.authentication import Tokens
from signin.aws import Answer
from signin.state import RunState
from signin.step import Step
from signin.tokens import Verifier
from signin.totp import TotpCodes
from signin.user import User
from signin.user_pool import Client, Pool, read_client, read_pool
from tests.signin.conftest import CLIENT_ID, ISSUER

if TYPE_CHECKING:
    from signin.aws import Aws

SUB = "0d444155-10c3-44c6-ae7a-8914d544dcb7"
TARGET = Target(
    "us-east-1",
    ISSUER.rpartition("/")[2],
    CLIENT_ID,
    identity_pool_id="us-east-1:1",
    authenticated_role_arn="arn:aws:iam::123456789012:role/path/app",
)
LOCAL = replace(TARGET, endpoint="http://127.0.0.1:5555")
EMAIL = "proof@example.com"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
Sign = Callable[..., str]


def refusal(code: str, message: str = "no") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "Call")


@dataclass
class Scripted:
    """A service whose answers are given in advance: a value, an error, or a function of the request."""

    answers: Mapping[str, Any]
    calls: list[str] = field(default_factory=list)

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        def call(**request: Any) -> Any:
            self.calls.append(operation)
            answer = self.answers[operation]
            if isinstance(answer, Exception):
                raise answer
            return answer(request) if callable(answer) else answer

        return call


def pool(**described: Any) -> Pool:
    return read_pool(described, {"MfaConfiguration": described.pop("mfa", "OFF")})


def client(*flows: str) -> Client:
    return read_client({"ClientId": CLIENT_ID, "ExplicitAuthFlows": flows})


def staged(idp: Mapping[str, Any] | None = None, identity_pools: Mapping[str, Any] | None = None) -> RunState:
    """A state on which a user is in the pool, in front of scripted services."""
    aws = SimpleNamespace(user_pools=Scripted(idp or {}), identity_pools=Scripted(identity_pools or {}))
    state = RunState(TARGET, cast("Aws", aws))
    state.pool = pool()
    state.client = client("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
    state.user = User("proof", "1234Abcd^", {"email": "proof@example.com"}, sub=SUB)
    return state


def signed_in(state: RunState, verifier: Verifier, id_token: str = "i", access_token: str = "a") -> RunState:
    state.verifier = verifier
    state.record(Tokens(id_token, access_token, "refresh-token"))
    return state


def failed(step: Step, state: RunState) -> str:
    result = step.run(state)
    assert result.verdict == "failed", result
    return result.detail


def with_app(idp: Mapping[str, Any]) -> RunState:
    state = staged(idp)
    described: dict[str, Any] = {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}
    state.pool = read_pool({}, described)
    state.codes = TotpCodes(SECRET, look_around=True)
    return state


def message(purpose: str, **changes: object) -> dict[str, object]:
    pool = TARGET.user_pool_id
    return {"user_pool_id": pool, "destination": EMAIL, "purpose": purpose, "code": "123456", **changes}


def local(idp: Mapping[str, Any], *messages: Mapping[str, object], body: bytes | None = None) -> RunState:
    """A state with an outbox."""
    state = staged(idp)
    state.target = LOCAL
    answer = Answer(200, {}, json.dumps(messages).encode() if body is None else body)
    cast("Any", state.aws).send = lambda *_: answer
    state.outbox._target = LOCAL
    state.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
    return state


def wrong_refused(right: Any = None) -> Any:
    """Refuses the first code and takes the next."""
    answers = iter([refusal("CodeMismatchException")])

    def confirm(_: Mapping[str, Any]) -> Any:
        for error in answers:
            raise error
        return right

    return confirm
