"""The pool's own pages over plain HTTP: what leads to a code, what a code buys, and what does not."""

import base64
import hashlib
import http.client
import json
import re
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pyotp
import pytest

from tests.sandbox.aws.world import PASSWORD, App, World, claims, refused

CALLBACK = "https://app.example.com/back"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
OWN = "aws.cognito.signin.user.admin"
CODE_FLOW: dict[str, Any] = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email"],
    "CallbackURLs": [CALLBACK],
    "SupportedIdentityProviders": ["COGNITO"],
}


@dataclass
class Pages:
    """A browser, or a program, at the pool's pages."""

    app: App
    domain: str

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> Any:
        where = urlsplit(self.app.server.endpoint)
        connection = http.client.HTTPConnection(str(where.hostname), where.port)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(form or {}), {**kind, **(headers or {})})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), body

    def question(self, **changes: str | None) -> str:
        asked = {
            "response_type": "code",
            "client_id": self.app.id,
            "redirect_uri": CALLBACK,
            "scope": "openid",
            "state": "s",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **changes,
        }
        return urlencode({name: value for name, value in asked.items() if value is not None})

    def authorize(self, **changes: str | None) -> Any:
        return self.ask("GET", f"/{self.app.pool_id}/oauth2/authorize?{self.question(**changes)}")

    def sign_in(self, password: str = PASSWORD, /, *, totp: str = "", **changes: Any) -> Any:
        form = {"username": "ann", "password": password, "code": totp}
        return self.ask("POST", f"/{self.app.pool_id}/login?{self.question(**changes)}", form)

    def code(self, **changes: Any) -> str:
        location: str
        status, location, _ = self.sign_in(**changes)
        assert status == 302
        assert location.startswith(f"{CALLBACK}?")
        return parse_qs(urlsplit(location).query)["code"][0]

    def token(self, headers: dict[str, str] | None = None, /, **form: str) -> Any:
        status, _, body = self.ask("POST", f"/{self.app.pool_id}/oauth2/token", form, headers)
        return status, json.loads(body)

    def exchange(self, code: str, /, **changes: str) -> Any:
        form = {
            "grant_type": "authorization_code",
            "client_id": self.app.id,
            "code": code,
            "redirect_uri": CALLBACK,
            "code_verifier": VERIFIER,
            **changes,
        }
        return self.token(**form)


def at(app: App) -> Pages:
    """The app client's hosted pages; a domain belongs to one pool."""
    domain = f"login-{uuid4().hex}"
    app.idp.create_user_pool_domain(UserPoolId=app.pool_id, Domain=domain)
    return Pages(app, domain)


@pytest.fixture
def pages(world: World) -> Pages:
    app = world.pool().app(**CODE_FLOW)
    app.user("ann", email="ann@home.example")
    return at(app)


INVALID_GRANT = (400, {"error": "invalid_grant"})


def test_a_user_signs_in_and_the_code_is_exchanged_once(pages: Pages) -> None:
    status, location, _ = pages.authorize()
    assert (status, location.partition("?")[0]) == (302, f"/{pages.app.pool_id}/login")
    assert "<form" in pages.ask("GET", location)[2]
    code = pages.code(nonce="n")
    status, bought = pages.exchange(code)
    assert status == 200
    assert set(bought) == {"access_token", "id_token", "refresh_token", "expires_in", "token_type"}
    assert claims(bought["id_token"])["nonce"] == "n"
    assert claims(bought["id_token"])["aud"] == pages.app.id
    assert claims(bought["access_token"])["scope"] == "openid"
    assert pages.exchange(code) == INVALID_GRANT
    refresh = {"grant_type": "refresh_token", "client_id": pages.app.id, "refresh_token": bought["refresh_token"]}
    status, renewed = pages.token(**refresh)
    assert status == 200
    assert claims(renewed["access_token"])["scope"] == "openid"
    assert pages.token(**{**refresh, "refresh_token": "nonsense"}) == INVALID_GRANT


def test_the_state_goes_back_as_it_came(pages: Pages) -> None:
    _, location, _ = pages.sign_in(state="a b&c")
    assert parse_qs(urlsplit(location).query)["state"] == ["a b&c"]


def test_a_callback_keeps_its_own_query(world: World) -> None:
    callback = "https://app.example.com/back?tenant=a"
    app = world.pool().app(**CODE_FLOW | {"CallbackURLs": [callback]})
    app.user("ann")
    _, location, _ = at(app).sign_in(redirect_uri=callback)
    assert parse_qs(urlsplit(location).query).keys() == {"tenant", "code", "state"}
    _, location, _ = Pages(app, "").authorize(redirect_uri=callback, scope="openid phone")
    assert parse_qs(urlsplit(location).query) == {"tenant": ["a"], "error": ["invalid_scope"]}


def test_a_wrong_password_gets_no_code(pages: Pages) -> None:
    status, location, body = pages.sign_in("Wrong-horse-1")
    assert (status, location) == (400, "")
    assert "Incorrect username or password." in body


@pytest.mark.parametrize(
    ("changes", "leads_to"),
    [
        ({"client_id": "unknown"}, "/error?error=invalid_client"),
        ({"redirect_uri": "https://phish.example/"}, "/error?error=redirect_mismatch"),
        ({"redirect_uri": None}, "/error?error=redirect_mismatch"),
        ({"scope": "openid phone"}, f"{CALLBACK}?error=invalid_scope"),
        ({"response_type": "token"}, f"{CALLBACK}?error=unauthorized_client"),
        ({"code_challenge_method": "plain"}, f"{CALLBACK}?error=invalid_request"),
    ],
)
def test_an_invalid_request_leads_to_no_login_page(pages: Pages, changes: dict[str, Any], leads_to: str) -> None:
    assert pages.authorize(**changes)[:2] == (302, leads_to)
    assert pages.sign_in(**changes)[:2] == (302, leads_to)


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "w" * 43},
        {"code_verifier": ""},
        {"redirect_uri": "https://app.example.com/other"},
        {"code": "nonsense"},
    ],
)
def test_a_code_without_proof_is_refused_and_used_up(pages: Pages, changes: dict[str, str]) -> None:
    code = pages.code()
    assert pages.exchange(code, **changes) == INVALID_GRANT
    if "code" not in changes:
        assert pages.exchange(code) == INVALID_GRANT


def test_another_clients_code_is_refused(pages: Pages, world: World) -> None:
    other = world.pool_of(pages.app).app(**CODE_FLOW)
    assert pages.exchange(pages.code(), client_id=other.id) == INVALID_GRANT


def test_a_code_expires_after_five_minutes(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    code, now = pages.code(), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    assert pages.exchange(code) == INVALID_GRANT


def test_without_the_scope_a_token_does_not_open_the_users_account(pages: Pages) -> None:
    _, bought = pages.exchange(pages.code())
    with refused("NotAuthorizedException", "required scopes"):
        pages.app.idp.get_user(AccessToken=bought["access_token"])


def test_an_authenticator_apps_code_is_required_if_mfa_is(pages: Pages) -> None:
    app = pages.app
    app.idp.set_user_pool_mfa_config(
        UserPoolId=app.pool_id, MfaConfiguration="OPTIONAL", SoftwareTokenMfaConfiguration={"Enabled": True}
    )
    access = app.tokens("ann")["AccessToken"]
    codes = pyotp.TOTP(app.idp.associate_software_token(AccessToken=access)["SecretCode"])
    app.idp.verify_software_token(AccessToken=access, UserCode=codes.now())
    app.idp.set_user_mfa_preference(AccessToken=access, SoftwareTokenMfaSettings={"Enabled": True})
    assert "Invalid code." in pages.sign_in()[2]
    spent = codes.at(time.time())
    assert "Invalid code." in pages.sign_in(totp=spent)[2]
    assert pages.sign_in(totp=codes.at(time.time() + 30))[0] == 302


def test_the_discovery_document_leads_to_the_pages(pages: Pages) -> None:
    path = f"/{pages.app.pool_id}/.well-known/openid-configuration"
    document = json.loads(pages.ask("GET", path)[2])
    assert document["token_endpoint"] == f"{pages.app.server.endpoint}/{pages.app.pool_id}/oauth2/token"
    pages.app.idp.delete_user_pool_domain(UserPoolId=pages.app.pool_id, Domain=pages.domain)
    assert "token_endpoint" not in json.loads(pages.ask("GET", path)[2])
    assert pages.authorize()[0] == 404


class TestMachines:
    @pytest.fixture
    def machine(self, world: World) -> Pages:
        pool = world.pool()
        world.idp.create_resource_server(
            UserPoolId=pool.id,
            Identifier="orders",
            Name="orders",
            Scopes=[{"ScopeName": name, "ScopeDescription": name} for name in ("read", "write")],
        )
        app = pool.app(
            flows=(),
            secret=True,
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthFlows=["client_credentials"],
            AllowedOAuthScopes=["orders/read"],
        )
        return at(app)

    def test_its_secret_gets_a_token(self, machine: Pages) -> None:
        app = machine.app
        basic = base64.b64encode(f"{app.id}:{app.secret}".encode()).decode()
        status, answer = machine.token({"Authorization": f"Basic {basic}"}, grant_type="client_credentials")
        assert status == 200
        assert set(answer) == {"access_token", "expires_in", "token_type"}
        told = claims(answer["access_token"])
        assert (told["client_id"], told["scope"], told["token_use"]) == (app.id, "orders/read", "access")
        in_form = {"client_id": app.id, "client_secret": str(app.secret), "grant_type": "client_credentials"}
        assert machine.token(**in_form, scope="orders/read")[0] == 200
        assert machine.token(**in_form, scope="orders/write") == (400, {"error": "invalid_scope"})

    def test_a_wrong_secret_or_none_gets_nothing(self, machine: Pages) -> None:
        wrong = {"client_id": machine.app.id, "grant_type": "client_credentials"}
        assert machine.token(**wrong) == (400, {"error": "invalid_client"})
        assert machine.token(**wrong, client_secret="guess") == (400, {"error": "invalid_client"})

    def test_what_the_client_may_not_do_is_refused(self, machine: Pages, pages: Pages) -> None:
        app = machine.app
        known = {"client_id": app.id, "client_secret": str(app.secret)}
        assert machine.token(**known, grant_type="password") == (400, {"error": "unsupported_grant_type"})
        user_client = {"client_id": pages.app.id, "grant_type": "client_credentials"}
        assert pages.token(**user_client) == (400, {"error": "unauthorized_client"})


class TestLinks:
    """A pool that mails a link instead of a code."""

    TEMPLATE = {  # noqa: RUF012 -- what a test reads, not what it changes
        "DefaultEmailOption": "CONFIRM_WITH_LINK",
        "EmailSubjectByLink": "One click",
        "EmailMessageByLink": "Welcome: {##confirm the account##}.",
    }

    @pytest.fixture
    def pages(self, world: World) -> Pages:
        pool = world.pool(AutoVerifiedAttributes=["email"], VerificationMessageTemplate=self.TEMPLATE)
        return at(pool.app(**CODE_FLOW))

    def link(self, pages: Pages) -> str:
        message = pages.app.messages()[-1]
        assert message.subject == "One click"
        found = re.fullmatch(r'Welcome: <a href="(.+)">confirm the account</a>\.', message.body)
        assert found
        assert found.group(1).startswith(f"{pages.app.server.endpoint}/{pages.app.pool_id}/confirmUser?")
        return found.group(1).removeprefix(pages.app.server.endpoint)

    def test_a_click_confirms_the_account_and_the_address_once(self, pages: Pages) -> None:
        pages.app.sign_up("cleo", email="cleo@home.example")
        link = self.link(pages)
        status, _, body = pages.ask("GET", link)
        assert (status, "has been confirmed" in body) == (200, True)
        seen = pages.app.idp.admin_get_user(UserPoolId=pages.app.pool_id, Username="cleo")
        assert seen["UserStatus"] == "CONFIRMED"
        assert {"Name": "email_verified", "Value": "true"} in seen["UserAttributes"]
        assert pages.ask("GET", link)[0] == 400

    def test_a_replaced_or_invented_link_confirms_no_account(self, pages: Pages) -> None:
        pages.app.sign_up("cleo", email="cleo@home.example")
        first = self.link(pages)
        pages.app.idp.resend_confirmation_code(ClientId=pages.app.id, Username="cleo")
        if self.link(pages) != first:
            assert "no longer valid" in pages.ask("GET", first)[2]
        assert pages.ask("GET", first.replace("user_name=cleo", "user_name=unknown"))[0] == 400
        seen = pages.app.idp.admin_get_user(UserPoolId=pages.app.pool_id, Username="cleo")
        assert seen["UserStatus"] == "UNCONFIRMED"
        assert pages.ask("GET", self.link(pages))[0] == 200
