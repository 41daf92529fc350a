"""The defaults of a user pool, and the arguments that override them."""

from typing import Any

import pytest

from cognito_identity.enums import AccountRecovery, AdvancedSecurityMode, FeaturePlan, Mfa, RemovalPolicy
from cognito_identity.user_pool.settings import UserPoolSettings
from tests.cognito_identity.planned import pool_problems, pool_settings

DEFAULT = pool_settings()
SES = {"from_email": "no-reply@example.com"}


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("aliases", {"username", "email"}),
        ("case_sensitive", False),
        ("self_sign_up", False),
        ("auto_verify", ("email",)),
        ("keep_original", ("email",)),
        ("mfa", Mfa.REQUIRED),
        ("factors", {"otp"}),
        ("first_factors", ("PASSWORD",)),
        ("account_recovery", AccountRecovery.EMAIL_ONLY),
        ("plan", FeaturePlan.PLUS),
        ("sends_sms", False),
        ("makes_sms_role", False),
        ("uses_ses", False),
        ("deletion_protection", True),
        ("removal_policy", RemovalPolicy.RETAIN),
        ("retained", True),
        ("tags", {}),
    ],
)
def test_defaults(setting: str, expected: Any) -> None:
    assert getattr(DEFAULT, setting) == expected


def test_the_default_password_policy() -> None:
    assert DEFAULT.password_policy == {
        "min_length": 8,
        "require_lowercase": True,
        "require_uppercase": True,
        "require_digits": True,
        "require_symbols": True,
        "temp_password_validity_days": 3,
    }


def test_the_default_attributes() -> None:
    found = {attribute.name: (attribute.required, attribute.mutable) for attribute in DEFAULT.attributes}
    assert found == {
        "email": (True, True),
        "family_name": (True, True),
        "given_name": (True, True),
        "phone_number": (False, True),
    }


def test_password_policy_is_merged_with_the_default() -> None:
    policy = pool_settings(password_policy={"min_length": 14, "require_symbols": False}).password_policy
    assert policy == {**DEFAULT.password_policy, "min_length": 14, "require_symbols": False}


@pytest.mark.parametrize(
    ("args", "setting", "expected"),
    [
        ({"sign_in_aliases": {"email": True}}, "aliases", {"email"}),
        ({"sign_in_aliases": {}}, "aliases", set()),
        ({"standard_attributes": {}}, "attributes", ()),
        ({"mfa_second_factor": {"sms": True}}, "factors", {"sms"}),
        ({"mfa_second_factor": {}}, "factors", set()),
        ({"auto_verify": {}}, "auto_verify", ()),
        ({"auto_verify": {"email": True}, "keep_original": {}}, "keep_original", ()),
    ],
)
def test_other_mappings_replace_the_default(args: Any, setting: str, expected: Any) -> None:
    assert getattr(pool_settings(**args), setting) == expected


@pytest.mark.parametrize(
    ("aliases", "verified"),
    [
        ({"username": True}, ()),
        ({"email": True}, ("email",)),
        ({"phone": True}, ("phone_number",)),
        ({"email": True, "phone": True}, ("email", "phone_number")),
        ({"email": False, "phone": True}, ("phone_number",)),
    ],
)
def test_auto_verify_and_keep_original_follow_the_aliases(aliases: Any, verified: tuple[str, ...]) -> None:
    settings = pool_settings(sign_in_aliases=aliases)
    assert settings.auto_verify == verified
    assert settings.keep_original == verified


@pytest.mark.parametrize("args", [{"mfa": "off"}, {"mfa": "off", "mfa_second_factor": {"otp": True}}])
def test_without_mfa_there_are_no_mfa_methods(args: Any) -> None:
    assert pool_settings(**args).factors == set()


@pytest.mark.parametrize(
    ("args", "added"),
    [
        ({"sign_in_aliases": {"phone": True}}, True),
        ({"auto_verify": {"phone": True}}, True),
        ({"enable_sms_role": True}, True),
        ({"sms_role": "arn:aws:iam::123456789012:role/sms"}, True),
        ({"mfa": "optional", "sign_in_policy": {"allowed_first_auth_factors": {"sms_otp": True}}}, True),
        ({"enable_sms_role": False}, False),
        ({}, False),
    ],
)
def test_sms_is_a_default_mfa_method_if_the_pool_can_send_sms(args: Any, added: bool) -> None:
    settings = pool_settings(**args)
    assert settings.factors == ({"otp", "sms"} if added else {"otp"})
    assert settings.sends_sms == added
    assert pool_problems(args) == []


@pytest.mark.parametrize(
    ("args", "makes"),
    [
        ({"mfa_second_factor": {"sms": True}}, True),
        ({"mfa_second_factor": {"sms": True}, "enable_sms_role": True}, True),
        ({"mfa_second_factor": {"sms": True}, "sms_role": "arn"}, False),
        ({"mfa_second_factor": {"sms": True}, "sms_role": "arn", "enable_sms_role": True}, False),
        ({"mfa_second_factor": {"sms": True}, "enable_sms_role": False}, False),
        ({"enable_sms_role": True}, True),
        ({}, False),
    ],
)
def test_an_sms_role_is_created_if_needed(args: Any, makes: bool) -> None:
    assert pool_settings(**args).makes_sms_role is makes


def test_recovery_uses_email_and_phone_with_mfa_by_email() -> None:
    settings = pool_settings(mfa_second_factor={"email": True}, email=SES)
    assert settings.account_recovery is AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA


PLANS: list[tuple[Any, AdvancedSecurityMode, FeaturePlan]] = [
    ({}, AdvancedSecurityMode.ENFORCED, FeaturePlan.PLUS),
    ({"feature_plan": "lite"}, AdvancedSecurityMode.OFF, FeaturePlan.LITE),
    ({"feature_plan": "essentials"}, AdvancedSecurityMode.OFF, FeaturePlan.ESSENTIALS),
    ({"feature_plan": "plus"}, AdvancedSecurityMode.ENFORCED, FeaturePlan.PLUS),
    ({"advanced_security_mode": "off"}, AdvancedSecurityMode.OFF, FeaturePlan.LITE),
    ({"advanced_security_mode": "audit"}, AdvancedSecurityMode.AUDIT, FeaturePlan.PLUS),
    ({"advanced_security_mode": "off", "feature_plan": "plus"}, AdvancedSecurityMode.OFF, FeaturePlan.PLUS),
    (
        {"advanced_security_mode": "off", "password_policy": {"password_history_size": 1}},
        AdvancedSecurityMode.OFF,
        FeaturePlan.ESSENTIALS,
    ),
    (
        {"advanced_security_mode": "off", "password_policy": {"password_history_size": 0}},
        AdvancedSecurityMode.OFF,
        FeaturePlan.LITE,
    ),
    (
        {"advanced_security_mode": "off", "mfa_second_factor": {"email": True}, "email": SES},
        AdvancedSecurityMode.OFF,
        FeaturePlan.ESSENTIALS,
    ),
    (
        {
            "advanced_security_mode": "off",
            "mfa": "optional",
            "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}},
        },
        AdvancedSecurityMode.OFF,
        FeaturePlan.ESSENTIALS,
    ),
]


@pytest.mark.parametrize(("args", "mode", "plan"), PLANS)
def test_the_default_plan_is_the_lowest_one_and_a_lower_plan_turns_protection_off(
    args: Any, mode: AdvancedSecurityMode, plan: FeaturePlan
) -> None:
    settings = pool_settings(**args)
    assert (settings.protection.standard, settings.plan) == (mode, plan)
    assert pool_problems(args) == []


@pytest.mark.parametrize(
    ("args", "mode"),
    [
        ({}, "enforced"),
        ({"advanced_security_mode": "audit"}, "audit"),
        ({"advanced_security_mode": "off"}, None),
        ({"feature_plan": "essentials"}, None),
        ({"custom_threat_protection_mode": "audit_only"}, "audit"),
    ],
)
def test_custom_sign_in_has_the_mode_of_other_sign_ins(args: Any, mode: str | None) -> None:
    arn = "arn:aws:lambda:eu-central-1:123456789012:function:f"
    assert pool_settings(**args, lambda_triggers={"define_auth_challenge": arn}).protection.custom == mode
    asked = args.get("custom_threat_protection_mode")
    assert pool_settings(**args, lambda_triggers={"pre_sign_up": arn}).protection.custom == ("audit" if asked else None)


def test_first_factors_have_a_stable_order() -> None:
    allowed = {"passkey": True, "email_otp": True, "sms_otp": False}
    settings = pool_settings(sign_in_policy={"allowed_first_auth_factors": allowed})
    assert settings.first_factors == ("PASSWORD", "EMAIL_OTP", "WEB_AUTHN")


class TestVerificationMessage:
    @staticmethod
    def body(settings: UserPoolSettings) -> str:
        return str(settings.verification["email_body"])

    def test_the_default_body_has_a_code(self) -> None:
        assert "{####}" in self.body(DEFAULT)

    def test_the_default_body_follows_the_style(self) -> None:
        assert "{##Verify Email##}" in self.body(pool_settings(user_verification={"email_style": "link"}))

    def test_arguments_override_the_default(self) -> None:
        settings = pool_settings(user_verification={"email_subject": "S", "email_body": "{####}", "sms_message": "X"})
        assert (settings.verification["email_subject"], self.body(settings)) == ("S", "{####}")
        assert settings.verification["sms_message"] == "X"


class TestAttributes:
    def test_attributes_have_a_stable_order_and_a_path(self) -> None:
        settings = pool_settings(
            standard_attributes={"website": {"required": True}, "nickname": {}, "address": {"mutable": False}},
            custom_attributes={"zeta": {"type": "string"}, "alpha": {"type": "number"}},
        )
        assert [attribute.name for attribute in settings.attributes] == [
            "address",
            "nickname",
            "website",
            "alpha",
            "zeta",
        ]
        assert settings.attribute_paths == (
            ("standard_attributes", "address"),
            ("standard_attributes", "website"),
            ("custom_attributes", "alpha"),
            ("custom_attributes", "zeta"),
        )

    def test_the_defaults_of_a_custom_attribute(self) -> None:
        (attribute,) = pool_settings(standard_attributes={}, custom_attributes={"a": {"type": "string"}}).attributes
        assert (attribute.mutable, attribute.required, attribute.developer_only) == (False, False, False)
        assert (attribute.low, attribute.high) == (0, 2048)

    @pytest.mark.parametrize(
        ("wanted", "bounds"),
        [
            ({"type": "string", "min_len": 1}, (1, 2048)),
            ({"type": "string", "max_len": 0}, (0, 0)),
            ({"type": "number", "min": 0}, (0, None)),
            ({"type": "number"}, (None, None)),
            ({"type": "boolean"}, (None, None)),
            ({"type": "datetime"}, (None, None)),
        ],
    )
    def test_the_limits_of_a_custom_attribute(self, wanted: Any, bounds: Any) -> None:
        (attribute,) = pool_settings(standard_attributes={}, custom_attributes={"a": wanted}).attributes
        assert (attribute.low, attribute.high) == bounds


@pytest.mark.parametrize(
    ("args", "verified"),
    [
        ({"sign_in_aliases": {"username": True}}, ()),
        ({"sign_in_aliases": {"username": True}, "mfa_second_factor": {"email": True}}, ("email",)),
        ({"sign_in_aliases": {"username": True}, "mfa_second_factor": {"email": True}, "mfa": "off"}, ()),
        ({"mfa_second_factor": {"otp": True, "sms": True}}, ("email", "phone_number")),
        ({"mfa_second_factor": {"otp": True, "sms": False}}, ("email",)),
        ({"mfa_second_factor": {"sms": True}, "mfa": "optional"}, ("email", "phone_number")),
        ({"mfa_second_factor": {"sms": True}, "mfa": "off"}, ("email",)),
        ({"mfa_second_factor": {"sms": True}, "auto_verify": {"email": True}}, ("email",)),
        ({"enable_sms_role": True}, ("email", "phone_number")),
        ({"enable_sms_role": True, "mfa": "off"}, ("email",)),
        ({"sms_role": "arn:aws:iam::123456789012:role/sms"}, ("email", "phone_number")),
        ({"sign_in_policy": {"allowed_first_auth_factors": {"sms_otp": True}}}, ("email", "phone_number")),
        ({"sign_in_policy": {"allowed_first_auth_factors": {"sms_otp": True}}, "auto_verify": {}}, ()),
    ],
)
def test_attributes_that_receive_codes_are_verified(args: Any, verified: tuple[str, ...]) -> None:
    settings = pool_settings(**args)
    assert settings.auto_verify == verified
    assert settings.keep_original == verified


@pytest.mark.parametrize(
    ("args", "recovery"),
    [
        ({"sign_in_aliases": {"phone": True}}, "phone_only_without_mfa"),
        ({"sign_in_aliases": {"phone": True}, "account_recovery": "none"}, "none"),
        ({"sign_in_aliases": {"phone": True}, "auto_verify": {"email": True, "phone": True}}, "email_only"),
        ({"sign_in_aliases": {"phone": True}, "auto_verify": {}}, "email_only"),
        ({"sign_in_aliases": {"phone": True, "email": True}}, "email_only"),
    ],
)
def test_recovery_is_by_phone_if_only_the_phone_number_is_verified(args: Any, recovery: str) -> None:
    assert pool_settings(**args).account_recovery.value == recovery
