from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from botocore.loaders import create_loader

from signin import Target
from signin.aws import Aws
from signin.errors import SigninError, StepFailed


class Answers(BaseHTTPRequestHandler):
    """Keys for one pool, a redirect for another, nothing for the rest."""

    def do_GET(self) -> None:
        pool = self.path.split("/")[1]
        self.send_response({"us-east-1_keys": 200, "us-east-1_moved": 302}.get(pool, 404))
        self.send_header("Location", "/us-east-1_keys/.well-known/jwks.json")
        self.end_headers()
        self.wfile.write(self.path.encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(400)
        self.send_header("X-Got", f"{self.headers['Content-Type']} {self.headers['Authorization']} {body}")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def local(pool: str, endpoint: str) -> Aws:
    return Aws(Target("us-east-1", f"us-east-1_{pool}", "c", endpoint=endpoint))


def test_keys_come_from_the_targets_endpoint(endpoint: str) -> None:
    url = f"{endpoint}/us-east-1_keys/.well-known/jwks.json"
    assert local("keys", endpoint).fetch("the public keys", url) == b"/us-east-1_keys/.well-known/jwks.json"


@pytest.mark.parametrize(("pool", "status"), [("moved", 302), ("gone", 404)])
def test_keys_come_from_nowhere_else(endpoint: str, pool: str, status: int) -> None:
    with pytest.raises(StepFailed, match=rf"expected the public keys at http.*/us-east-1_{pool}/.*; got HTTP {status}"):
        local(pool, endpoint).fetch("the public keys", f"{endpoint}/us-east-1_{pool}/.well-known/jwks.json")


def test_no_answer_fails() -> None:
    with pytest.raises(StepFailed, match="Could not connect to the endpoint URL"):
        local("keys", "http://127.0.0.1:9").fetch("the public keys", "http://127.0.0.1:9/")


def test_models_that_were_read_already_are_not_read_again(endpoint: str) -> None:
    loader = create_loader()
    target = Target("us-east-1", "us-east-1_keys", "c", endpoint=endpoint)
    made: Any = Aws(target, loader=loader).user_pools
    read = vars(loader)["_cache"]
    assert any("cognito-idp" in str(key) for key in read)
    assert made.meta.service_model.service_name == "cognito-idp"


def test_a_form_is_posted_as_one(endpoint: str) -> None:
    answer = local("keys", endpoint).send("POST", "a page", f"{endpoint}/x", form={"a": "b c"}, authorization="Basic x")
    assert (answer.status, answer.headers["X-Got"]) == (400, "application/x-www-form-urlencoded Basic x a=b+c")


def test_somebody_must_listen(endpoint: str) -> None:
    local("keys", endpoint).require_listener()
    Aws(Target("us-east-1", "us-east-1_a", "c")).require_listener()  # real AWS is always there
    with pytest.raises(SigninError, match="is the sandbox running"):
        local("keys", "http://127.0.0.1:9").require_listener()


def test_real_aws_is_reached_with_the_users_own_credentials_and_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_USE_FIPS_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "mine")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "mine-too")
    client: Any = Aws(Target("eu-west-1", "eu-west-1_a", "c")).user_pools
    assert client.meta.endpoint_url == "https://cognito-idp.eu-west-1.amazonaws.com"
    assert client.meta.config.retries == {"mode": "standard", "total_max_attempts": 4}
    assert client._request_signer._credentials.access_key == "mine"


def test_a_local_aws_is_never_shown_the_users_own_credentials(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "mine")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "mine-too")
    client: Any = local("keys", endpoint).identity_pools
    assert client.meta.endpoint_url == endpoint
    assert client.meta.config.retries == {"total_max_attempts": 1, "mode": "standard"}
    assert client._request_signer._credentials.access_key == "signin-proof"
