"""What AWS is asked for, setting by setting; what the defaults ask for is pinned as a whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.enums import AccountRecovery, Mfa
from cognito_identity.user_pool.inputs import sms_inputs, user_pool_inputs
from tests.cognito_identity.planned import pool_settings

SES = {"from_email": "no-reply@example.com"}
ROLE = "arn:aws:iam::123456789012:role/sms"


def inputs(**args: Any) -> dict[str, Any]:
    return user_pool_inputs(pool_settings(**args))


def text(name: str, *, required: bool) -> dict[str, Any]:
    return {
        "name": name,
        "attribute_data_type": "String",
        "required": required,
        "mutable": True,
        "developer_only_attribute": False,
        "string_attribute_constraints": {"min_length": "0", "max_length": "2048"},
    }


def test_the_default_inputs() -> None:
    assert inputs() == {
        "alias_attributes": ["email"],
        "username_configuration": {"case_sensitive": False},
        "auto_verified_attributes": ["email"],
        "user_attribute_update_settings": {"attributes_require_verification_before_updates": ["email"]},
        "schemas": [
            text("email", required=True),
            text("family_name", required=True),
            text("given_name", required=True),
        ],
        "password_policy": {
            "minimum_length": 8,
            "require_lowercase": True,
            "require_uppercase": True,
            "require_numbers": True,
            "require_symbols": True,
            "temporary_password_validity_days": 3,
        },
        "mfa_configuration": "ON",
        "software_token_mfa_configuration": {"enabled": True},
        "sign_in_policy": {"allowed_first_auth_factors": ["PASSWORD"]},
        "account_recovery_setting": {"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
        "verification_message_template": {
            "default_email_option": "CONFIRM_WITH_CODE",
            "email_subject": "Verify your new account",
            "email_message": "The verification code to your new account is {####}",
            "sms_message": "The verification code to your new account is {####}",
        },
        "admin_create_user_config": {"allow_admin_create_user_only": True},
        "email_configuration": {"email_sending_account": "COGNITO_DEFAULT"},
        "user_pool_add_ons": {"advanced_security_mode": "ENFORCED"},
        "user_pool_tier": "PLUS",
        "deletion_protection": "ACTIVE",
    }


def test_numbers_are_integers() -> None:
    policy = inputs(password_policy={"min_length": 12.0, "password_history_size": 3.0})["password_policy"]
    assert [type(policy[key]) for key in ("minimum_length", "temporary_password_validity_days")] == [int, int]
    assert type(policy["password_history_size"]) is int


@pytest.mark.parametrize(
    ("args", "key", "expected"),
    [
        ({"user_pool_name": "users"}, "name", "users"),
        ({"sign_in_aliases": {"email": True}}, "username_attributes", ["email"]),
        ({"sign_in_aliases": {"phone": True, "email": True}}, "username_attributes", ["email", "phone_number"]),
        (
            {"sign_in_aliases": {"username": True, "preferred_username": True, "phone": True}},
            "alias_attributes",
            ["phone_number", "preferred_username"],
        ),
        ({"sign_in_aliases": {"username": True}}, "alias_attributes", None),
        ({"sign_in_aliases": {"username": True}}, "username_attributes", None),
        ({"sign_in_aliases": {"email": True}}, "alias_attributes", None),
        ({"sign_in_case_sensitive": True}, "username_configuration", {"case_sensitive": True}),
        ({"auto_verify": {}}, "auto_verified_attributes", []),
        ({"keep_original": {}}, "user_attribute_update_settings", None),
        ({"standard_attributes": {}}, "schemas", None),
        ({"self_sign_up_enabled": True}, "admin_create_user_config", {"allow_admin_create_user_only": False}),
        (
            {"user_invitation": {"email_subject": "Hi", "email_body": "{username} {####}"}},
            "admin_create_user_config",
            {
                "allow_admin_create_user_only": True,
                "invite_message_template": {
                    "email_subject": "Hi",
                    "email_message": "{username} {####}",
                    "sms_message": "Your username is {username} and temporary password is {####}.",
                },
            },
        ),
        (
            {"user_invitation": {"sms_message": "{username} {####}"}},
            "admin_create_user_config",
            {
                "allow_admin_create_user_only": True,
                "invite_message_template": {
                    "email_subject": "Your temporary password",
                    "email_message": "Your username is {username} and temporary password is {####}.",
                    "sms_message": "{username} {####}",
                },
            },
        ),
        ({"user_invitation": {}}, "admin_create_user_config", {"allow_admin_create_user_only": True}),
        ({"mfa": "off"}, "software_token_mfa_configuration", None),
        ({"mfa": "off", "mfa_message": "{####}"}, "sms_authentication_message", None),
        ({"mfa_second_factor": {"sms": True}}, "software_token_mfa_configuration", {"enabled": False}),
        ({"mfa_message": "{####}"}, "sms_authentication_message", "{####}"),
        ({}, "email_mfa_configuration", None),
        ({"email_mfa": {"subject": "S"}}, "email_mfa_configuration", None),
        (
            {"mfa_second_factor": {"email": True}, "email_mfa": {"subject": "S"}},
            "email_mfa_configuration",
            {"subject": "S", "message": "Your authentication code is {####}."},
        ),
        (
            # The provider would pass an empty block over, and the factor would stay off.
            {"mfa_second_factor": {"email": True}},
            "email_mfa_configuration",
            {"subject": "Your authentication code", "message": "Your authentication code is {####}."},
        ),
        ({"feature_plan": "lite"}, "sign_in_policy", None),
        ({"feature_plan": "lite"}, "user_pool_tier", "LITE"),
        ({"feature_plan": "lite"}, "user_pool_add_ons", {"advanced_security_mode": "OFF"}),
        ({"deletion_protection": False}, "deletion_protection", "INACTIVE"),
        ({"tags": {}}, "tags", None),
        ({"tags": {"team": "a"}}, "tags", {"team": "a"}),
        (
            {"device_tracking": {"challenge_required_on_new_device": False}},
            "device_configuration",
            {"challenge_required_on_new_device": False},
        ),
        (
            {"password_policy": {"password_history_size": 0}},
            "password_policy",
            {**inputs()["password_policy"], "password_history_size": 0},
        ),
        (
            {"user_verification": {"email_style": "link", "email_subject": "S", "email_body": "{##Go##}"}},
            "verification_message_template",
            {
                "default_email_option": "CONFIRM_WITH_LINK",
                "email_subject_by_link": "S",
                "email_message_by_link": "{##Go##}",
                "sms_message": "The verification code to your new account is {####}",
            },
        ),
        (
            {"email": {"reply_to": "help@example.com"}},
            "email_configuration",
            {"email_sending_account": "COGNITO_DEFAULT", "reply_to_email_address": "help@example.com"},
        ),
        (
            {"email": {**SES, "reply_to": "help@example.com", "configuration_set_name": "set", "source_arn": "arn"}},
            "email_configuration",
            {
                "email_sending_account": "DEVELOPER",
                "source_arn": "arn",
                "from_email_address": "no-reply@example.com",
                "reply_to_email_address": "help@example.com",
                "configuration_set": "set",
            },
        ),
    ],
)
def test_an_argument_sets_its_input(args: Any, key: str, expected: Any) -> None:
    assert inputs(**args).get(key) == expected


@pytest.mark.parametrize(("mfa", "value"), [(Mfa.OFF, "OFF"), (Mfa.OPTIONAL, "OPTIONAL"), (Mfa.REQUIRED, "ON")])
def test_mfa_has_the_value_of_aws(mfa: Mfa, value: str) -> None:
    assert inputs(mfa=mfa)["mfa_configuration"] == value


@pytest.mark.parametrize(
    ("recovery", "names"),
    [
        (AccountRecovery.EMAIL_ONLY, ["verified_email"]),
        (AccountRecovery.PHONE_ONLY_WITHOUT_MFA, ["verified_phone_number"]),
        (AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA, ["verified_email", "verified_phone_number"]),
        (AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL, ["verified_phone_number", "verified_email"]),
        (AccountRecovery.NONE, ["admin_only"]),
        (AccountRecovery.PHONE_AND_EMAIL, None),
    ],
)
def test_recovery_mechanisms_have_priorities_and_the_legacy_one_has_none(recovery: AccountRecovery, names: Any) -> None:
    setting = inputs(account_recovery=recovery).get("account_recovery_setting")
    if names is None:
        assert setting is None
    else:
        expected = [{"name": name, "priority": rank} for rank, name in enumerate(names, 1)]
        assert setting == {"recovery_mechanisms": expected}


@pytest.mark.parametrize(
    ("attribute", "kind", "constraints"),
    [
        (
            {"type": "string", "min_len": 10, "max_len": 15},
            "String",
            {"string_attribute_constraints": {"min_length": "10", "max_length": "15"}},
        ),
        ({"type": "string"}, "String", {"string_attribute_constraints": {"min_length": "0", "max_length": "2048"}}),
        (
            {"type": "number", "min": 0, "max": 100},
            "Number",
            {"number_attribute_constraints": {"min_value": "0", "max_value": "100"}},
        ),
        ({"type": "number", "max": -1}, "Number", {"number_attribute_constraints": {"max_value": "-1"}}),
        ({"type": "number"}, "Number", {"number_attribute_constraints": {}}),
        ({"type": "boolean"}, "Boolean", {}),
        ({"type": "datetime"}, "DateTime", {}),
    ],
)
def test_a_custom_attribute_has_its_constraints(attribute: Any, kind: str, constraints: Any) -> None:
    (schema,) = inputs(standard_attributes={}, custom_attributes={"a": attribute})["schemas"]
    assert schema == {
        "name": "a",
        "attribute_data_type": kind,
        "required": False,
        "mutable": False,
        "developer_only_attribute": False,
        **constraints,
    }


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("Shop", "Shop <no-reply@example.com>"),
        ("My Shop 24", "My Shop 24 <no-reply@example.com>"),
        ("Doe, Jane", '"Doe, Jane" <no-reply@example.com>'),
        ('The "Shop"', '"The \\"Shop\\"" <no-reply@example.com>'),
        ("a.b", '"a.b" <no-reply@example.com>'),
        ("Grüße", "=?utf-8?b?R3LDvMOfZQ==?= <no-reply@example.com>"),
        ("", "no-reply@example.com"),
        ('"Doe, Jane"', '"Doe, Jane" <no-reply@example.com>'),
        ('"The \\"Shop\\""', '"The \\"Shop\\"" <no-reply@example.com>'),
        ('"Grüße, Shop"', "=?utf-8?b?R3LDvMOfZSwgU2hvcA==?= <no-reply@example.com>"),
        ("=?utf-8?b?R3LDvMOfZQ==?=", "=?utf-8?b?R3LDvMOfZQ==?= <no-reply@example.com>"),
        ('"', '"\\"" <no-reply@example.com>'),
        ('"a" "b"', '"\\"a\\" \\"b\\"" <no-reply@example.com>'),
    ],
)
def test_a_display_name_is_quoted_or_encoded(name: str, sender: str) -> None:
    assert inputs(email={**SES, "from_name": name})["email_configuration"]["from_email_address"] == sender


@given(st.text(min_size=1).filter(str.isprintable).filter(lambda name: not name.startswith(('"', "=?"))))
def test_any_display_name_can_be_parsed_again(name: str) -> None:
    from email.header import decode_header, make_header  # noqa: PLC0415 -- only this test needs it
    from email.utils import getaddresses  # noqa: PLC0415 -- same

    sender = inputs(email={**SES, "from_name": name})["email_configuration"]["from_email_address"]
    assert sender.isascii()
    ((display, address),) = getaddresses([sender])
    assert address == "no-reply@example.com"
    assert str(make_header(decode_header(display))) == name or name.strip() != name or "  " in name


def test_the_order_of_arguments_does_not_matter() -> None:
    one = {"custom_attributes": {"a": {"type": "string"}, "b": {"type": "number"}}, "mfa": "optional"}
    other = {"mfa": "optional", "custom_attributes": {"b": {"type": "number"}, "a": {"type": "string"}}}
    assert repr(inputs(**one)) == repr(inputs(**other))


class TestSms:
    def test_without_a_role_there_is_no_configuration(self) -> None:
        assert sms_inputs(pool_settings(sns_region="eu-west-1"), None) is None

    def test_an_existing_role_is_used_with_its_external_id(self) -> None:
        settings = pool_settings(sms_role=ROLE, sms_role_external_id="id", sns_region="eu-west-1")
        expected = {"sns_caller_arn": ROLE, "external_id": "id", "sns_region": "eu-west-1"}
        assert sms_inputs(settings, None) == expected

    def test_a_created_role_has_an_external_id(self) -> None:
        made = pool_settings(mfa_second_factor={"sms": True})
        assert sms_inputs(made, ROLE, "users-sms") == {"sns_caller_arn": ROLE, "external_id": "users-sms"}
        named = pool_settings(mfa_second_factor={"sms": True}, sms_role_external_id="mine")
        assert sms_inputs(named, ROLE, "users-sms") == {"sns_caller_arn": ROLE, "external_id": "mine"}

    def test_it_is_an_input_of_the_pool(self) -> None:
        settings = pool_settings(sms_role=ROLE)
        sms = sms_inputs(settings, None)
        assert user_pool_inputs(settings, sms)["sms_configuration"] == {"sns_caller_arn": ROLE}
        assert "sms_configuration" not in user_pool_inputs(settings)
