"""A stage in front of services whose answers are given in advance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from signin import Target
from signin.authentication import Tokens
from signin.one_time_codes import OneTimeCodes
from signin.pool import Client, Pool, read_client, read_pool
from signin.stage import Stage
from signin.step import Step
from signin.tokens import Verifier
from signin.user import User
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


def staged(idp: Mapping[str, Any] | None = None, identity_pools: Mapping[str, Any] | None = None) -> Stage:
    """A stage on which a user is in the pool, in front of scripted services."""
    aws = SimpleNamespace(user_pools=Scripted(idp or {}), identity_pools=Scripted(identity_pools or {}))
    stage = Stage(TARGET, cast("Aws", aws))
    stage.pool = pool()
    stage.client = client("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
    stage.user = User("proof", "1234Abcd^", {"email": "proof@example.com"}, sub=SUB)
    return stage


def signed_in(stage: Stage, verifier: Verifier, id_token: str = "i", access_token: str = "a") -> Stage:
    stage.verifier = verifier
    stage.reach(Tokens(id_token, access_token, "refresh-token"))
    return stage


def failed(played: Step, stage: Stage) -> str:
    result = played.run(stage)
    assert result.verdict == "failed", result
    return result.detail


def with_app(idp: Mapping[str, Any]) -> Stage:
    stage = staged(idp)
    described: dict[str, Any] = {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}
    stage.pool = read_pool({}, described)
    stage.codes = OneTimeCodes(SECRET, look_around=True)
    return stage
