"""`FederatedProvider` as the engine sees it, for each kind of provider."""

from typing import Any

import pulumi
import pytest

from cognito_identity import FederatedProvider
from tests.cognito_identity.engine import REGION, Registered, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
GOOGLE = {"provider_type": "google", "client_id": "g", "client_secret": "hush"}
OIDC = {"provider_type": "oidc", "name": "Corp", "client_id": "o", "issuer_url": "https://id.example.com"}
SAML = {"provider_type": "saml", "name": "Corp", "metadata_url": "https://id.example.com/metadata"}
APPLE = {"provider_type": "apple", "client_id": "a", "key_id": "k", "team_id": "t", "private_key": "pem"}
ENDPOINTS = {
    "authorization": "https://id.example.com/authorize",
    "token": "https://id.example.com/token",
    "user_info": "https://id.example.com/me",
    "jwks_uri": "https://id.example.com/keys",
}


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def provider(args: Any, **options: Any) -> Registered:
    done = deploy(lambda: FederatedProvider("them", with_pool(args)), **options)
    return done.named("them-provider")


CASES: list[tuple[dict[str, Any], str, str, dict[str, str]]] = [
    (
        GOOGLE,
        "Google",
        "Google",
        {"client_id": "g", "client_secret": "hush", "authorize_scopes": "openid email profile"},
    ),
    (
        {**GOOGLE, "provider_type": "facebook", "api_version": "v21.0"},
        "Facebook",
        "Facebook",
        {
            "client_id": "g",
            "client_secret": "hush",
            "authorize_scopes": "public_profile,email",
            "api_version": "v21.0",
        },
    ),
    (
        {**GOOGLE, "provider_type": "amazon"},
        "LoginWithAmazon",
        "LoginWithAmazon",
        {"client_id": "g", "client_secret": "hush", "authorize_scopes": "profile"},
    ),
    (
        APPLE,
        "SignInWithApple",
        "SignInWithApple",
        {"client_id": "a", "key_id": "k", "team_id": "t", "private_key": "pem", "authorize_scopes": "email name"},
    ),
    (
        {**OIDC, "scopes": ["openid"], "attribute_request_method": "post", "endpoints": ENDPOINTS},
        "Corp",
        "OIDC",
        {
            "client_id": "o",
            "authorize_scopes": "openid",
            "oidc_issuer": "https://id.example.com",
            "attributes_request_method": "POST",
            "authorize_url": "https://id.example.com/authorize",
            "token_url": "https://id.example.com/token",
            "attributes_url": "https://id.example.com/me",
            "jwks_uri": "https://id.example.com/keys",
        },
    ),
    (
        {**SAML, "encrypted_responses": True, "idp_initiated": False, "request_signing_algorithm": "rsa-sha256"},
        "Corp",
        "SAML",
        {
            "MetadataURL": "https://id.example.com/metadata",
            "IDPSignout": "false",
            "IDPInit": "false",
            "EncryptedResponses": "true",
            "RequestSigningAlgorithm": "rsa-sha256",
        },
    ),
]


@pytest.mark.parametrize(("args", "name", "kind", "details"), CASES)
@pytest.mark.parametrize("preview", [True, False])
def test_each_kind_gets_awss_name_type_and_details(
    args: Any, name: str, kind: str, details: dict[str, str], preview: bool
) -> None:
    inputs = provider(args, preview=preview).inputs
    assert (inputs["providerName"], inputs["providerType"]) == (name, kind)
    assert inputs["providerDetails"] == details


@pytest.mark.parametrize("args", [GOOGLE, APPLE, {**OIDC, "client_secret": "hush"}])
def test_details_with_a_secret_among_them_are_a_secret(args: Any) -> None:
    assert "providerDetails" in provider(args).secret_inputs


@pytest.mark.parametrize(("args", "name"), [(GOOGLE, "Google"), (APPLE, "SignInWithApple")])
def test_awss_own_name_may_be_given_though_it_is_fixed(args: Any, name: str) -> None:
    named: Any = {**args, "name": name}
    assert provider(named).inputs["providerName"] == name


def test_details_without_a_secret_are_none() -> None:
    assert "providerDetails" not in provider(SAML).secret_inputs


def test_the_mail_address_is_mapped_by_default_but_not_for_saml() -> None:
    assert provider(GOOGLE).inputs["attributeMapping"] == {"email": "email"}
    assert provider(OIDC).inputs["attributeMapping"] == {"email": "email", "email_verified": "email_verified"}
    assert "attributeMapping" not in provider(SAML).inputs


def test_attributes_are_mapped_by_this_apis_names() -> None:
    mapping = {"username": "sub", "fullname": "n", "profile_picture": "p", "custom": {"dept": "d", "custom:team": "t"}}
    assert provider({**OIDC, "attribute_mapping": mapping}).inputs["attributeMapping"] == {
        "username": "sub",
        "name": "n",
        "picture": "p",
        "custom:dept": "d",
        "custom:team": "t",
    }


def test_a_secret_that_is_an_output_stays_one_and_reaches_aws() -> None:
    def program() -> None:
        args: Any = {**GOOGLE, "user_pool_id": POOL_ID, "client_secret": pulumi.Output.secret("hush")}
        FederatedProvider("them", args)

    details = deploy(program).named("them-provider").inputs["providerDetails"]
    assert details["client_secret"] == "hush"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({}, ("provider_type", "missing-argument")),
        ({"provider_type": "gogle"}, ("provider_type", "not-a-choice")),
        ({"provider_type": "google"}, ("client_id", "provider-argument-missing")),
        ({**GOOGLE, "client_secret": ""}, ("client_secret", "text-invalid")),
        ({**GOOGLE, "client_secret": "hush\n"}, ("client_secret", "text-invalid")),
        ({**GOOGLE, "client_id": " "}, ("client_id", "text-invalid")),
        ({**APPLE, "private_key": " \n"}, ("private_key", "private-key-empty")),
        ({**APPLE, "key_id": "a\tb"}, ("key_id", "text-invalid")),
        ({**OIDC, "scopes": ["openid", "a\x07b"]}, ("scopes[1]", "scope-invalid")),
        ({**OIDC, "scopes": ["grüße"]}, ("scopes[0]", "scope-invalid")),
        ({**OIDC, "attribute_mapping": {"email": ""}}, ("attribute_mapping.email", "text-invalid")),
        ({**OIDC, "attribute_mapping": {"custom": {"a": "b\n"}}}, ("attribute_mapping.custom.a", "text-invalid")),
        ({**GOOGLE, "name": "Mine"}, ("name", "provider-argument-mismatch")),
        ({**GOOGLE, "name": "google"}, ("name", "provider-argument-mismatch")),
        ({**APPLE, "name": "Google"}, ("name", "provider-argument-mismatch")),
        ({**GOOGLE, "issuer_url": "https://x.y"}, ("issuer_url", "provider-argument-mismatch")),
        ({**SAML, "client_id": "x"}, ("client_id", "provider-argument-mismatch")),
        ({**SAML, "metadata_xml": "<x/>"}, ("metadata_url", "saml-metadata-conflict")),
        ({"provider_type": "saml", "name": "Corp"}, ("metadata_url", "saml-metadata-missing")),
        ({**SAML, "metadata_url": "http://x.y"}, ("metadata_url", "url-not-https")),
        ({**SAML, "request_signing_algorithm": "sha1"}, ("request_signing_algorithm", "saml-algorithm-invalid")),
        ({**SAML, "name": "two words x"}, ("name", "aws-limit")),
        ({**SAML, "name": "_x_"}, ("name", "aws-limit")),
        ({**SAML, "identifiers": ["a"] * 51}, ("identifiers", "aws-limit")),
        ({**OIDC, "issuer_url": "http://id.example.com"}, ("issuer_url", "url-not-https")),
        (
            {**OIDC, "endpoints": {**ENDPOINTS, "token": "http://id.example.com/t"}},
            ("endpoints.token", "url-not-https"),
        ),
        ({**OIDC, "endpoints": {"token": "https://x.y"}}, ("endpoints.authorization", "missing-argument")),
        ({"provider_type": "oidc"}, ("name", "provider-argument-missing")),
    ],
)
def test_invalid_arguments_are_refused_without_showing_secrets(args: Any, problem: Any) -> None:
    done = run(lambda: FederatedProvider("them", with_pool(args)))
    assert done.resources == []
    assert problem in error_codes(done.error)
    assert "hush" not in str(done.error)


def test_an_invalid_url_is_refused() -> None:
    done = run(lambda: FederatedProvider("them", with_pool({**OIDC, "issuer_url": "https://[x"})))
    assert error_codes(done.error) == [("issuer_url", "url-not-https")]
