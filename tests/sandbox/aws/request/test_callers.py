"""Who may call the sandbox. A browser on this machine is not to carry other web pages' requests there."""

import socket
from urllib.parse import urlsplit

import pytest

from sandbox.aws import AwsServer
from tests.sandbox.aws.http import JSON_TYPE, USER_POOLS, send
from tests.sandbox.aws.world import App

OUTBOX = "/_sandbox/outbox"
LIST_POOLS = {"X-Amz-Target": f"{USER_POOLS}.ListUserPools", "Content-Type": JSON_TYPE}
CROSS_SITE = {"Sec-Fetch-Site": "cross-site"}
LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    "host",
    ["localhost", "LocalHost:5555", "localhost.", "app.localhost:80", "127.0.0.1:1", "127.8.9.10", "[::1]:5555"],
)
def test_loopback_hosts_are_served(server: AwsServer, host: str) -> None:
    assert send(server, "GET", OUTBOX, headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:5555",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example, localhost",
        "localhost@evil.example",
        "evil.example/localhost",
        "notlocalhost",
        "0.0.0.0:5555",
        "192.168.0.7",
        "[::2]",
        "[::1",
        "localhost:x",
        "",
    ],
)
@pytest.mark.parametrize("path", [OUTBOX, "/"])
def test_a_rebound_host_is_refused(server: AwsServer, host: str, path: str) -> None:
    answer = send(server, "GET", path, headers={"Host": host})
    assert (answer.status, answer.error) == (403, "AccessDeniedException")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_absolute_address_does_not_hide_the_host(server: AwsServer) -> None:
    assert send(server, "GET", f"http://evil.example{OUTBOX}").status == 403


def test_a_request_without_a_host_is_refused(server: AwsServer) -> None:
    where = urlsplit(server.endpoint)
    with socket.create_connection((where.hostname, where.port)) as connection:
        connection.sendall(f"GET {OUTBOX} HTTP/1.0\r\n\r\n".encode())
        assert b" 403 " in connection.recv(65536)


def test_a_server_is_also_reached_under_the_names_it_is_told() -> None:
    with AwsServer(region="eu-central-1", served_as=("Sandbox.internal",)) as aws:
        assert send(aws, "GET", OUTBOX, headers={"Host": "sandbox.internal:5555"}).status == 200
        assert send(aws, "GET", OUTBOX, headers={"Host": "other.internal"}).status == 403
        page = {"Origin": "https://sandbox.internal"}
        assert send(aws, "POST", "/", b"{}", {**LIST_POOLS, **page}).status == 400
        assert send(aws, "GET", OUTBOX, headers=page).headers["Access-Control-Allow-Origin"] == page["Origin"]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://localhost.evil.example", "null", "http://192.168.0.7:80", "http://[::1", "", "x"],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/"), ("GET", OUTBOX), ("POST", "/2015-03-31/functions/f/policy"), ("PUT", "/b/k")]
)
def test_pages_of_other_hosts_get_nothing(server: AwsServer, origin: str, method: str, path: str) -> None:
    answer = send(server, method, path, b"{}", {**LIST_POOLS, "Origin": origin})
    assert (answer.status, answer.error) == (403, "AccessDeniedException")
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_without_an_origin_the_browsers_own_word_counts(server: AwsServer, method: str) -> None:
    assert send(server, method, OUTBOX, headers=CROSS_SITE).status == 403
    assert send(server, method, OUTBOX, headers=CROSS_SITE | LINK | {"Sec-Fetch-Dest": "iframe"}).status == 403


def test_a_link_may_be_followed_but_nothing_is_shown_in_a_frame(server: AwsServer) -> None:
    answer = send(server, "GET", OUTBOX, headers=CROSS_SITE | LINK)
    assert answer.status == 200
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("origin", ["http://localhost:5173", "http://127.0.0.1:8080", "https://app.localhost"])
def test_pages_of_this_machine_call_and_read(server: AwsServer, origin: str) -> None:
    # To a browser, localhost and 127.0.0.1 are different sites.
    page = {"Origin": origin, **CROSS_SITE}
    preflight = {"Access-Control-Request-Headers": "content-type,x-amz-target", "Access-Control-Request-Method": "POST"}
    assert send(server, "OPTIONS", "/", headers={**page, **preflight}).status == 204
    answer = send(server, "POST", "/", b'{"MaxResults": 1}', {**LIST_POOLS, **page})
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (200, origin)
    assert send(server, "GET", OUTBOX, headers=page).headers["Vary"] == "Origin"


def test_the_login_form_is_posted_by_the_login_page_only(app: App) -> None:
    app.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain="callers")
    try:
        path, form = f"/{app.pool_id}/login", {"Content-Type": "application/x-www-form-urlencoded"}
        own = {"Origin": app.server.endpoint, "Sec-Fetch-Site": "same-origin"}
        for foreign in ({"Origin": "https://evil.example"}, {"Origin": "null"}, CROSS_SITE, CROSS_SITE | LINK):
            assert send(app.server, "POST", path, b"username=ann&password=x", form | foreign).status == 403
        assert send(app.server, "POST", path, b"username=ann&password=x", form | own).status == 302
        # An app on another site sends its users here.
        assert send(app.server, "GET", f"/{app.pool_id}/oauth2/authorize", headers=CROSS_SITE | LINK).status == 302
    finally:
        app.idp.delete_user_pool_domain(UserPoolId=app.pool_id, Domain="callers")


@pytest.mark.parametrize("path", ["/x/../_sandbox/outbox", "/%2e%2e/etc/passwd", "//etc/passwd", "/../server.py"])
def test_no_path_leads_to_a_file(server: AwsServer, path: str) -> None:
    assert send(server, "GET", path).status == 404
