"""`amplify_outputs.json`: required keys, enum values and no unknown keys of its schema 1.5."""

from typing import Any

import pytest

from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.user_identity.amplify import DeployedIdentity, amplify_outputs, amplify_outputs_of_ids
from tests.cognito_identity.planned import client_settings, pool_settings

IDS = DeployedIdentity("eu-central-1", "eu-central-1_aBc", "client", "eu-central-1:0", "auth.example.com")
AUTH_KEYS = {
    "aws_region",
    "user_pool_id",
    "user_pool_client_id",
    "identity_pool_id",
    "password_policy",
    "oauth",
    "standard_required_attributes",
    "username_attributes",
    "user_verification_types",
    "unauthenticated_identities_enabled",
    "mfa_configuration",
    "mfa_methods",
    "passwordless",
    "groups",
}


def document(pool: dict[str, Any], client: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    settings = pool_settings(**pool)
    context = UserPoolContext(settings.attributes, settings.first_factors)
    return amplify_outputs(IDS, settings, client_settings(client or {}, context), **more)


def test_the_version_and_the_keys_are_those_of_the_schema() -> None:
    made = document({})
    assert made["version"] == "1.5"
    assert set(made) == {"version", "auth", "custom"}
    assert set(made["auth"]) <= AUTH_KEYS
    assert {"aws_region", "user_pool_id", "user_pool_client_id"} <= set(made["auth"])


@pytest.mark.parametrize(("mfa", "said"), [("off", "NONE"), ("optional", "OPTIONAL"), ("required", "REQUIRED")])
def test_mfa_has_a_value_of_the_schema(mfa: str, said: str) -> None:
    assert document({"mfa": mfa})["auth"]["mfa_configuration"] == said


def test_mfa_methods_have_values_of_the_schema() -> None:
    assert document({"mfa_second_factor": {"otp": True, "sms": True}})["auth"]["mfa_methods"] == ["SMS", "TOTP"]
    assert "mfa_methods" not in document({"mfa": "off"})["auth"]


@pytest.mark.parametrize(
    ("aliases", "said"),
    [
        ({"username": True, "email": True}, ["username"]),
        ({"email": True}, ["email"]),
        ({"phone": True, "email": True}, ["email", "phone_number"]),
    ],
)
def test_username_attributes_are_the_sign_in_aliases(aliases: dict[str, bool], said: list[str]) -> None:
    assert document({"sign_in_aliases": aliases})["auth"]["username_attributes"] == said


def test_the_password_policy_is_complete() -> None:
    policy = document({"password_policy": {"min_length": 12, "require_symbols": False}})["auth"]["password_policy"]
    assert policy == {
        "min_length": 12,
        "require_lowercase": True,
        "require_uppercase": True,
        "require_numbers": True,
        "require_symbols": False,
    }


def test_oauth_is_complete_or_absent() -> None:
    assert "oauth" not in document({})["auth"]
    page = "https://app.example.com/in"
    client = {
        "o_auth": {"callback_urls": [page], "logout_urls": [page]},
        "supported_identity_providers": ["COGNITO", "Google", "Corp"],
    }
    assert document({}, client)["auth"]["oauth"] == {
        "identity_providers": ["GOOGLE"],
        "domain": "auth.example.com",
        "scopes": ["openid", "email", "profile"],
        "redirect_sign_in_uri": [page],
        "redirect_sign_out_uri": [page],
        "response_type": "code",
    }


def test_guests_and_groups() -> None:
    auth = document({}, guests=True, groups={"admins": 0, "staff": None})["auth"]
    assert auth["unauthenticated_identities_enabled"] is True
    assert auth["groups"] == [{"admins": {"precedence": 0}}, {"staff": {}}]


def test_sign_up_attributes_have_their_bounds() -> None:
    custom = {
        "tenant": {"type": "string", "min_len": 2, "max_len": 9, "mutable": True},
        "age": {"type": "number", "min": 0, "mutable": True},
        "hidden": {"type": "string", "developer_only": True, "mutable": True},
        "role": {"type": "string", "mutable": True},
    }
    fields = document({"custom_attributes": custom, "standard_attributes": {"email": {"required": True}}})["custom"]
    by_name = {field["name"]: field for field in fields["sign_up_attributes"]}
    assert set(by_name) == {"email", "custom:age"}
    assert by_name["custom:age"] == {
        "name": "custom:age",
        "type": "number",
        "required": False,
        "mutable": True,
        "min": 0,
    }


def test_the_document_of_an_existing_pool_has_ids_only() -> None:
    made = amplify_outputs_of_ids(DeployedIdentity("eu-central-1", "eu-central-1_aBc", "client"))
    assert made == {
        "version": "1.5",
        "auth": {
            "aws_region": "eu-central-1",
            "user_pool_id": "eu-central-1_aBc",
            "user_pool_client_id": "client",
        },
    }


def test_passkeys_have_their_domain_and_user_verification() -> None:
    pool = {
        "mfa": "optional",
        "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}},
        "passkey_relying_party_id": "app.example.com",
    }
    assert document(pool)["auth"]["passwordless"] == {
        "email_otp_enabled": False,
        "sms_otp_enabled": False,
        "web_authn": {"relying_party_id": "app.example.com", "user_verification": "preferred"},
    }


def test_self_sign_up_is_in_the_document() -> None:
    assert document({"self_sign_up_enabled": True})["custom"]["self_sign_up"] is True
    assert document({})["custom"]["self_sign_up"] is False


def test_the_security_settings_of_the_client_are_in_the_document() -> None:
    told = document({}, {"write_attributes": ["email"]})["custom"]["client"]
    assert told == {
        "write_attributes": ["email"],
        "secret": False,
        "refresh_token_rotation": False,
        "token_revocation": True,
        "prevent_user_existence_errors": True,
    }
    guarded = document({}, {"preset": "spa", "enable_token_revocation": False, "prevent_user_existence_errors": False})
    writable = guarded["custom"]["client"].pop("write_attributes")
    assert {"email", "given_name"} <= set(writable)
    assert guarded["custom"]["client"] == {
        "secret": False,
        "refresh_token_rotation": True,
        "token_revocation": False,
        "prevent_user_existence_errors": False,
    }
