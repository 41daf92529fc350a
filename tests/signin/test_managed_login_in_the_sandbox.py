"""The hosted login where a program can fill in the page: in the sandbox, from the question to the tokens."""

from typing import Any
from uuid import uuid4

import pytest

from sandbox.aws import AwsServer
from sandbox.aws.hosted_login.endpoints import HostedLogin
from signin import Report, prove
from tests.signin.expected_steps import (
    DISCOVERY,
    EXCHANGE,
    HOSTED,
    LOGIN_PAGE,
    MACHINE,
    UNKNOWN_CODE,
    changed,
    detail,
    names,
)
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, NO_MFA, PROD_CLIENT, PROD_POOL, TOTP, Deployed, deploy

CODE_FLOW: dict[str, Any] = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email"],
    "CallbackURLs": ["https://app.example.com/back"],
    "SupportedIdentityProviders": ["COGNITO"],
}


def with_pages(aws: AwsServer, pool: Any, client: Any, mfa: Any = NO_MFA) -> Deployed:
    stack = deploy(aws, pool, changed(client, **CODE_FLOW), mfa)
    idp: Any = aws.client("cognito-idp")
    idp.create_user_pool_domain(UserPoolId=stack.user_pool_id, Domain=f"login-{uuid4().hex}")
    idp.create_resource_server(
        UserPoolId=stack.user_pool_id,
        Identifier="orders",
        Name="orders",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "See orders"}],
    )
    machine = idp.create_user_pool_client(
        UserPoolId=stack.user_pool_id,
        ClientName="nightly",
        GenerateSecret=True,
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthScopes=["orders/read"],
    )["UserPoolClient"]
    ids: Any = stack.outputs["client_ids"]
    ids["nightly"] = machine["ClientId"]
    return stack


@pytest.fixture
def dev(aws: AwsServer) -> Deployed:
    return with_pages(aws, DEV_POOL, DEV_CLIENT)


def proved_all(report: Report) -> None:
    assert set(HOSTED) <= names(report, "proved")
    assert not names(report, "failed")


def test_from_the_login_page_to_tokens_and_a_machine_too(dev: Deployed) -> None:
    report = prove(dev.target)
    proved_all(report)
    assert detail(report, DISCOVERY).endswith("authorize and token endpoints")
    assert detail(report, LOGIN_PAGE).endswith("/oauth2/authorize redirects to " + f"/{dev.user_pool_id}/login")
    assert detail(report, UNKNOWN_CODE) == "invalid_grant"
    assert detail(report, EXCHANGE) == ("scope=openid email; without its verifier and a second time it is refused")
    assert detail(report, MACHINE) == "nightly: a wrong secret is refused; scope=orders/read"


@pytest.mark.parametrize("secret", [False, True])
def test_through_an_authenticator_app(aws: AwsServer, secret: bool) -> None:
    report = prove(with_pages(aws, PROD_POOL, changed(PROD_CLIENT, GenerateSecret=secret), TOTP).target)
    proved_all(report)
    assert detail(report, EXCHANGE) == "scope=openid email; a second time it is refused"


def test_a_client_that_may_no_longer_use_the_pages_has_nothing_to_show(dev: Deployed) -> None:
    idp: Any = dev.aws.client("cognito-idp")
    idp.update_user_pool_client(
        UserPoolId=dev.user_pool_id,
        ClientId=dev.outputs["user_pool_client_id"],
        **changed(DEV_CLIENT, **{**CODE_FLOW, "AllowedOAuthFlowsUserPoolClient": False}),
    )
    report = prove(dev.target)
    assert not names(report, "failed")
    assert {LOGIN_PAGE, UNKNOWN_CODE, EXCHANGE} <= names(report, "skipped")
    assert "no authorization code grant" in detail(report, EXCHANGE)


def test_a_token_endpoint_that_does_not_ask_for_the_verifier_is_found_out(
    dev: Deployed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.aws.hosted_login.endpoints._verifier_matches", lambda _verifier, _challenge: True)
    report = prove(dev.target)
    assert names(report, "failed") == {EXCHANGE}
    assert detail(report, EXCHANGE) == (
        "expected a code without its verifier to be refused with invalid_grant; got HTTP 200 with tokens"
    )


def test_a_code_that_can_be_used_twice_is_found_out(dev: Deployed, monkeypatch: pytest.MonkeyPatch) -> None:
    class Kept(dict[str, Any]):
        def pop(self, key: str, default: Any = None) -> Any:
            return self.get(key, default)

    real = HostedLogin._exchange

    def careless(self: HostedLogin, app: Any, form: Any) -> Any:
        vars(self)["_codes"] = Kept(vars(self)["_codes"])
        return real(self, app, form)

    monkeypatch.setattr(HostedLogin, "_exchange", careless)
    report = prove(dev.target)
    assert names(report, "failed") == {EXCHANGE}
    assert detail(report, EXCHANGE).startswith("expected a code used a second time to be refused")


def test_a_machine_whose_secret_is_wrong_is_found_out(dev: Deployed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.aws.hosted_login.endpoints.hmac.compare_digest", lambda _given, _known: True)
    report = prove(dev.target)
    assert MACHINE in names(report, "failed")
    assert "expected a wrong secret to be refused with invalid_client; got HTTP 200" in detail(report, MACHINE)


def test_a_domain_that_was_deleted_leaves_nothing_to_show(dev: Deployed) -> None:
    idp = dev.aws.client("cognito-idp")
    domain = idp.describe_user_pool(UserPoolId=dev.user_pool_id)["UserPool"]["Domain"]
    idp.delete_user_pool_domain(UserPoolId=dev.user_pool_id, Domain=domain)
    report = prove(dev.target)
    assert detail(report, EXCHANGE) == detail(report, MACHINE) == "the pool has no domain"
    assert report.ok
