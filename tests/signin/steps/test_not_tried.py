"""What a target offers and the proof does not try is listed as skipped, with the reason."""

from collections.abc import Mapping
from typing import Any

import pytest

from sandbox.aws import AwsServer
from signin import prove
from signin.steps import not_tried
from signin.user_pool import read_client, read_pool
from tests.signin.conftest import CLIENT_ID
from tests.signin.expected_steps import changed, detail, names
from tests.signin.scripted_aws import refusal, staged
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, deploy

CHOICE = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"]
FACTORS = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"]}}
DEFINE = {"LambdaConfig": {"DefineAuthChallenge": "arn:aws:lambda:us-east-1:123456789012:function:f"}}
PROVIDERS = {
    "Providers": [
        {"ProviderName": "Google", "ProviderType": "Google"},
        {"ProviderName": "corp", "ProviderType": "SAML"},
        {"ProviderName": "shop", "ProviderType": "OIDC"},
    ]
}


def listed(
    pool: Mapping[str, Any], client: Mapping[str, Any], identity_pool: Mapping[str, Any] | None = None, **idp: Any
) -> dict[str, str]:
    described = {"AllowUnauthenticatedIdentities": False, **(identity_pool or {})}
    state = staged(idp, {"describe_identity_pool": described})
    state.pool = read_pool(pool, {})
    state.client = read_client({"ClientId": CLIENT_ID, **client})
    results = [step.run(state) for step in not_tried.steps(state)]
    assert {result.verdict for result in results} <= {"skipped"}
    return {result.name: result.detail for result in results}


def test_a_plain_pool_has_nothing_that_was_not_tried() -> None:
    assert listed({}, {}) == {}


def test_first_factors_that_are_no_password() -> None:
    found = listed({"Policies": FACTORS}, {"ExplicitAuthFlows": CHOICE})
    assert list(found) == [
        "sign-in with a passkey",
        "sign-in with a one-time code by email",
        "sign-in with a one-time code by SMS",
    ]
    assert found["sign-in with a passkey"] == "needs an authenticator (WebAuthn), which this proof does not have"


@pytest.mark.parametrize("client", [{"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]}, {}])
def test_factors_that_the_client_does_not_reach_are_not_offered(client: Mapping[str, Any]) -> None:
    assert listed({"Policies": FACTORS}, client) == {}


def test_challenges_of_ones_own() -> None:
    assert list(listed(DEFINE, {"ExplicitAuthFlows": CHOICE})) == ["sign-in with custom challenges"]


def test_identity_providers_by_name_and_kind() -> None:
    client = {"SupportedIdentityProviders": ["COGNITO", "Google", "corp", "shop"]}
    names = ["sign-in through Google", "sign-in through corp (SAML)", "sign-in through shop (OIDC)"]
    assert list(listed({}, client, list_identity_providers=PROVIDERS)) == names
    unreadable = listed({}, client, list_identity_providers=refusal("AccessDeniedException"))
    assert list(unreadable) == ["sign-in through Google", "sign-in through corp", "sign-in through shop"]


def test_other_features() -> None:
    pool = {"DeviceConfiguration": {}, "UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}}
    client = {"AllowedOAuthFlowsUserPoolClient": True, "AllowedOAuthFlows": ["implicit"]}
    found = listed({**pool, "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True}}, client)
    assert list(found) == [
        "sign-in from a remembered device",
        "threat protection's response to a risk",
        "sign-in by the implicit grant",
    ]


def test_logins_of_an_identity_pool() -> None:
    described = {
        "SupportedLoginProviders": {"accounts.google.com": "1"},
        "OpenIdConnectProviderARNs": ["arn:oidc"],
        "SamlProviderARNs": ["arn:saml"],
        "DeveloperProviderName": "login.example",
        "AllowClassicFlow": True,
    }
    assert list(listed({}, {}, described)) == [
        "an identity for a login of accounts.google.com",
        "an identity for a login of OIDC providers",
        "an identity for a login of SAML providers",
        "an identity for a developer-authenticated login",
        "credentials by the classic (basic) flow",
    ]


def test_an_answer_of_another_form_stops_nothing() -> None:
    client = {"SupportedIdentityProviders": ["corp"]}
    assert list(listed({}, client, list_identity_providers={})) == ["other ways to sign in"]


def test_a_passkey_pool_says_so_in_its_report(aws: AwsServer) -> None:
    pool = changed(DEV_POOL, Policies={**DEV_POOL["Policies"], **FACTORS})
    flows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    report = prove(deploy(aws, pool, changed(DEV_CLIENT, ExplicitAuthFlows=flows)).target)
    assert report.ok
    assert "sign-in with a passkey" in names(report, "skipped")
    assert "WebAuthn" in detail(report, "sign-in with a passkey")
    # The clean-up is the last step of all.
    assert report.steps[-1].name == "everything created is deleted"
