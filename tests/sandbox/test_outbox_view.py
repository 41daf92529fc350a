"""The outbox in a terminal."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from sandbox.aws import AwsServer
from sandbox.cli import main
from sandbox.errors import SandboxError
from sandbox.outbox_view import as_text, show_outbox

MESSAGE = {
    "sent_at": 1_800_000_000.5,
    "medium": "EMAIL",
    "destination": "ann@example.com",
    "subject": "Hello",
    "body": "Your code\nis 123456.",
    "code": "123456",
    "purpose": "sign_up",
}


@pytest.fixture
def aws() -> Iterator[AwsServer]:
    with AwsServer(region="us-east-1") as server:
        yield server


@pytest.fixture
def pool(aws: AwsServer) -> str:
    made = aws.client("cognito-idp").create_user_pool(PoolName="p", AutoVerifiedAttributes=["email"])
    return str(made["UserPool"].get("Id"))


def invite(aws: AwsServer, pool: str, name: str) -> str:
    """Sends an invitation; returns the temporary password in it."""
    aws.client("cognito-idp").admin_create_user(
        UserPoolId=pool, Username=name, UserAttributes=[{"Name": "email", "Value": f"{name}@example.com"}]
    )
    return aws.outbox[-1].code


def test_a_message_is_told_with_its_code_last() -> None:
    clock = time.strftime("%H:%M:%S", time.localtime(1_800_000_000))
    assert as_text(MESSAGE).splitlines() == [
        f"{clock}  EMAIL to ann@example.com",
        "          Hello",
        "          Your code",
        "          is 123456.",
        "          -> 123456 confirms the account",
    ]


def test_a_text_message_has_no_subject() -> None:
    told = as_text(MESSAGE | {"medium": "SMS", "destination": "+12025550123", "subject": "", "purpose": "mfa"})
    assert [line.strip() for line in told.splitlines()[1:]] == [
        "Your code",
        "is 123456.",
        "-> 123456 is the second factor",
    ]


def test_a_template_does_not_command_the_terminal() -> None:
    assert "\x1b" not in as_text(MESSAGE | {"body": "\x1b]0;owned\x07 \x9b31m", "subject": "\x1b[2J"})


def test_the_command_prints_what_was_sent(aws: AwsServer, pool: str, capsys: pytest.CaptureFixture[str]) -> None:
    password = invite(aws, pool, "ann")
    assert main(["outbox", "--endpoint", aws.endpoint]) == 0
    out = capsys.readouterr().out
    assert "EMAIL to ann@example.com" in out
    assert f"-> {password} is the temporary password" in out


def test_the_port_is_enough_and_json_is_a_document_a_message(
    aws: AwsServer, pool: str, capsys: pytest.CaptureFixture[str]
) -> None:
    invite(aws, pool, "ann")
    invite(aws, pool, "bob")
    assert main(["outbox", "--port", aws.endpoint.rpartition(":")[2], "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["username"] for line in lines] == ["ann", "bob"]


def test_an_empty_outbox_says_so(aws: AwsServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "--endpoint", aws.endpoint]) == 0
    assert capsys.readouterr().out == f"No messages yet at {aws.endpoint}\n"
    assert main(["outbox", "--endpoint", aws.endpoint, "--json"]) == 0
    assert not capsys.readouterr().out


def test_following_shows_each_message_once_until_ctrl_c(
    aws: AwsServer, pool: str, capsys: pytest.CaptureFixture[str]
) -> None:
    invite(aws, pool, "ann")
    coming = iter(["bob", None, "eve"])

    def pause(_: float) -> None:
        try:
            name = next(coming)
        except StopIteration:
            raise KeyboardInterrupt from None
        if name:
            invite(aws, pool, name)

    show_outbox(aws.endpoint, follow=True, sleep=pause)
    out = capsys.readouterr().out
    assert [line.split()[-1] for line in out.splitlines() if " EMAIL to " in line] == [
        "ann@example.com",
        "bob@example.com",
        "eve@example.com",
    ]


def test_a_sandbox_that_was_started_anew_is_followed_from_its_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    boxes = iter([[MESSAGE], [MESSAGE | {"destination": "new@example.com"}]])

    class Outbox(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(next(boxes)).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    pauses = iter([None])

    def pause(_: float) -> None:
        for _once in pauses:
            return
        raise KeyboardInterrupt

    with HTTPServer(("127.0.0.1", 0), Outbox) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        show_outbox(f"http://127.0.0.1:{server.server_port}", follow=True, sleep=pause)
        server.shutdown()
        thread.join()
    assert capsys.readouterr().out.count("EMAIL to new@example.com") == 1


def test_following_ends_with_the_sandbox(aws: AwsServer) -> None:
    with pytest.raises(SandboxError, match="no sandbox answers at http://127"):
        show_outbox(aws.endpoint, follow=True, sleep=lambda _: aws.stop())


def test_no_sandbox_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "--port", "9"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("sandbox: no sandbox answers at http://127.0.0.1:9 (")
    assert err.endswith("; start it with: python -m sandbox up --serve\n")


@pytest.mark.parametrize("endpoint", ["nonsense", "https://127.0.0.1:1", "http://", "http://127.0.0.1:99999"])
def test_what_is_no_address_is_refused(endpoint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outbox", "--endpoint", endpoint]) == 3
    assert "is not an address such as http://127.0.0.1:5555" in capsys.readouterr().err


def test_another_server_is_not_taken_for_the_sandbox() -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Other) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        with pytest.raises(SandboxError, match="is not the sandbox: it has no outbox"):
            show_outbox(f"http://127.0.0.1:{server.server_port}", follow=False)
        server.shutdown()
        thread.join()
