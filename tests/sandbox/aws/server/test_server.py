import json
import socket
import subprocess
import sys
import textwrap
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from sandbox.aws import SIMULATED, AwsServer, PortTakenError
from tests.sandbox.aws.world import App, World, refused


def get(url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> tuple[int, Any, Any]:
    request = urllib.request.Request(url, method=method, headers=dict(headers or {}))  # noqa: S310 -- loopback only
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- same
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_a_used_port_is_an_error_with_the_fix() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"Port {port} .* choose another port"):
            AwsServer(port, region="eu-central-1").start()


def test_a_used_port_is_found_before_anything_is_loaded() -> None:
    program = """
        import socket, sys
        from sandbox.aws import AwsServer, PortTakenError
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0)); taken.listen()
            try: AwsServer(taken.getsockname()[1], region="eu-central-1").start()
            except PortTakenError: print(sorted({"moto", "boto3", "flask"} & set(sys.modules)))
    """
    assert run(program) == "[]"


def test_a_port_is_free_again_at_once() -> None:
    with AwsServer(region="eu-central-1") as first:
        port = int(first.endpoint.rpartition(":")[2])
        first.client("sts").get_caller_identity()
    with AwsServer(port, region="eu-central-1") as second:
        assert second.endpoint.endswith(f":{port}")


def test_only_this_machine_can_reach_it(server: AwsServer) -> None:
    assert server.endpoint.startswith("http://127.0.0.1:")


def test_a_server_starts_empty_and_servers_do_not_meet(server: AwsServer, world: World) -> None:
    pool = world.pool()
    with AwsServer(region=server.region) as other:
        assert other.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"] == []
        assert other.client("iam").list_roles()["Roles"] == []
        assert other.client("cognito-identity").list_identity_pools(MaxResults=60)["IdentityPools"] == []
        assert other.outbox == []
        other.client("cognito-idp").create_user_pool(PoolName="theirs")
    assert world.idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["Name"] == "pool"
    with AwsServer(region=server.region) as third:
        assert third.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"] == []


def test_starting_and_stopping_twice_changes_nothing() -> None:
    running = AwsServer(region="eu-central-1")
    running.start()
    endpoint = running.endpoint
    running.start()
    assert running.endpoint == endpoint
    running.stop()
    running.stop()
    with pytest.raises(RuntimeError, match="not running"):
        _ = running.endpoint


def test_a_client_is_made_once(server: AwsServer) -> None:
    assert server.client("iam") is server.client("iam")
    assert server.client("iam").meta.region_name in {server.region, "aws-global"}


def test_an_action_that_is_not_simulated_is_named_at_once(world: World) -> None:
    with pytest.raises(ClientError) as caught:
        world.idp.list_terms(UserPoolId="eu-central-1_x")
    # boto3 asks again, and waits before it does, where it thinks that it helps.
    assert caught.value.response["ResponseMetadata"]["RetryAttempts"] == 0
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert caught.value.response["Error"]["Code"] == "NotImplemented"
    assert "cognito-idp ListTerms" in caught.value.response["Error"]["Message"]
    with refused("NotImplemented", "iam GetHumanReadableSummary"):
        world.server.client("iam").get_human_readable_summary(EntityArn="arn:aws:iam::123456789012:role/x")


def test_a_service_that_is_not_simulated_is_named_at_once(server: AwsServer) -> None:
    made = boto3.client(
        "s3", region_name="eu-central-1", endpoint_url=server.endpoint, aws_access_key_id="x", aws_secret_access_key="y"
    )
    with pytest.raises(ClientError) as caught:
        made.put_bucket_acl(Bucket="b", ACL="private")
    made.close()
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501


def run(program: str, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 -- this interpreter, these programs
        [sys.executable, "-W", "error", "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ".", "PATH": "", **environment},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_the_machines_aws_configuration_is_ignored() -> None:
    """A profile that does not exist, another endpoint, a proxy, a broken certificate bundle, stolen credentials."""
    program = """
        from sandbox.aws import AwsServer
        with AwsServer(region="eu-central-1") as server:
            pool = server.client("cognito-idp").create_user_pool(PoolName="p")["UserPool"]
            server.client("cognito-identity").list_identity_pools(MaxResults=1)
            server.client("iam").list_roles()
            print(pool["Arn"].split(":")[3], server.client("sts").get_caller_identity()["Account"])
    """
    hostile = {
        "AWS_PROFILE": "unknown",
        "AWS_DEFAULT_PROFILE": "unknown",
        "AWS_CONFIG_FILE": "/does/not/exist",
        "AWS_SHARED_CREDENTIALS_FILE": "/does/not/exist",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": "http://127.0.0.1:9",
        "AWS_CA_BUNDLE": "/does/not/exist.pem",
        "AWS_REGION": "us-west-2",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_ACCESS_KEY_ID": "real",
        "AWS_SECRET_ACCESS_KEY": "real",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_USE_DUALSTACK_ENDPOINT": "true",
        "AWS_RETRY_MODE": "nonsense",
        "AWS_MAX_ATTEMPTS": "0",
        "AWS_DATA_PATH": "/does/not/exist",
        "AWS_SDK_UA_APP_ID": "x" * 80,
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    }
    assert run(program, **hostile) == "eu-central-1 123456789012"


def test_a_run_prints_nothing_and_leaves_nothing_open() -> None:
    program = """
        from sandbox.aws import AwsServer
        for _ in range(2):
            with AwsServer(region="eu-central-1") as server:
                server.client("cognito-idp").create_user_pool(PoolName="p")
                try: server.client("cognito-idp").describe_user_pool(UserPoolId="eu-central-1_none")
                except Exception as error: print(type(error).__name__)
    """
    assert run(program) == "ResourceNotFoundException\nResourceNotFoundException"


def test_only_the_services_in_use_are_loaded() -> None:
    program = """
        import sys
        from sandbox.aws import AwsServer
        with AwsServer(region="eu-central-1"):
            models = [name for name in sys.modules if name.startswith("moto.") and name.endswith(".models")]
            services = {name.split(".")[1] for name in models}
            print(sorted(services - {"core", "moto_api"}), "flask" in sys.modules)
    """
    assert run(program) == "['cognitoidentity', 'cognitoidp', 'iam', 'sts'] False"


def test_regions_are_separate(server: AwsServer, world: World) -> None:
    elsewhere = boto3.client(
        "cognito-idp",
        region_name="us-west-2",
        endpoint_url=server.endpoint,
        aws_access_key_id="x",
        aws_secret_access_key="y",
    )
    pool_id = elsewhere.create_user_pool(PoolName="far")["UserPool"]["Id"]
    client_id = elsewhere.create_user_pool_client(UserPoolId=pool_id, ClientName="c")["UserPoolClient"]["ClientId"]
    elsewhere.close()
    assert pool_id.startswith("us-west-2_")
    with refused("ResourceNotFoundException"):
        world.idp.describe_user_pool(UserPoolId=pool_id)
    # An unsigned call does not say where it goes; its client id does.
    assert world.idp.sign_up(ClientId=client_id, Username="ann", Password="Correct-horse-1")["UserSub"]


def test_keys_and_discovery_are_served(app: App) -> None:
    base = f"{app.server.endpoint}/{app.pool_id}/.well-known"
    status, headers, body = get(f"{base}/jwks.json")
    (key,) = json.loads(body)["keys"]
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert key["kty"] == "RSA"
    assert key["alg"] == "RS256"
    assert "d" not in key
    document = json.loads(get(f"{base}/openid-configuration")[2])
    assert document["issuer"] == f"https://{app.provider}"
    assert document["jwks_uri"] == f"{base}/jwks.json"
    assert get(f"{app.server.endpoint}/eu-central-1_none/.well-known/jwks.json")[0] == 404
    assert get(f"{app.server.endpoint}/anything")[0] == 404


def test_every_pool_has_a_key_of_its_own(world: World) -> None:
    pools = [world.pool(), world.pool()]
    bodies = [get(f"{world.server.endpoint}/{pool.id}/.well-known/jwks.json")[2] for pool in pools]
    assert bodies[0] != bodies[1]


def test_the_outbox_is_served(world: World) -> None:
    app = world.app(AutoVerifiedAttributes=["email"])
    app.sign_up("ann", email="ann@home.example")
    status, _, body = get(f"{world.server.endpoint}/_sandbox/outbox")
    mine = [message for message in json.loads(body) if message["user_pool_id"] == app.pool_id]
    assert status == 200
    assert [message["code"] for message in mine] == [app.code()]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("http://localhost:5173", True), ("http://127.0.0.1:8080", True), ("https://evil.example", False)],
)
def test_a_page_on_this_machine_may_call_it(server: AwsServer, origin: str, *, allowed: bool) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Headers": "x-amz-target"}
    status, headers, _ = get(f"{server.endpoint}/", method="OPTIONS", headers=asked)
    assert status == 204
    assert (headers["Access-Control-Allow-Origin"] == origin) is allowed


def test_what_is_simulated_is_listed() -> None:
    assert all(feature and note for feature, note in SIMULATED)
    assert len({feature for feature, _ in SIMULATED}) == len(SIMULATED) > 10


def test_service_models_are_read_once_in_a_process() -> None:
    with AwsServer(region="eu-central-1") as aws:
        loader = aws.service_models
        aws.client("cognito-idp")
        assert aws.service_models is loader
        model = loader.load_service_model("cognito-idp", "service-2")
        assert loader.load_service_model("cognito-idp", "service-2") is model
        assert model["metadata"]["serviceId"] == "Cognito Identity Provider"


def test_an_answer_arrives_whole(server: AwsServer) -> None:
    """Headers and body in two packets, the connection closed behind them: once in some thousands a client missed it."""
    host, _, port = server.endpoint.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
        head, _, body = connection.recv(65536).partition(b"\r\n\r\n")
    assert b" 404 " in head
    assert json.loads(body) == {"message": "Not Found"}
