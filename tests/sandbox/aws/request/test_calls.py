"""What reaches an action: actions of AWS's model only, with parameters of its types and within its limits."""

import json
import socket
import threading
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from sandbox.aws import AwsServer
from sandbox.aws.request.body import MAX_BYTES
from tests.sandbox.aws.http import call, send
from tests.sandbox.aws.world import App, World

NOT_ACTIONS = [
    "_user", "_get_param", "__init__", "setup_class", "dispatch", "call_action", "get_current_account", "serialized",
    "describe_user_pool", "DescribeUserpool", "parameters", "", "ListUserPools.x", "../ListUserPools",
]  # fmt: skip


@pytest.mark.parametrize("action", NOT_ACTIONS)
def test_only_actions_of_the_service_can_be_called(server: AwsServer, action: str) -> None:
    answer = call(server, action, {})
    assert (answer.status, answer.error) == (400, "UnknownOperationException")
    form = urlencode({"Action": action, "Version": "2011-06-15"}).encode()
    answer = send(server, "POST", "/", form, {"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status, b"<Code>InvalidAction</Code>" in answer.body) == (400, True)


def test_a_text_in_the_body_is_no_action_and_no_parameter(world: World) -> None:
    """moto reads every body as a form as well."""
    app = world.app()
    app.user("ann")
    given = [{"Name": "nickname", "Value": "&Action=AdminDeleteUser&Username=ann&"}]
    app.idp.admin_create_user(UserPoolId=app.pool_id, Username="ben", MessageAction="SUPPRESS", UserAttributes=[*given])
    users = app.idp.list_users(UserPoolId=app.pool_id)["Users"]
    assert {user["Username"] for user in users} == {"ann", "ben"}
    assert given[0] in next(user for user in users if user["Username"] == "ben")["Attributes"]


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"not json", b"[]", b'"text"', b"5", b"null", b'{"UserPoolId": NaN}', b'{"UserPoolId": "\\ud800"}',
        b"\xff\xfe", b'{"UserPoolId": "\xe9"}', b'{"a":' * 100_000, b"[" * 100_000, b"1" * 5000, b"\x1f\x8b\x08junk",
        b'{"UserPoolId": 5}', b'{"UserPoolId": true}', b'{"UserPoolId": {}}', b'{"UserPoolId": ["x"]}',
    ],
    ids=range(18),
)  # fmt: skip
def test_a_body_that_cannot_be_read_is_a_serialization_error(
    server: AwsServer, body: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = call(server, "DescribeUserPool", body)
    assert (answer.status, answer.error) == (400, "SerializationException")
    assert b"Traceback" not in answer.body
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/cbor"]
)
def test_another_content_type_is_a_serialization_error(server: AwsServer, kind: str) -> None:
    answer = call(server, "ListUserPools", {"MaxResults": 1}, **{"Content-Type": kind})
    assert (answer.status, answer.error) == (400, "SerializationException")


@pytest.mark.parametrize("kind", ["application/json", "application/x-amz-json-1.1; charset=utf-8"])
def test_json_is_json(server: AwsServer, kind: str) -> None:
    assert call(server, "ListUserPools", {"MaxResults": 1}, **{"Content-Type": kind}).status == 200


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (b"Action=GetCallerIdentity&Version=2011-06-15&x=%ff", b"SerializationException"),
        (b"\xff", b"SerializationException"),
        (b"&x" * 3000, b"SerializationException"),
        (b"", b"MissingAction"),
        (b"Action=ListRoles&Version=2010-05-08&MaxItems=many", b"MalformedInput"),
        (b"Action=AssumeRole&Version=2011-06-15", b"ValidationError"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(server: AwsServer, form: bytes, code: bytes) -> None:
    answer = send(server, "POST", "/", form, {"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status, b"<Code>%b</Code>" % code in answer.body) == (400, True)


@pytest.mark.parametrize(
    ("action", "given", "told"),
    [
        ("DescribeUserPool", {}, "Value null at 'userPoolId' {} not be null"),
        (
            "DescribeUserPool",
            {"UserPoolId": "nonsense"},
            r"Value 'nonsense' at 'userPoolId' {} satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+",
        ),
        (
            "ListUserPools",
            {"MaxResults": 61},
            "Value '61' at 'maxResults' {} have value less than or equal to 60",
        ),
        (
            "CreateUserPool",
            {"PoolName": "p", "MfaConfiguration": "SOMETIMES"},
            "Value 'SOMETIMES' at 'mfaConfiguration' {} satisfy enum value set: [OFF, ON, OPTIONAL]",
        ),
        (
            "CreateUserPoolClient",
            {"UserPoolId": "a_1", "ClientName": "c", "AllowedOAuthFlows": ["code", "token"]},
            "at 'allowedOAuthFlows' {} satisfy constraint: [Member must satisfy enum value set: [code, implicit",
        ),
        (
            "CreateUserPool",
            {"PoolName": "p" * 129},
            f"Value '{'p' * 129}' at 'poolName' {{}} have length less than or equal to 128",
        ),
        (
            "SignUp",
            {"ClientId": "c", "Username": "", "Password": "x"},
            "Value at 'username' {} have length greater than or equal to 1",
        ),
        (
            "AdminCreateUser",
            {"UserPoolId": "a_1", "Username": "a", "UserAttributes": [{"Value": "x"}]},
            "Value null at 'userAttributes.1.member.name' {} not be null",
        ),
    ],
)
def test_what_lies_outside_the_model_is_told_as_aws_tells_it(
    server: AwsServer, action: str, given: dict[str, Any], told: str
) -> None:
    answer = call(server, action, given)
    assert (answer.status, answer.error) == (400, "InvalidParameterException")
    assert told.format("failed to satisfy constraint: Member must") in json.loads(answer.body)["message"]


def test_a_secret_value_is_not_repeated(server: AwsServer) -> None:
    answer = call(server, "SignUp", {"ClientId": "c", "Username": "ann", "Password": "hush hush"})
    assert b"Value at 'password' failed to satisfy" in answer.body
    assert b"hush" not in answer.body


def test_several_problems_are_counted(server: AwsServer) -> None:
    message = json.loads(call(server, "ListUsers", {"UserPoolId": "x", "Limit": 99}).body)["message"]
    assert message.startswith("2 validation errors detected: ")
    assert message.count("; Value ") == 1


def test_identity_pools_call_it_by_another_name(server: AwsServer) -> None:
    answer = call(server, "", {}, **{"X-Amz-Target": "AWSCognitoIdentityService.GetId"})
    assert (answer.status, answer.error) == (400, "ValidationException")


def test_nulls_and_unknown_members_are_left_out(server: AwsServer) -> None:
    assert call(server, "ListUserPools", {"MaxResults": 1, "NextToken": None, "Surprise": [1]}).status == 200


def test_a_huge_body_is_refused_whole(server: AwsServer) -> None:
    answer = call(server, "ListUserPools", b" " * (MAX_BYTES + 1))
    assert (answer.status, answer.error) == (413, "RequestEntityTooLargeException")
    assert call(server, "ListUserPools", b'{"MaxResults": 1}' + b" " * 1000).status == 200


def connection_to(server: AwsServer) -> socket.socket:
    where = urlsplit(server.endpoint)
    return socket.create_connection((str(where.hostname), where.port), timeout=30)


@pytest.mark.parametrize(
    ("chunks", "status"),
    [(b'11\r\n{"MaxResults": 1}\r\n0\r\n\r\n', b" 200 "), (b"zz\r\n", b" 400 "), (b"5\r\n{}", b" 400 ")],
)
def test_a_chunked_body_is_read_or_refused(server: AwsServer, chunks: bytes, status: bytes) -> None:
    head = (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n"
        b"X-Amz-Target: AWSCognitoIdentityProviderService.ListUserPools\r\n\r\n"
    )
    with connection_to(server) as connection:
        connection.sendall(head + chunks)
        connection.shutdown(socket.SHUT_WR)
        assert status in connection.recv(65536).partition(b"\r\n")[0]


def test_a_client_that_stalls_delays_no_other(server: AwsServer) -> None:
    answers: list[int] = []
    with connection_to(server) as stalled:
        stalled.sendall(
            b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nContent-Type: application/json\r\n"
            b"X-Amz-Target: AWSCognitoIdentityProviderService.ListUserPools\r\n\r\n{"
        )
        other = threading.Thread(target=lambda: answers.append(call(server, "ListUserPools", {"MaxResults": 1}).status))
        other.start()
        other.join(30)
    assert answers == [200]


def test_a_request_that_ends_early_is_no_error_of_the_server(
    server: AwsServer, capfd: pytest.CaptureFixture[str]
) -> None:
    with connection_to(server) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
        connection.shutdown(socket.SHUT_WR)
        assert b" 400 " in connection.recv(65536)
    assert capfd.readouterr().err == ""


def test_client_secrets_are_of_the_characters_aws_allows(world: World) -> None:
    secret = world.pool().app(secret=True).secret
    assert secret is not None
    assert secret.isascii()
    assert secret.isalnum()


def test_a_pool_needs_names_for_its_attributes(app: App) -> None:
    given = {"UserPoolId": app.pool_id, "CustomAttributes": [{"AttributeDataType": "String"}]}
    assert call(app.server, "AddCustomAttributes", given).error == "InvalidParameterException"
    created = {"PoolName": "p", "Schema": [{"AttributeDataType": "String"}]}
    assert call(app.server, "CreateUserPool", created).error == "InvalidParameterException"
    listed = {"UserPoolId": "eu-central-1_none", "MaxResults": 1}
    assert call(app.server, "ListResourceServers", listed).error == "ResourceNotFoundException"
