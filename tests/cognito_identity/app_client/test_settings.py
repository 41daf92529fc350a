from typing import Any

import pytest

from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.attributes.settings import AWS_NAMES
from tests.cognito_identity.planned import client_problems, client_settings, pool_settings

MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f"
CODE = {"callback_urls": ["https://app.example.com"]}


def context(**args: Any) -> UserPoolContext:
    settings = pool_settings(**args)
    return UserPoolContext(settings.attributes, settings.first_factors, custom_challenge=settings.has_custom_challenge)


def test_the_custom_flow_is_on_by_default_if_the_pool_has_the_triggers() -> None:
    triggers = dict.fromkeys(("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response"), ARN)
    custom = context(lambda_triggers=triggers)
    assert client_settings({}, custom).auth_flows == {"user_srp", "custom"}
    assert client_settings({"auth_flows": {"user_password": True}}, custom).auth_flows == {"user_srp", "user_password"}
    assert client_settings(MACHINE, custom).auth_flows == set()
    assert client_settings({}, context(lambda_triggers={"define_auth_challenge": ARN})).auth_flows == {"user_srp"}


@pytest.mark.parametrize(
    ("args", "auth_flows", "secret", "o_auth_flows", "rotates"),
    [
        ({}, {"user_srp"}, False, set(), False),
        ({"preset": "spa"}, {"user_srp"}, False, set(), True),
        ({"preset": "native"}, {"user_srp"}, False, set(), True),
        ({"preset": "web"}, {"user_srp"}, True, set(), False),
        (MACHINE, set(), True, {"client_credentials"}, False),
        ({"preset": "spa", "o_auth": CODE}, {"user_srp"}, False, {"authorization_code_grant"}, True),
        ({"o_auth": CODE}, {"user_srp"}, False, {"authorization_code_grant"}, False),
    ],
)
def test_defaults_of_each_preset(args: Any, auth_flows: Any, secret: bool, o_auth_flows: Any, rotates: bool) -> None:
    settings = client_settings(args)
    assert settings.auth_flows == auth_flows
    assert settings.generate_secret is secret
    assert settings.o_auth_flows == o_auth_flows
    assert settings.rotates is rotates
    assert settings.signs_users_in is (args.get("preset") != "machine")


@pytest.mark.parametrize(
    ("args", "setting", "expected"),
    [
        ({}, "access_minutes", 60),
        ({}, "id_minutes", 60),
        ({}, "refresh_minutes", 43_200),
        ({}, "rotation_grace_seconds", None),
        ({"preset": "spa"}, "rotation_grace_seconds", 60),
        ({"preset": "spa", "refresh_token_rotation_grace_period_seconds": 0}, "rotation_grace_seconds", 0),
        ({"refresh_token_rotation_grace_period_seconds": 0}, "rotates", True),
        ({}, "scopes", ()),
        ({"o_auth": CODE}, "scopes", ("openid", "email", "profile")),
        ({"o_auth": {**CODE, "scopes": []}}, "scopes", ()),
        ({"disable_o_auth": True, "preset": "machine"}, "o_auth_flows", set()),
        ({"preset": "web", "generate_secret": False}, "generate_secret", False),
        ({"generate_secret": True}, "generate_secret", True),
        ({"o_auth": {"flows": {"client_credentials": True}, "scopes": ["a/b"]}}, "generate_secret", True),
        ({"o_auth": {"flows": {"authorization_code_grant": False}}}, "o_auth_flows", set()),
        ({"auth_flows": {"user_password": True}}, "auth_flows", {"user_srp", "user_password"}),
        ({"auth_flows": {"user_srp": False, "custom": True}}, "auth_flows", {"custom"}),
        ({}, "read_attributes", None),
        ({"read_attributes": []}, "read_attributes", ()),
        ({"read_attributes": ["fullname", "tenant_id"]}, "read_attributes", ("name", "custom:tenant_id")),
        (MACHINE, "write_attributes", None),
        ({"write_attributes": []}, "write_attributes", ()),
    ],
)
def test_arguments_override_defaults(args: Any, setting: str, expected: Any) -> None:
    assert getattr(client_settings(args), setting) == expected


def test_the_user_flow_is_on_by_default_if_the_pool_has_other_first_factors() -> None:
    passkeys = context(mfa="optional", sign_in_policy={"allowed_first_auth_factors": {"passkey": True}})
    assert client_settings({}, passkeys).auth_flows == {"user_srp", "user"}
    assert client_settings({"auth_flows": {"user": False}}, passkeys).auth_flows == {"user_srp"}
    assert client_settings(MACHINE, passkeys).auth_flows == set()


class TestWriteAttributes:
    def test_of_an_unknown_pool_only_standard_attributes_are_writable(self) -> None:
        assert client_settings({}).write_attributes == tuple(sorted(AWS_NAMES.values()))

    def test_of_a_known_pool_mutable_attributes_without_privileges_are_writable(self) -> None:
        pool = context(
            standard_attributes={"email": {"required": True, "mutable": False}, "gender": {"mutable": False}},
            custom_attributes={
                "colour": {"type": "string", "mutable": True},
                "fixed": {"type": "string"},
                "tenant_id": {"type": "string", "mutable": True},
                "secret": {"type": "string", "mutable": True, "developer_only": True},
            },
        )
        writable = client_settings({}, pool).write_attributes or ()
        assert [name for name in writable if name.startswith("custom:")] == ["custom:colour"]
        assert "email" in writable
        assert "gender" not in writable


@pytest.mark.parametrize(
    ("scopes", "sent"),
    [
        (["email"], ("email", "openid")),
        (["profile", "orders/read"], ("profile", "orders/read", "openid")),
        (["openid", "phone"], ("openid", "phone")),
        (["orders/read"], ("orders/read",)),
        (["aws.cognito.signin.user.admin"], ("aws.cognito.signin.user.admin",)),
        ([], ()),
    ],
)
def test_openid_is_added_to_scopes_that_need_it(scopes: list[str], sent: tuple[str, ...]) -> None:
    o_auth = {"callback_urls": ["https://shop.example.com"], "scopes": scopes}
    assert client_settings({"o_auth": o_auth}).scopes == sent


EMPTY: Any = {"scopes": [], "callback_urls": [], "logout_urls": []}


@pytest.mark.parametrize(
    "o_auth",
    [
        EMPTY,
        {"scopes": [], "callback_urls": []},
        {"callback_urls": [], "logout_urls": []},
        {"flows": {}, **EMPTY},
        {"flows": {"authorization_code_grant": False}, **EMPTY},
    ],
)
@pytest.mark.parametrize("args", [{}, {"preset": "spa"}, {"preset": "web"}, {"disable_o_auth": True}])
def test_empty_lists_mean_no_o_auth(o_auth: Any, args: Any) -> None:
    assert client_problems({**args, "o_auth": o_auth}) == []
    settings = client_settings({**args, "o_auth": o_auth})
    assert settings.o_auth_flows == set()
    assert app_client_inputs(settings) == app_client_inputs(client_settings(args))


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"o_auth": {}}, "o_auth.callback_urls"),
        ({"o_auth": {"callback_urls": []}}, "o_auth.callback_urls"),
        ({"o_auth": {"flows": {"authorization_code_grant": True}, **EMPTY}}, "o_auth.callback_urls"),
        ({"o_auth": {**EMPTY, "callback_urls": ["https://a.example"]}}, "o_auth.scopes"),
        ({"preset": "machine", "o_auth": EMPTY}, "o_auth.scopes"),
    ],
)
def test_a_grant_still_needs_its_lists(args: Any, path: str) -> None:
    assert path in [found for found, _ in client_problems(args)]
