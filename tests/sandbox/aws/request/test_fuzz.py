"""Whatever is sent, the sandbox answers, and never with an error of its own: SDKs would retry that."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moto.core.utils import get_service_model
from werkzeug.test import Client

from sandbox.aws.server.account import Account
from sandbox.aws.server.gateway import Gateway
from tests.sandbox.aws.http import JSON_TYPE, USER_POOLS
from tests.sandbox.aws.shapes import parameters
from tests.sandbox.aws.world import ALL_FLOWS, PASSWORD

IDENTITY = "AWSCognitoIdentityService"
SERVICES = {USER_POOLS: "cognito-idp", IDENTITY: "cognito-identity"}
# These would leave little for the other actions to work on.
ENDS_THE_POOL = {"DeleteUserPool", "DeleteIdentityPool", "DeleteUserPoolClient", "DeleteUser", "AdminDeleteUser"}
UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck))


class Fuzzed:
    """A gateway, and one of everything in it."""

    def __init__(self, account: Account) -> None:
        self.client = Client(Gateway(account, "eu-central-1"))
        pool = self.made("CreateUserPool", PoolName="p", AliasAttributes=["email"])["UserPool"]["Id"]
        app = self.made("CreateUserPoolClient", UserPoolId=pool, ClientName="c", ExplicitAuthFlows=ALL_FLOWS)
        app_id = app["UserPoolClient"]["ClientId"]
        self.made("AdminCreateUser", UserPoolId=pool, Username="ann")
        self.made("AdminSetUserPassword", UserPoolId=pool, Username="ann", Password=PASSWORD, Permanent=True)
        names = {"USERNAME": "ann", "PASSWORD": PASSWORD}
        flow = {"ClientId": app_id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": names}
        tokens = self.made("InitiateAuth", **flow)["AuthenticationResult"]
        identities = self.made(
            "CreateIdentityPool", IDENTITY, IdentityPoolName="i", AllowUnauthenticatedIdentities=True
        )["IdentityPoolId"]
        self.known = {
            "UserPoolId": [pool],
            "ClientId": [app_id],
            "Username": ["ann"],
            "AccessToken": [tokens["AccessToken"]],
            "RefreshToken": [tokens["RefreshToken"]],
            "IdentityPoolId": [identities],
            "IdentityId": [self.made("GetId", IDENTITY, IdentityPoolId=identities)["IdentityId"]],
            "Password": [PASSWORD],
            "USERNAME": ["ann"],
            "SRP_A": ["ab", "not hexadecimal", "-5"],
        }

    def made(self, action: str, prefix: str = USER_POOLS, **given: Any) -> Any:
        answer = self.post(json.dumps(given).encode(), f"{prefix}.{action}")
        assert answer.status_code == 200, answer.data
        return json.loads(answer.data)

    def post(self, body: bytes, target: str, kind: str = JSON_TYPE) -> Any:
        scope = "AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/cognito-idp/aws4_request"
        return self.client.post(
            "/", data=body, headers={"X-Amz-Target": target, "Content-Type": kind, "Authorization": scope}
        )


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[Fuzzed]:
    account = Account()
    logging.disable(logging.CRITICAL)
    yield Fuzzed(account)
    logging.disable(logging.NOTSET)
    account.close()


def actions() -> list[tuple[str, str, Any]]:
    models = {prefix: get_service_model(service) for prefix, service in SERVICES.items()}
    return [
        (prefix, action, model.operation_model(action).input_shape)
        for prefix, model in models.items()
        for action in model.operation_names
        if action not in ENDS_THE_POOL
    ]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from([JSON_TYPE, "application/json", "text/plain", "application/x-www-form-urlencoded", "x", ""])


@settings(UNHURRIED, max_examples=300)
@given(data=st.data())
def test_parameters_within_the_model_are_answered(fuzzed: Fuzzed, data: st.DataObject) -> None:
    prefix, action, shape = data.draw(st.sampled_from(actions()))
    given_parameters = data.draw(parameters(shape, fuzzed.known))
    answer = fuzzed.post(json.dumps(given_parameters).encode(), f"{prefix}.{action}")
    assert answer.status_code in {200, 400, 501}, (action, given_parameters, answer.data)


@settings(UNHURRIED, max_examples=200)
@given(
    body=st.binary(max_size=60) | ANY_JSON.map(lambda value: json.dumps(value).encode()),
    target=st.sampled_from([f"{prefix}.{action}" for prefix, action, _ in actions()])
    | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    kind=KINDS,
)
def test_any_body_is_answered(fuzzed: Fuzzed, body: bytes, target: str, kind: str) -> None:
    assert fuzzed.post(body, target, kind).status_code in {200, 400, 501}


@settings(UNHURRIED, max_examples=200)
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"]),
    path=st.sampled_from(["/", "/_sandbox/outbox", "/{}/login", "/{}/oauth2/token", "/{}/oauth2/authorize",
                          "/{}/confirmUser", "/{}/.well-known/jwks.json", "/2015-03-31/functions/f/policy/s"])
    | st.text(st.characters(exclude_characters="?"), max_size=20).map(lambda text: f"/{text}"),
    query=st.binary(max_size=20),
    body=st.binary(max_size=40) | st.sampled_from([b"Action=ListRoles&Version=2010-05-08", b"grant_type=x"]),
    kind=KINDS | st.just("multipart/form-data; boundary=x"),
)  # fmt: skip
def test_any_path_is_answered(fuzzed: Fuzzed, method: str, path: str, query: bytes, body: bytes, kind: str) -> None:
    answer = fuzzed.client.open(
        path.replace("{}", fuzzed.known["UserPoolId"][0]),
        method=method,
        query_string=query.decode("latin-1"),
        data=body,
        headers={"Content-Type": kind},
    )
    assert answer.status_code < 500 or answer.status_code == 501, (answer.status_code, answer.data)
