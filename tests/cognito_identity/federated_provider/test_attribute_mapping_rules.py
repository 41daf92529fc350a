"""What a pool that is known demands of a provider's claims."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity import ArgumentError, UserIdentity, UserPoolWithMfa
from cognito_identity.attributes.settings import AWS_NAMES, standard_attribute
from cognito_identity.enums import ProviderType
from cognito_identity.federated_provider.attribute_mapping import attribute_mapping, provider_scopes
from tests.cognito_identity.engine import deploy, run
from tests.cognito_identity.planned import error_codes

SECRET = {"client_id": "id", "client_secret": "hush"}
GOOGLE = {"provider_type": "google", **SECRET}
FACEBOOK = {"provider_type": "facebook", **SECRET}
AMAZON = {"provider_type": "amazon", **SECRET}
APPLE = {"provider_type": "apple", "client_id": "a", "key_id": "k", "team_id": "t", "private_key": "pem"}
OIDC = {"provider_type": "oidc", "name": "Corp", **SECRET, "issuer_url": "https://id.example.com"}
SAML = {"provider_type": "saml", "name": "Corp", "metadata_url": "https://id.example.com/metadata"}
NAME_ONLY = {"standard_attributes": {"email": {"required": True}, "fullname": {"required": True}}}


def declared(provider: Any, pool: Any) -> Any:
    return UserIdentity("shop", {"user_pool": pool, "identity_providers": {"them": provider}})


def registered(provider: Any, pool: Any) -> Any:
    return UserPoolWithMfa("shop-users", pool).register_identity_provider("them", provider)


WAYS = [declared, registered]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("provider", "pool", "mapping"),
    [
        (
            GOOGLE,
            {},
            {
                "email": "email",
                "email_verified": "email_verified",
                "given_name": "given_name",
                "family_name": "family_name",
            },
        ),
        (FACEBOOK, {}, {"email": "email", "given_name": "first_name", "family_name": "last_name"}),
        (
            APPLE,
            {},
            {
                "email": "email",
                "email_verified": "email_verified",
                "given_name": "firstName",
                "family_name": "lastName",
            },
        ),
        (
            OIDC,
            {},
            {
                "email": "email",
                "email_verified": "email_verified",
                "given_name": "given_name",
                "family_name": "family_name",
            },
        ),
        (AMAZON, NAME_ONLY, {"email": "email", "name": "name"}),
        (GOOGLE, {"standard_attributes": {}}, {"email": "email", "email_verified": "email_verified"}),
        (GOOGLE, {"standard_attributes": {"email": {"mutable": False}}}, None),
    ],
)
def test_required_attributes_are_mapped_to_the_providers_usual_claims(
    way: Any, provider: Any, pool: Any, mapping: Any
) -> None:
    (made,) = [one for one in deploy(lambda: way(provider, pool)).of_type("IdentityProvider") if one.custom]
    assert made.inputs.get("attributeMapping") == mapping


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("provider", "pool", "says"),
    [
        (SAML, {}, ("attribute_mapping.email", "claims/emailaddress")),
        (SAML, {}, ("attribute_mapping.given_name", "claims/givenname")),
        (AMAZON, {}, ("attribute_mapping.family_name", "make it optional in the pool")),
        (
            {**GOOGLE, "scopes": ["openid", "email"]},
            {},
            ("attribute_mapping.given_name", "add profile to `scopes`"),
        ),
        (
            {**GOOGLE, "attribute_mapping": {"email": "email", "given_name": "given_name"}},
            {},
            ("attribute_mapping.family_name", "remove `attribute_mapping`"),
        ),
        (
            SAML,
            {"standard_attributes": {"fullname": {"required": True}}},
            ("attribute_mapping.fullname", "claims/name"),
        ),
    ],
)
def test_a_required_attribute_without_a_mapping_is_refused_with_a_hint(
    way: Any, provider: Any, pool: Any, says: Any
) -> None:
    error = run(lambda: way(provider, pool)).error
    assert isinstance(error, ArgumentError)
    path, fix = says
    (line,) = [text for text in str(error).splitlines() if f"{path}: is required by the user pool" in text]
    assert fix in line


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("mapping", "pool", "problem"),
    [
        ({"custom": {"nope": "n"}}, {}, ("attribute_mapping.custom.nope", "attribute-mapping-invalid")),
        ({"custom": {"custom:nope": "n"}}, {}, ("attribute_mapping.custom.custom:nope", "attribute-mapping-invalid")),
        (
            {"custom": {"team": "t"}},
            {"custom_attributes": {"team": {"type": "string"}}},
            ("attribute_mapping.custom.team", "attribute-mapping-invalid"),
        ),
        (
            {"nickname": "n"},
            {"standard_attributes": {"nickname": {"mutable": False}}},
            ("attribute_mapping.nickname", "attribute-mapping-invalid"),
        ),
        (
            {},
            {"standard_attributes": {"email": {"required": True, "mutable": False}}},
            ("attribute_mapping.email", "attribute-not-mapped"),
        ),
    ],
)
def test_an_attribute_that_is_missing_or_immutable_is_refused(way: Any, mapping: Any, pool: Any, problem: Any) -> None:
    pool = {"standard_attributes": {}, **pool}
    error = run(lambda: way({**GOOGLE, "attribute_mapping": mapping}, pool)).error
    ((path, code),) = error_codes(error)
    assert (path.removeprefix("identity_providers.them."), code) == problem


def test_mutable_attributes_of_the_pool_can_be_mapped() -> None:
    pool: Any = {"standard_attributes": {}, "custom_attributes": {"team": {"type": "string", "mutable": True}}}
    provider = {**GOOGLE, "attribute_mapping": {"username": "sub", "nickname": "n", "custom": {"team": "t"}}}
    (made,) = [one for one in deploy(lambda: registered(provider, pool)).of_type("IdentityProvider") if one.custom]
    assert made.inputs["attributeMapping"] == {"username": "sub", "nickname": "n", "custom:team": "t"}


def test_the_attributes_of_an_existing_pool_are_not_checked() -> None:
    saml: Any = SAML

    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("theirs", "eu-central-1_aBcDeFgH1").register_identity_provider("them", saml)

    assert deploy(program).named("theirs-them-provider").inputs["providerType"] == "SAML"


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ({**OIDC}, "openid email profile"),
        ({**OIDC, "scopes": ["openid", "email", "profile", "groups"]}, "openid email profile groups"),
        (GOOGLE, "openid email profile"),
    ],
)
def test_the_scopes_include_those_of_mapped_claims(provider: Any, expected: str) -> None:
    (made,) = [one for one in deploy(lambda: declared(provider, {})).of_type("IdentityProvider") if one.custom]
    assert made.inputs["providerDetails"]["authorize_scopes"] == expected


@given(kind=st.sampled_from([*ProviderType]), words=st.sets(st.sampled_from(sorted(AWS_NAMES))))
def test_the_default_scopes_include_every_default_claim(kind: ProviderType, words: set[str]) -> None:
    attributes = [standard_attribute(word, required=True, mutable=True) for word in sorted(words)]
    values = {"provider_type": kind}
    mapping, scopes = attribute_mapping(values, attributes), provider_scopes(values, attributes)
    assert set(mapping) <= {AWS_NAMES[word] for word in words} | {"email", "email_verified"}
    # The same scopes as an argument result in the same mapping.
    assert attribute_mapping({**values, "scopes": scopes}, attributes) == mapping
