"""Helpers of the tests: pools, app clients and users, over real HTTP."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import boto3
import jwt
import pytest
from botocore.exceptions import ClientError
from pycognito import aws_srp

from sandbox.aws import AwsServer
from sandbox.aws.user_pools.outbox import Message

PASSWORD = "Correct-horse-1"
ALL_FLOWS = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
]


@contextmanager
def refused(code: str, text: str = "") -> Iterator[None]:
    with pytest.raises(ClientError) as caught:
        yield
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    assert text in error["Message"], error


def claims(token: str) -> dict[str, Any]:
    return jwt.decode(token, options={"verify_signature": False})


@dataclass
class App:
    """One app client, used as an app would."""

    server: AwsServer
    pool_id: str
    id: str
    secret: str | None = None

    @property
    def idp(self) -> Any:
        return self.server.client("cognito-idp")

    @property
    def provider(self) -> str:
        return f"cognito-idp.{self.server.region}.amazonaws.com/{self.pool_id}"

    def messages(self) -> list[Message]:
        return [message for message in self.server.outbox if message.user_pool_id == self.pool_id]

    def code(self) -> str:
        return self.messages()[-1].code

    def sign_up(self, name: str, password: str = PASSWORD, **attributes: str) -> Any:
        pairs = [{"Name": key.replace("custom_", "custom:"), "Value": value} for key, value in attributes.items()]
        return self.idp.sign_up(ClientId=self.id, Username=name, Password=password, UserAttributes=pairs)

    def confirm(self, name: str, code: str) -> None:
        self.idp.confirm_sign_up(ClientId=self.id, Username=name, ConfirmationCode=code)

    def user(self, name: str = "ann", password: str = PASSWORD, **attributes: str) -> str:
        """A confirmed user; returns the name to sign in with."""
        pairs = [{"Name": key.replace("custom_", "custom:"), "Value": value} for key, value in attributes.items()]
        self.idp.admin_create_user(
            UserPoolId=self.pool_id, Username=name, MessageAction="SUPPRESS", UserAttributes=pairs
        )
        self.idp.admin_set_user_password(UserPoolId=self.pool_id, Username=name, Password=password, Permanent=True)
        return name

    def password(self, name: str, password: str = PASSWORD, **more: str) -> Any:
        given = {"USERNAME": name, "PASSWORD": password, **more}
        return self.idp.initiate_auth(ClientId=self.id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    def admin_password(self, name: str, password: str = PASSWORD) -> Any:
        return self.idp.admin_initiate_auth(
            UserPoolId=self.pool_id,
            ClientId=self.id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": password},
        )

    def srp(self, name: str, password: str = PASSWORD) -> Any:
        """pycognito's client: an independent implementation of the other end."""
        return self.srp_client(name, password).authenticate_user()

    def srp_client(self, name: str, password: str = PASSWORD) -> Any:
        make: Any = aws_srp.AWSSRP
        return make(name, password, self.pool_id, self.id, client=self.idp, client_secret=self.secret)

    def tokens(self, name: str, password: str = PASSWORD) -> Any:
        return self.password(name, password)["AuthenticationResult"]

    def refresh(self, refresh_token: str) -> Any:
        return self.idp.initiate_auth(
            ClientId=self.id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": refresh_token}
        )

    def answer(self, challenge: Any, name: str, **responses: str) -> Any:
        session = {"Session": challenge["Session"]} if "Session" in challenge else {}
        return self.idp.respond_to_auth_challenge(
            ClientId=self.id,
            ChallengeName=challenge["ChallengeName"],
            ChallengeResponses={"USERNAME": name, **responses},
            **session,
        )


@dataclass
class Pool:
    """One user pool."""

    server: AwsServer
    id: str

    def app(self, *, flows: Sequence[str] = ALL_FLOWS, secret: bool = False, **settings: Any) -> App:
        made: Any = self.server.client("cognito-idp").create_user_pool_client(
            UserPoolId=self.id,
            ClientName="app",
            ExplicitAuthFlows=list(flows),  # type: ignore[arg-type]  # -- plain strings are what a test reads best
            GenerateSecret=secret,
            **settings,
        )["UserPoolClient"]
        return App(self.server, self.id, made["ClientId"], made.get("ClientSecret"))


@dataclass
class World:
    """The server, and makers of what a test needs."""

    server: AwsServer

    @property
    def idp(self) -> Any:
        return self.server.client("cognito-idp")

    @property
    def identity(self) -> Any:
        return self.server.client("cognito-identity")

    def pool(self, **settings: Any) -> Pool:
        return Pool(self.server, self.idp.create_user_pool(PoolName="pool", **settings)["UserPool"]["Id"])

    def pool_of(self, app: App) -> Pool:
        """The pool an app belongs to."""
        return Pool(self.server, app.pool_id)

    def app(self, **settings: Any) -> App:
        """A pool and an app that may use every flow."""
        return self.pool(**settings).app()

    def identity_pool(self, app: App, *, guests: bool = False, check: bool = False, **settings: Any) -> str:
        made = self.identity.create_identity_pool(
            IdentityPoolName="identities",
            AllowUnauthenticatedIdentities=guests,
            CognitoIdentityProviders=[
                {"ProviderName": app.provider, "ClientId": app.id, "ServerSideTokenCheck": check}
            ],
            **settings,
        )
        return str(made["IdentityPoolId"])

    def role(self, audience: str, method: str) -> str:
        """A role that trusts one identity pool and one kind of identity."""
        statement = {
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": audience},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": method},
            },
        }
        made = self.server.client("iam").create_role(
            RoleName=f"role-{uuid4()}",
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        )
        return made["Role"]["Arn"]

    def attach(self, identity_pool: str, **roles: str) -> None:
        self.identity.set_identity_pool_roles(IdentityPoolId=identity_pool, Roles=roles)


def caller(world: World, credentials: Any) -> str:
    sts = boto3.client(
        "sts",
        region_name=world.server.region,
        endpoint_url=world.server.endpoint,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretKey"],
        aws_session_token=credentials["SessionToken"],
    )
    try:
        return sts.get_caller_identity()["Arn"]
    finally:
        sts.close()
