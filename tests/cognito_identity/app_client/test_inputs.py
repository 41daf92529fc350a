from typing import Any

import pytest

from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.attributes.settings import AWS_NAMES
from tests.cognito_identity.planned import POOL_ID, client_settings

CODE = {"callback_urls": ["https://app.example.com"]}


def inputs(**args: Any) -> dict[str, Any]:
    return app_client_inputs(client_settings(args))


def test_the_default_inputs() -> None:
    assert inputs() == {
        "user_pool_id": POOL_ID,
        "explicit_auth_flows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        "allowed_oauth_flows_user_pool_client": False,
        "supported_identity_providers": ["COGNITO"],
        "access_token_validity": 60,
        "id_token_validity": 60,
        "refresh_token_validity": 43_200,
        "token_validity_units": {"access_token": "minutes", "id_token": "minutes", "refresh_token": "minutes"},
        "auth_session_validity": 3,
        "enable_token_revocation": True,
        "prevent_user_existence_errors": "ENABLED",
        "enable_propagate_additional_user_context_data": False,
        "write_attributes": sorted(AWS_NAMES.values()),
    }


@pytest.mark.parametrize(
    ("args", "key", "expected"),
    [
        ({"user_pool_client_name": "web"}, "name", "web"),
        ({"preset": "web"}, "generate_secret", True),
        ({"preset": "spa"}, "explicit_auth_flows", ["ALLOW_USER_SRP_AUTH"]),
        (
            {"preset": "spa"},
            "refresh_token_rotation",
            {"feature": "ENABLED", "retry_grace_period_seconds": 60},
        ),
        (
            {"refresh_token_rotation_grace_period_seconds": 0},
            "refresh_token_rotation",
            {"feature": "ENABLED", "retry_grace_period_seconds": 0},
        ),
        (
            {"auth_flows": {"user_srp": False, "user_password": True, "admin_user_password": True}},
            "explicit_auth_flows",
            ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        ),
        (
            {"auth_flows": {"custom": True, "user": True}},
            "explicit_auth_flows",
            ["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        ),
        ({"o_auth": CODE}, "allowed_oauth_flows_user_pool_client", True),
        ({"o_auth": CODE}, "allowed_oauth_flows", ["code"]),
        ({"o_auth": CODE}, "allowed_oauth_scopes", ["openid", "email", "profile"]),
        ({"o_auth": CODE}, "callback_urls", ["https://app.example.com"]),
        ({"o_auth": {**CODE, "logout_urls": []}}, "logout_urls", []),
        (
            {"o_auth": {**CODE, "default_redirect_uri": "https://app.example.com"}},
            "default_redirect_uri",
            "https://app.example.com",
        ),
        (
            {"o_auth": {**CODE, "flows": {"implicit_code_grant": True, "authorization_code_grant": True}}},
            "allowed_oauth_flows",
            ["code", "implicit"],
        ),
        (
            {"preset": "machine", "o_auth": {"scopes": ["a/b"]}},
            "allowed_oauth_flows",
            ["client_credentials"],
        ),
        ({"preset": "machine", "o_auth": {"scopes": ["a/b"]}}, "explicit_auth_flows", ["ALLOW_REFRESH_TOKEN_AUTH"]),
        ({"preset": "machine", "o_auth": {"scopes": ["a/b"]}}, "write_attributes", None),
        ({"disable_o_auth": True, "o_auth": CODE}, "callback_urls", None),
        ({"supported_identity_providers": ["Google"]}, "supported_identity_providers", ["Google"]),
        ({"supported_identity_providers": []}, "supported_identity_providers", []),
        ({"auth_session_validity_minutes": 15}, "auth_session_validity", 15),
        ({"enable_token_revocation": False}, "enable_token_revocation", False),
        ({"prevent_user_existence_errors": False}, "prevent_user_existence_errors", "LEGACY"),
        ({"read_attributes": []}, "read_attributes", []),
        ({"write_attributes": ["tenant_id", "fullname"]}, "write_attributes", ["custom:tenant_id", "name"]),
    ],
)
def test_an_argument_sets_its_input(args: Any, key: str, expected: Any) -> None:
    assert inputs(**args).get(key) == expected


def test_numbers_are_integers() -> None:
    found = inputs(access_token_validity_minutes=30.0, auth_session_validity_minutes=5.0, preset="spa")
    numbers = [found[key] for key in ("access_token_validity", "refresh_token_validity", "auth_session_validity")]
    numbers.append(found["refresh_token_rotation"]["retry_grace_period_seconds"])
    assert [type(number) for number in numbers] == [int] * 4
