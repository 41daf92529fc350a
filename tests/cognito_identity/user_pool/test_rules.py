"""One class for each rule, with arguments that violate it and arguments that satisfy it."""

from typing import Any

import pytest

from cognito_identity.user_pool import email_rules, rules
from tests.cognito_identity.planned import Found, codes, pool_problems, pool_settings, said

SES = {"from_email": "no-reply@example.com"}
SMS_ROLE = "arn:aws:iam::123456789012:role/sms"


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_every_rule_has_a_test_class() -> None:
    classes = {name.removeprefix("Test").lower() for name in globals() if name.startswith("Test")}
    assert {rule.__name__.replace("_", "") for rule in rules.RULES} == classes


def test_every_rule_is_listed() -> None:
    from inspect import getmembers, isgeneratorfunction  # noqa: PLC0415 -- only here

    public = {name for name, member in getmembers(rules, isgeneratorfunction) if not name.startswith("_")}
    public -= {"is_external_id"}  # a shared check of one value
    assert public == {rule.__name__ for rule in rules.RULES}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_defaults_satisfy_every_rule(rule: Any) -> None:
    assert said(rule, pool_settings()) == []


class TestHasASignInAlias:
    @pytest.mark.parametrize("aliases", [{}, {"username": False}, {"email": False, "phone": False}])
    def test_no_alias_is_refused(self, aliases: Any) -> None:
        found = codes(rules.has_a_sign_in_alias(pool_settings(sign_in_aliases=aliases)))
        assert found == [("sign_in_aliases", "sign-in-alias-missing")]

    @pytest.mark.parametrize("aliases", [{"preferred_username": True}, {"preferred_username": True, "email": True}])
    def test_preferred_username_without_username_is_refused(self, aliases: Any) -> None:
        found = said(rules.has_a_sign_in_alias, pool_settings(sign_in_aliases=aliases))
        assert paths(found) == ["sign_in_aliases.preferred_username"]

    @pytest.mark.parametrize(
        "aliases",
        [{"username": True}, {"email": True}, {"phone": True}, {"username": True, "preferred_username": True}],
    )
    def test_other_aliases_are_accepted(self, aliases: Any) -> None:
        assert said(rules.has_a_sign_in_alias, pool_settings(sign_in_aliases=aliases)) == []


class TestMfaHasAMethod:
    @pytest.mark.parametrize("mfa", ["required", "optional"])
    @pytest.mark.parametrize("factors", [{}, {"otp": False}, {"otp": False, "sms": False, "email": False}])
    def test_mfa_without_a_method_is_refused(self, mfa: str, factors: Any) -> None:
        ((path, text),) = said(rules.mfa_has_a_method, pool_settings(mfa=mfa, mfa_second_factor=factors))
        assert path == "mfa_second_factor"
        assert text == (
            f"mfa_second_factor: has no MFA method, but `mfa` is {mfa}; set `otp` to true, or set `mfa` to off"
        )

    def test_mfa_off_needs_no_method(self) -> None:
        assert said(rules.mfa_has_a_method, pool_settings(mfa="off", mfa_second_factor={})) == []

    def test_one_method_is_enough(self) -> None:
        assert said(rules.mfa_has_a_method, pool_settings(mfa_second_factor={"sms": True})) == []


class TestEmailMfaIsComplete:
    def test_the_default_sender_is_refused(self) -> None:
        found = codes(rules.email_mfa_is_complete(pool_settings(mfa_second_factor={"email": True})))
        assert found == [("mfa_second_factor.email", "email-mfa-without-ses")]

    def test_recovery_by_email_only_is_refused(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, email=SES, account_recovery="email_only")
        ((path, text),) = said(rules.email_mfa_is_complete, settings)
        assert path == "account_recovery"
        assert "email_and_phone_without_mfa or phone_without_mfa_and_email" in text

    def test_both_problems_are_reported(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, account_recovery="none")
        assert len(said(rules.email_mfa_is_complete, settings)) == 2

    def test_ses_and_the_default_recovery_are_accepted(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, email=SES)
        assert said(rules.email_mfa_is_complete, settings) == []

    def test_it_is_not_checked_if_mfa_is_off(self) -> None:
        assert said(rules.email_mfa_is_complete, pool_settings(mfa="off", mfa_second_factor={"email": True})) == []


class TestSmsMfaIsOnIfSmsIsSent:
    @pytest.mark.parametrize(
        "why",
        [
            {"sign_in_aliases": {"phone": True}},
            {"auto_verify": {"phone": True}},
            {"sign_in_policy": {"allowed_first_auth_factors": {"sms_otp": True}}},
        ],
    )
    def test_verified_phone_numbers_without_sms_mfa_are_refused(self, why: Any) -> None:
        settings = pool_settings(mfa="optional", mfa_second_factor={"otp": True}, **why)
        ((path, text),) = said(rules.sms_mfa_is_on_if_sms_is_sent, settings)
        assert path == "mfa_second_factor.sms"
        assert "set `auto_verify.phone` to false" in text

    @pytest.mark.parametrize("why", [{"sms_role": SMS_ROLE}, {"enable_sms_role": True}])
    def test_an_sms_role_without_sms_mfa_is_refused(self, why: Any) -> None:
        settings = pool_settings(mfa_second_factor={"otp": True}, **why)
        ((path, text),) = said(rules.sms_mfa_is_on_if_sms_is_sent, settings)
        assert path == "mfa_second_factor.sms"
        assert f"remove `{next(iter(why))}`" in text

    def test_sms_mfa_is_accepted(self) -> None:
        settings = pool_settings(auto_verify={"phone": True}, mfa_second_factor={"sms": True})
        assert said(rules.sms_mfa_is_on_if_sms_is_sent, settings) == []

    def test_sms_is_accepted_if_mfa_is_off(self) -> None:
        assert said(rules.sms_mfa_is_on_if_sms_is_sent, pool_settings(mfa="off", auto_verify={"phone": True})) == []

    @pytest.mark.parametrize(
        "why", [{"sign_in_aliases": {"phone": True}}, {"sms_role": SMS_ROLE}, {"enable_sms_role": True}]
    )
    def test_the_default_methods_are_accepted(self, why: Any) -> None:
        assert said(rules.sms_mfa_is_on_if_sms_is_sent, pool_settings(**why)) == []


class TestSmsHasARole:
    def test_enable_sms_role_false_is_refused_if_the_pool_sends_sms(self) -> None:
        settings = pool_settings(mfa_second_factor={"sms": True}, enable_sms_role=False)
        assert paths(said(rules.sms_has_a_role, settings)) == ["enable_sms_role"]

    def test_a_role_with_enable_sms_role_false_is_refused(self) -> None:
        settings = pool_settings(sms_role=SMS_ROLE, enable_sms_role=False)
        assert paths(said(rules.sms_has_a_role, settings)) == ["enable_sms_role"]

    @pytest.mark.parametrize("role", [{"sms_role": SMS_ROLE}, {"sms_role": SMS_ROLE, "enable_sms_role": True}, {}])
    def test_an_existing_or_created_role_is_accepted(self, role: Any) -> None:
        assert said(rules.sms_has_a_role, pool_settings(mfa_second_factor={"sms": True}, **role)) == []

    def test_a_pool_without_sms_needs_no_role(self) -> None:
        assert said(rules.sms_has_a_role, pool_settings(enable_sms_role=False)) == []


class TestPhoneRecoveryHasSms:
    def test_recovery_by_phone_without_sms_is_refused(self) -> None:
        found = said(rules.phone_recovery_has_sms, pool_settings(account_recovery="phone_only_without_mfa"))
        assert paths(found) == ["account_recovery"]

    @pytest.mark.parametrize(
        "sms", [{"mfa_second_factor": {"sms": True}}, {"enable_sms_role": True}, {"sms_role": SMS_ROLE}]
    )
    def test_recovery_by_phone_with_sms_is_accepted(self, sms: Any) -> None:
        settings = pool_settings(account_recovery="phone_only_without_mfa", **sms)
        assert said(rules.phone_recovery_has_sms, settings) == []

    def test_recovery_by_email_and_phone_needs_no_sms(self) -> None:
        settings = pool_settings(account_recovery="email_and_phone_without_mfa")
        assert said(rules.phone_recovery_has_sms, settings) == []


class TestFeaturePlanIsHighEnough:
    @pytest.mark.parametrize(
        ("args", "argument", "needed"),
        [
            ({"feature_plan": "essentials", "advanced_security_mode": "enforced"}, "advanced_security_mode", "plus"),
            ({"feature_plan": "lite", "advanced_security_mode": "audit"}, "advanced_security_mode", "plus"),
            (
                {"feature_plan": "lite", "mfa_second_factor": {"email": True}, "email": SES},
                "mfa_second_factor.email",
                "essentials",
            ),
            (
                {"feature_plan": "lite", "password_policy": {"password_history_size": 1}},
                "password_policy.password_history_size",
                "essentials",
            ),
            (
                {
                    "feature_plan": "lite",
                    "mfa": "optional",
                    "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True}},
                },
                "sign_in_policy",
                "essentials",
            ),
        ],
    )
    def test_a_plan_that_is_too_low_is_refused(self, args: Any, argument: str, needed: str) -> None:
        (problem,) = rules.feature_plan_is_high_enough(pool_settings(**args))
        assert (problem.path, problem.code) == (("feature_plan",), "feature-plan-too-low")
        assert problem.related == (argument,)
        assert problem.hint == f"use {needed}, remove `feature_plan`, or remove `{argument}`"

    @pytest.mark.parametrize(
        "args",
        [
            {"feature_plan": "lite"},
            {"feature_plan": "essentials", "password_policy": {"password_history_size": 24}},
            {"feature_plan": "plus", "advanced_security_mode": "enforced"},
            {"feature_plan": "lite", "password_policy": {"password_history_size": 0}},
            {"password_policy": {"password_history_size": 24}, "advanced_security_mode": "off"},
        ],
    )
    def test_a_plan_that_is_high_enough_or_not_set_is_accepted(self, args: Any) -> None:
        assert said(rules.feature_plan_is_high_enough, pool_settings(**args)) == []


class TestFirstFactorsAreAllowed:
    @pytest.mark.parametrize("factor", ["email_otp", "sms_otp", "passkey"])
    def test_other_first_factors_with_required_mfa_are_refused(self, factor: str) -> None:
        settings = pool_settings(sign_in_policy={"allowed_first_auth_factors": {factor: True}})
        found = said(rules.first_factors_are_allowed, settings)
        assert paths(found) == [f"sign_in_policy.allowed_first_auth_factors.{factor}"]

    @pytest.mark.parametrize("mfa", ["optional", "off"])
    def test_other_first_factors_without_required_mfa_are_accepted(self, mfa: str) -> None:
        allowed = {"email_otp": True, "passkey": True}
        settings = pool_settings(mfa=mfa, sign_in_policy={"allowed_first_auth_factors": allowed})
        assert said(rules.first_factors_are_allowed, settings) == []

    def test_the_password_cant_be_turned_off(self) -> None:
        settings = pool_settings(sign_in_policy={"allowed_first_auth_factors": {"password": False}})
        found = said(rules.first_factors_are_allowed, settings)
        assert paths(found) == ["sign_in_policy.allowed_first_auth_factors.password"]


class TestKeptAttributesAreVerified:
    @pytest.mark.parametrize("word", ["email", "phone"])
    def test_keeping_an_unverified_attribute_is_refused(self, word: str) -> None:
        settings = pool_settings(auto_verify={}, keep_original={word: True})
        ((path, text),) = said(rules.kept_attributes_are_verified, settings)
        assert path == f"keep_original.{word}"
        assert f"set `auto_verify.{word}` to true" in text

    def test_a_verified_attribute_is_accepted(self) -> None:
        for keep in ({"email": True}, {"email": False}, {}):
            settings = pool_settings(auto_verify={"email": True}, keep_original=keep)
            assert said(rules.kept_attributes_are_verified, settings) == []


class TestAttributeCountIsAllowed:
    @staticmethod
    def customs(count: int) -> dict[str, Any]:
        return {f"a{index}": {"type": "string"} for index in range(count)}

    def test_51_attributes_are_refused(self) -> None:
        ((path, text),) = said(rules.attribute_count_is_allowed, pool_settings(custom_attributes=self.customs(47)))
        assert path == "custom_attributes"
        assert text == (
            "custom_attributes: must have at most 46 items: AWS allows 50 attributes, 4 are standard ones, got 47; "
            "remove some"
        )

    def test_50_attributes_are_accepted(self) -> None:
        settings = pool_settings(custom_attributes=self.customs(46))
        assert said(rules.attribute_count_is_allowed, settings) == []
        settings = pool_settings(standard_attributes={}, custom_attributes=self.customs(50))
        assert said(rules.attribute_count_is_allowed, settings) == []

    def test_the_api_model_does_not_report_it_again(self) -> None:
        found = pool_problems({"custom_attributes": self.customs(51)})
        assert paths(found) == ["custom_attributes"]


class TestCustomAttributesAreValid:
    @pytest.mark.parametrize(
        ("attribute", "path"),
        [
            ({"type": "number", "min_len": 1}, "min_len"),
            ({"type": "boolean", "max_len": 1}, "max_len"),
            ({"type": "string", "min": 1}, "min"),
            ({"type": "datetime", "max": 1}, "max"),
            ({"type": "string", "min_len": 5, "max_len": 4}, "min_len"),
            ({"type": "number", "min": 5, "max": 4}, "min"),
            ({"type": "number", "min": 0, "max": -1}, "min"),
            ({"type": "string", "min_len": -1}, "min_len"),
            ({"type": "string", "max_len": 2049}, "max_len"),
            ({"type": "string", "max_len": -1}, "max_len"),
        ],
    )
    def test_invalid_limits_are_refused(self, attribute: Any, path: str) -> None:
        found = said(rules.custom_attributes_are_valid, pool_settings(custom_attributes={"x": attribute}))
        assert paths(found) == [f"custom_attributes.x.{path}"]

    @pytest.mark.parametrize("name", ["custom:x", "dev:x", "dev:custom:x"])
    def test_prefixes_of_aws_are_refused(self, name: str) -> None:
        ((path, text),) = said(
            rules.custom_attributes_are_valid, pool_settings(custom_attributes={name: {"type": "string"}})
        )
        assert path == f"custom_attributes.{name}"
        assert f"rename it to {name.split(':', 1)[1]}" in text

    @pytest.mark.parametrize(
        "attribute",
        [
            {"type": "string", "min_len": 0, "max_len": 2048},
            {"type": "string", "min_len": 5, "max_len": 5},
            {"type": "number", "min": -5, "max": -5},
            {"type": "number", "max": -5},
            {"type": "number", "min": 5},
            {"type": "boolean"},
            {"type": "datetime", "mutable": True, "developer_only": True},
        ],
    )
    def test_valid_limits_are_accepted(self, attribute: Any) -> None:
        assert said(rules.custom_attributes_are_valid, pool_settings(custom_attributes={"x": attribute})) == []


class TestMessagesHaveTheirPlaceholders:
    @pytest.mark.parametrize(
        ("args", "path"),
        [
            ({"user_verification": {"email_body": "Welcome"}}, "user_verification.email_body"),
            ({"user_verification": {"email_body": ""}}, "user_verification.email_body"),
            ({"user_verification": {"email_body": "{##Verify##}"}}, "user_verification.email_body"),
            (
                {"user_verification": {"email_style": "link", "email_body": "Your link: {##}"}},
                "user_verification.email_body",
            ),
            ({"user_verification": {"email_style": "link", "email_body": "##} {##"}}, "user_verification.email_body"),
            ({"user_verification": {"sms_message": "Welcome"}}, "user_verification.sms_message"),
            ({"mfa_message": "Welcome"}, "mfa_message"),
            ({"email_mfa": {"message": "Welcome"}}, "email_mfa.message"),
            ({"user_invitation": {"email_body": "{username}"}}, "user_invitation.email_body"),
            ({"user_invitation": {"email_body": "{####}"}}, "user_invitation.email_body"),
            ({"user_invitation": {"sms_message": "{username}"}}, "user_invitation.sms_message"),
        ],
    )
    def test_a_message_without_its_placeholder_is_refused(self, args: Any, path: str) -> None:
        found = said(rules.messages_have_their_placeholders, pool_settings(**args))
        assert paths(found) == [path]

    @pytest.mark.parametrize("factor", ["email_otp", "sms_otp", "passkey"])
    def test_an_invitation_needs_no_password_with_other_first_factors(self, factor: str) -> None:
        invitation = {"email_body": "Welcome, {username}!", "sms_message": "Welcome, {username}!"}
        settings = pool_settings(
            mfa="off", user_invitation=invitation, sign_in_policy={"allowed_first_auth_factors": {factor: True}}
        )
        assert said(rules.messages_have_their_placeholders, settings) == []
        without_a_name = pool_settings(
            mfa="off",
            user_invitation={"email_body": "Welcome!"},
            sign_in_policy={"allowed_first_auth_factors": {factor: True}},
        )
        found = codes(rules.messages_have_their_placeholders(without_a_name))
        assert found == [("user_invitation.email_body", "message-placeholder")]

    def test_two_missing_placeholders_are_two_problems(self) -> None:
        found = said(rules.messages_have_their_placeholders, pool_settings(user_invitation={"email_body": "Hi"}))
        assert len(found) == 2

    @pytest.mark.parametrize(
        "args",
        [
            {"user_verification": {"email_body": "{####}"}},
            {"user_verification": {"email_style": "link", "email_body": "Follow {##this##}"}},
            {"user_verification": {"email_style": "link"}},
            {"mfa_message": "Code {####}"},
            {"email_mfa": {"subject": "Code", "message": "Code {####}"}},
            {"user_invitation": {"email_body": "{username} {####}", "sms_message": "{username} {####}"}},
            {"user_invitation": {"email_subject": "Welcome"}},
            {"user_verification": {"email_style": "link", "email_body": "Confirm: {####}"}},
        ],
    )
    def test_a_message_with_its_placeholder_is_accepted(self, args: Any) -> None:
        assert said(rules.messages_have_their_placeholders, pool_settings(**args)) == []


class TestSenderIsComplete:
    @pytest.mark.parametrize(
        "key", ["from_name", "ses_region", "configuration_set_name", "ses_verified_domain", "source_arn"]
    )
    def test_ses_options_without_a_sender_are_refused(self, key: str) -> None:
        found = said(email_rules.sender_is_complete, pool_settings(email={key: "x"}))
        assert paths(found) == [f"email.{key}"]

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "no-reply",
            "@",
            "a@",
            "@b",
            "a b@example.com",
            "a@example.com\r\nBcc: x@y",
            "<a@b>",
            "a@b,c@d",
            "ü@b",
        ],
    )
    def test_an_invalid_address_is_refused(self, address: str) -> None:
        found = said(email_rules.sender_is_complete, pool_settings(email={"from_email": address}))
        assert paths(found) == ["email.from_email"]

    def test_a_display_name_with_a_line_break_is_refused(self) -> None:
        email = {**SES, "from_name": "Shop\r\nBcc: all@example.com"}
        assert paths(said(email_rules.sender_is_complete, pool_settings(email=email))) == ["email.from_name"]

    @pytest.mark.parametrize("domain", ["example.org", "other.example.com", "ample.com"])
    def test_an_address_outside_the_verified_domain_is_refused(self, domain: str) -> None:
        settings = pool_settings(email={**SES, "ses_verified_domain": domain})
        assert codes(email_rules.sender_is_complete(settings)) == [("email.from_email", "email-domain-mismatch")]

    @pytest.mark.parametrize(
        "email",
        [
            {},
            {"reply_to": "help@example.com"},
            SES,
            {**SES, "from_name": "Grüße, Shop", "ses_region": "us-east-1", "ses_verified_domain": "example.com"},
            {"from_email": "no-reply@mail.Example.com", "ses_verified_domain": "example.COM"},
        ],
    )
    def test_a_complete_sender_is_accepted(self, email: Any) -> None:
        assert said(email_rules.sender_is_complete, pool_settings(email=email)) == []


@pytest.mark.parametrize("name", ["email", "name", "sub", "email_verified", "zoneinfo"])
def test_a_custom_attribute_with_a_name_of_aws_is_refused(name: str) -> None:
    settings = pool_settings(custom_attributes={name: {"type": "string"}})
    assert paths(said(rules.custom_attributes_are_valid, settings)) == [f"custom_attributes.{name}"]


def test_no_first_factor_is_one_problem() -> None:
    found = pool_problems({"sign_in_policy": {"allowed_first_auth_factors": {"password": False}}})
    assert paths(found) == ["sign_in_policy.allowed_first_auth_factors.password"]


class TestDeviceTrackingIsNotEmpty:
    def test_an_empty_mapping_is_refused(self) -> None:
        found = said(rules.device_tracking_is_not_empty, pool_settings(device_tracking={}))
        assert paths(found) == ["device_tracking"]

    @pytest.mark.parametrize("word", ["challenge_required_on_new_device", "device_only_remembered_on_user_prompt"])
    def test_one_option_is_accepted(self, word: str) -> None:
        settings = pool_settings(device_tracking={word: False})
        assert said(rules.device_tracking_is_not_empty, settings) == []


def test_an_empty_sms_role_is_refused() -> None:
    assert paths(said(rules.sms_has_a_role, pool_settings(sms_role=""))) == ["sms_role"]
