"""The hosted login at a stand-in for a pool's domain: what a real one would show, and each way to be wrong."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from signin.aws import Answer
from signin.state import RunState
from signin.steps import managed_login
from signin.tokens import Verifier
from signin.user_pool import read_client, read_pool
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import SUB, Sign, failed, refusal, staged

CALLBACK = "https://app.example.com/callback"
CODE_CLIENT: Mapping[str, Any] = {
    "ClientId": CLIENT_ID,
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email"],
    "CallbackURLs": [CALLBACK],
}
MACHINE_ID = "3machine3machine3machine33"
MACHINE_CLIENT: Mapping[str, Any] = {
    "ClientId": MACHINE_ID,
    "ClientSecret": "machine-secret",
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["client_credentials"],
}


@dataclass
class Domain:
    """Answers over HTTP that are given in advance, and what was asked."""

    reply: Callable[[dict[str, Any]], Answer]
    asked: list[dict[str, Any]] = field(default_factory=list)

    def send(self, method: str, what: str, url: str, **request: Any) -> Answer:
        self.asked.append({"method": method, "what": what, "url": url, **request})
        return self.reply(self.asked[-1])


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status, {"Location": location}, b"")


def said(status: int, **document: object) -> Answer:
    return Answer(status, {}, json.dumps(document).encode())


def at_a_domain(
    reply: Answer | Callable[[dict[str, Any]], Answer], client: Mapping[str, Any] = CODE_CLIENT
) -> tuple[RunState, Domain]:
    answer = reply if callable(reply) else lambda _: reply
    domain = Domain(answer)
    state = staged({"describe_user_pool_client": {"UserPoolClient": MACHINE_CLIENT}})
    cast("Any", state.aws).send = domain.send
    state.pool = read_pool({"Domain": "login"}, {})
    state.client = read_client(client)
    return state, domain


def test_the_login_page_opens_for_this_client_with_pkce() -> None:
    state, domain = at_a_domain(redirect("https://login.auth.us-east-1.amazoncognito.com/login?client_id=c"))
    result = managed_login.open_login_page.run(state)
    assert result.verdict == "proved"
    assert result.detail.endswith("/oauth2/authorize redirects to /login")
    asked = urlsplit(domain.asked[0]["url"])
    assert asked.netloc == "login.auth.us-east-1.amazoncognito.com"
    question = {name: value[0] for name, value in parse_qs(asked.query).items()}
    assert len(question.pop("code_challenge")) == 43
    assert len(question.pop("state")) > 20
    assert question == {
        "response_type": "code",
        "client_id": CLIENT_ID,
        "redirect_uri": CALLBACK,
        "scope": "openid email",
        "code_challenge_method": "S256",
    }


@pytest.mark.parametrize(
    ("answer", "came"),
    [
        (redirect("https://login.example/error?error=redirect_mismatch"), "redirect_mismatch"),
        (redirect(f"{CALLBACK}?error=invalid_scope"), "invalid_scope"),
        (redirect("/error"), "error"),
        (redirect(""), "HTTP 302"),
        (said(404), "HTTP 404"),
        (redirect("/login", 200), "HTTP 200"),
    ],
)
def test_a_login_page_that_does_not_open_fails(answer: Answer, came: str) -> None:
    state, _ = at_a_domain(answer)
    assert failed(managed_login.open_login_page, state).endswith(f"to redirect to the login page; got {came}")


def test_a_made_up_code_is_refused_and_the_verdict_is_honest() -> None:
    state, domain = at_a_domain(said(400, error="invalid_grant"))
    result = managed_login.refuse_unknown_code.run(state)
    assert result.verdict == "proved"
    assert result.detail == "invalid_grant"
    asked = domain.asked[0]
    assert asked["url"] == "https://login.auth.us-east-1.amazoncognito.com/oauth2/token"
    assert asked["authorization"] is None
    assert {"grant_type", "client_id", "code", "redirect_uri", "code_verifier"} == set(asked["form"])


def test_a_client_with_a_secret_shows_it_at_the_token_endpoint() -> None:
    state, domain = at_a_domain(said(400, error="invalid_grant"), {**CODE_CLIENT, "ClientSecret": "hush"})
    assert managed_login.refuse_unknown_code.run(state).verdict == "proved"
    assert base64.b64decode(domain.asked[0]["authorization"].removeprefix("Basic ")) == f"{CLIENT_ID}:hush".encode()


@pytest.mark.parametrize(
    ("answer", "came"),
    [
        (said(400, error="unauthorized_client"), "unauthorized_client"),
        (said(200, access_token="a"), "HTTP 200 with tokens"),
        (Answer(502, {}, b"<html>"), "HTTP 502"),
        (Answer(500, {}, b"[]"), "HTTP 500"),
    ],
)
def test_a_made_up_code_that_meets_anything_else_fails(answer: Answer, came: str) -> None:
    state, _ = at_a_domain(answer)
    assert failed(managed_login.refuse_unknown_code, state).endswith(f"invalid_grant; got {came}")


class TestClientCredentials:
    def at(self, verifier: Verifier, token: str, wrong: Answer | None = None) -> RunState:
        def reply(asked: dict[str, Any]) -> Answer:
            given = base64.b64decode(asked["authorization"].removeprefix("Basic ")).decode()
            if given != f"{MACHINE_ID}:machine-secret":
                return wrong or said(400, error="invalid_client")
            return said(200, access_token=token) if token else said(400, error="invalid_scope")

        state, _ = at_a_domain(reply)
        state.target = replace(state.target, client_ids={"web": CLIENT_ID, "batch": MACHINE_ID})
        state.verifier = verifier
        return state

    def test_the_stacks_machine_is_found_and_gets_its_token(self, verifier: Verifier, sign: Sign) -> None:
        token = sign("access", sub=MACHINE_ID, client_id=MACHINE_ID, scope="api/read")
        result = managed_login.get_machine_token.run(self.at(verifier, token))
        assert (result.verdict, result.detail) == ("proved", "batch: a wrong secret is refused; scope=api/read")

    def test_a_wrong_secret_that_opens_fails(self, verifier: Verifier, sign: Sign) -> None:
        state = self.at(verifier, sign("access"), said(200, access_token="a"))
        assert failed(managed_login.get_machine_token, state).endswith("invalid_client; got HTTP 200 with tokens")

    def test_no_token_or_a_false_one_fails(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(managed_login.get_machine_token, self.at(verifier, ""))
        assert told == "expected an access token for client batch; got invalid_scope"
        told = failed(managed_login.get_machine_token, self.at(verifier, sign("access", sub=SUB)))
        assert told.startswith("expected a valid access token for client batch; it is refused: client_id is another")

    def test_a_stack_without_machines_has_nothing_to_show(self, verifier: Verifier) -> None:
        state = self.at(verifier, "t")
        state.target = replace(state.target, client_ids={"web": CLIENT_ID})
        assert (
            managed_login.get_machine_token.run(state).detail
            == "no app client of the stack has the client_credentials grant"
        )

    def test_the_chosen_client_may_be_one(self, verifier: Verifier, sign: Sign) -> None:
        state = self.at(verifier, sign("access", sub=MACHINE_ID, client_id=MACHINE_ID, scope="s"))
        state.client = read_client(MACHINE_CLIENT)
        state.target = replace(state.target, client_ids={})
        assert managed_login.get_machine_token.run(state).verdict == "proved"

    def test_a_local_aws_without_token_endpoint(self, verifier: Verifier) -> None:
        state = self.at(verifier, "t")
        state.target = replace(state.target, endpoint="http://127.0.0.1:1")
        assert managed_login.get_machine_token.run(state).detail.startswith("this local AWS has no managed login")


@pytest.mark.parametrize(
    ("described", "region", "url"),
    [
        ({"Domain": "p"}, "eu-west-1", "https://p.auth.eu-west-1.amazoncognito.com"),
        ({"Domain": "p"}, "us-gov-west-1", "https://p.auth-fips.us-gov-west-1.amazoncognito.com"),
        ({"Domain": "p"}, "cn-north-1", "https://p.auth.cn-north-1.amazoncognito.com.cn"),
        ({"Domain": "p", "CustomDomain": "login.example.com"}, "eu-west-1", "https://login.example.com"),
    ],
)
def test_the_pages_are_at_the_pools_own_domain_first(described: dict[str, str], region: str, url: str) -> None:
    state, _ = at_a_domain(said(200))
    state.pool = read_pool(described, {})
    state.target = replace(state.target, region=region, user_pool_id=f"{region}_a")
    assert managed_login.hosted_url(state) == url


def test_without_domain_or_code_flow_there_is_nothing_to_show() -> None:
    state, _ = at_a_domain(said(200))
    state.pool = read_pool({}, {})
    assert managed_login.open_login_page.run(state).detail == "the pool has no domain"
    state, _ = at_a_domain(said(200), {**CODE_CLIENT, "AllowedOAuthFlowsUserPoolClient": False})
    assert managed_login.refuse_unknown_code.run(state).detail.startswith("the client has no authorization code grant")


def test_a_client_that_cannot_be_described_fails(verifier: Verifier) -> None:
    state = staged({"describe_user_pool_client": refusal("AccessDeniedException")})
    state.verifier = verifier
    state.target = replace(state.target, client_ids={"batch": MACHINE_ID})
    assert "got AccessDeniedException" in failed(managed_login.get_machine_token, state)
