"""`FederatedProvider` as the engine sees it, for each kind of provider."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, FederatedProvider
from tests.cognito_identity.engine import REGION, Registered, deploy, run

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
    ("args", "says"),
    [
        ({}, "provider_type: is required"),
        ({"provider_type": "gogle"}, "did you mean google?"),
        ({"provider_type": "google"}, "client_id: is needed by a provider of type google"),
        ({**GOOGLE, "client_secret": ""}, "client_secret: must not be empty"),
        ({**GOOGLE, "client_secret": "hush\n"}, "client_secret: must be one line of text"),
        ({**GOOGLE, "client_id": " "}, "client_id: must not be empty"),
        ({**APPLE, "private_key": " \n"}, "private_key: must not be empty"),
        ({**APPLE, "key_id": "a\tb"}, "key_id: must be one line of text"),
        ({**OIDC, "scopes": ["openid", "a\x07b"]}, "scopes[1]: must be one scope"),
        ({**OIDC, "scopes": ["grüße"]}, "scopes[0]: must be one scope"),
        ({**OIDC, "attribute_mapping": {"email": ""}}, "attribute_mapping.email: must not be empty"),
        ({**OIDC, "attribute_mapping": {"custom": {"a": "b\n"}}}, "attribute_mapping.custom.a: must be one line"),
        ({**GOOGLE, "name": "Mine"}, "name: is fixed by AWS for google: Google"),
        ({**GOOGLE, "name": "google"}, "name: is fixed by AWS for google: Google"),
        ({**APPLE, "name": "Google"}, "name: is fixed by AWS for apple: SignInWithApple"),
        ({**GOOGLE, "issuer_url": "https://x.y"}, "issuer_url: is no setting of a provider of type google"),
        ({**SAML, "client_id": "x"}, "client_id: is no setting of a provider of type saml"),
        ({**SAML, "metadata_xml": "<x/>"}, "metadata_url: and `metadata_xml` exclude each other"),
        ({"provider_type": "saml", "name": "Corp"}, "metadata_url: or `metadata_xml` is needed"),
        ({**SAML, "metadata_url": "http://x.y"}, "metadata_url: must be an https:// address"),
        ({**SAML, "request_signing_algorithm": "sha1"}, "request_signing_algorithm: must be rsa-sha256"),
        ({**SAML, "name": "two words x"}, "name: must have 3 characters or more"),
        ({**SAML, "name": "_x_"}, "name: must have 3 characters or more"),
        ({**SAML, "identifiers": ["a"] * 51}, "identifiers: must have"),
        ({**OIDC, "issuer_url": "http://id.example.com"}, "issuer_url: must be an https:// address"),
        (
            {**OIDC, "endpoints": {**ENDPOINTS, "token": "http://id.example.com/t"}},
            "endpoints.token: must be an https:// address",
        ),
        ({**OIDC, "endpoints": {"token": "https://x.y"}}, "endpoints.authorization: is required"),
        ({"provider_type": "oidc"}, "name: is needed by a provider of type oidc"),
    ],
)
def test_what_can_not_work_is_refused_without_showing_secrets(args: Any, says: str) -> None:
    done = run(lambda: FederatedProvider("them", with_pool(args)))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert says in str(done.error)
    assert "hush" not in str(done.error)


def test_an_address_that_is_none_is_refused_and_not_crashed_on() -> None:
    done = run(lambda: FederatedProvider("them", with_pool({**OIDC, "issuer_url": "https://[x"})))
    assert "issuer_url: must be an https:// address" in str(done.error)
