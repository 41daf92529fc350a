from typing import Any

import pytest

from cognito_identity.identity_pool.rules import KINDS, VALUE_RULES
from tests.cognito_identity.planned import Found, identity_pool_settings, said_of_values

ROLE = "arn:aws:iam::123456789012:role/ours"


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


class TestExpectedPoolHasAnId:
    @pytest.mark.parametrize("value", ["access", "us-east-1_aBcDeFgH1", "us-east-1:1"])
    def test_what_is_no_id_is_refused(self, value: str) -> None:
        found = said_of_values(VALUE_RULES, identity_pool_settings(expected_identity_pool_id=value))
        assert paths(found) == ["expected_identity_pool_id"]

    def test_an_id_satisfies(self) -> None:
        settings = identity_pool_settings(expected_identity_pool_id="eu-west-1:11111111-2222-3333-4444-555555555555")
        assert said_of_values(VALUE_RULES, settings) == []


class TestMappedRolesAreRoles:
    @staticmethod
    def mapping(role: Any) -> Any:
        rules_ = [{"claim": "team", "claim_value": "ops", "mapped_role": role}]
        return identity_pool_settings(role_mappings={"graph.facebook.com": {"rules": rules_}})

    @pytest.mark.parametrize("role", ["", "x", "users", "arn:aws:iam::123456789012:user/users", "arn:aws:s3:::bucket"])
    def test_what_is_no_role_is_refused(self, role: str) -> None:
        assert paths(said_of_values(VALUE_RULES, self.mapping(role))) == [
            "role_mappings.graph.facebook.com.rules[0].mapped_role"
        ]

    @pytest.mark.parametrize("role", [ROLE, "arn:aws-cn:iam::123456789012:role/team/users"])
    def test_roles_satisfy(self, role: Any) -> None:
        assert said_of_values(VALUE_RULES, self.mapping(role)) == []


class TestGivenRolesAreRoles:
    @pytest.mark.parametrize("kind", KINDS)
    def test_what_is_no_role_is_refused(self, kind: str) -> None:
        for bad in ("", "ours", "arn:aws:iam::123456789012:user/users", "arn:aws:sts::123456789012:assumed-role/a/b"):
            settings = identity_pool_settings(allow_unauthenticated_identities=True, **{f"{kind}_role": bad})
            assert paths(said_of_values(VALUE_RULES, settings)) == [f"{kind}_role"]
        settings = identity_pool_settings(allow_unauthenticated_identities=True, **{f"{kind}_role": ROLE})
        assert said_of_values(VALUE_RULES, settings) == []


class TestProvidersAreWhatTheyAreCalled:
    OIDC = "arn:aws:iam::123456789012:oidc-provider/id.example.com"
    SAML = "arn:aws:iam::123456789012:saml-provider/corp"

    @pytest.mark.parametrize(
        ("providers", "wrong"),
        [
            ({"open_id_connect_providers": [OIDC, SAML]}, ["authentication_providers.open_id_connect_providers[1]"]),
            ({"saml_providers": [OIDC]}, ["authentication_providers.saml_providers[0]"]),
            ({"saml_providers": [SAML], "open_id_connect_providers": [OIDC]}, []),
            *(
                ({"open_id_connect_providers": [bad]}, ["authentication_providers.open_id_connect_providers[0]"])
                for bad in ("", "id.example.com", "https://id.example.com", "arn:aws:iam::123456789012:oidc-provider/")
            ),
            ({"saml_providers": ["corp"]}, ["authentication_providers.saml_providers[0]"]),
            ({"saml_providers": [f"{SAML} "]}, ["authentication_providers.saml_providers[0]"]),
        ],
    )
    def test_each_list_takes_its_kind(self, providers: Any, wrong: list[str]) -> None:
        settings = identity_pool_settings(authentication_providers=providers)
        assert paths(said_of_values(VALUE_RULES, settings)) == wrong
