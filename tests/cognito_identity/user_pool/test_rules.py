"""One class per rule: what violates it, what satisfies it, and that the defaults do."""

from typing import Any

import pytest

from cognito_identity.user_pool import mail_rules, rules
from tests.cognito_identity.planned import Found, pool_problems, pool_settings, said

SES = {"from_email": "no-reply@example.com"}
SMS_ROLE = "arn:aws:iam::123456789012:role/sms"


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_every_rule_is_applied_and_has_its_class_here() -> None:
    classes = {name.removeprefix("Test").lower() for name in globals() if name.startswith("Test")}
    assert {rule.__name__.replace("_", "") for rule in rules.RULES} == classes


def test_every_rule_is_listed() -> None:
    from inspect import getmembers, isgeneratorfunction  # noqa: PLC0415 -- only here

    public = {name for name, member in getmembers(rules, isgeneratorfunction) if not name.startswith("_")}
    public -= {"is_external_id"}  # a rule of one text, which others share
    assert public == {rule.__name__ for rule in rules.RULES}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_defaults_satisfy_every_rule(rule: Any) -> None:
    assert said(rule, pool_settings()) == []


class TestSomeWayToSignIn:
    @pytest.mark.parametrize("aliases", [{}, {"username": False}, {"email": False, "phone": False}])
    def test_no_way_is_refused(self, aliases: Any) -> None:
        ((path, text),) = said(rules.some_way_to_sign_in, pool_settings(sign_in_aliases=aliases))
        assert path == "sign_in_aliases"
        assert "leaves no way to sign in" in text

    @pytest.mark.parametrize("aliases", [{"preferred_username": True}, {"preferred_username": True, "email": True}])
    def test_a_preferred_name_beside_no_user_name_is_refused(self, aliases: Any) -> None:
        found = said(rules.some_way_to_sign_in, pool_settings(sign_in_aliases=aliases))
        assert paths(found) == ["sign_in_aliases.preferred_username"]

    @pytest.mark.parametrize(
        "aliases",
        [{"username": True}, {"email": True}, {"phone": True}, {"username": True, "preferred_username": True}],
    )
    def test_any_way_will_do(self, aliases: Any) -> None:
        assert said(rules.some_way_to_sign_in, pool_settings(sign_in_aliases=aliases)) == []


class TestSecondFactorPresent:
    @pytest.mark.parametrize("mfa", ["required", "optional"])
    @pytest.mark.parametrize("factors", [{}, {"otp": False}, {"otp": False, "sms": False, "email": False}])
    def test_mfa_without_a_factor_is_refused(self, mfa: str, factors: Any) -> None:
        ((path, text),) = said(rules.second_factor_present, pool_settings(mfa=mfa, mfa_second_factor=factors))
        assert path == "mfa_second_factor"
        assert f"while `mfa` is {mfa}" in text

    def test_no_mfa_needs_no_factor(self) -> None:
        assert said(rules.second_factor_present, pool_settings(mfa="off", mfa_second_factor={})) == []

    def test_one_factor_is_enough(self) -> None:
        assert said(rules.second_factor_present, pool_settings(mfa_second_factor={"sms": True})) == []


class TestEmailFactorCanSend:
    def test_cognitos_own_sender_is_refused(self) -> None:
        found = said(rules.email_factor_can_send, pool_settings(mfa_second_factor={"email": True}))
        assert paths(found) == ["mfa_second_factor.email"]
        assert "needs SES" in found[0][1]

    def test_one_way_to_recover_is_refused(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, email=SES, account_recovery="email_only")
        ((path, text),) = said(rules.email_factor_can_send, settings)
        assert path == "account_recovery"
        assert "email_and_phone_without_mfa or phone_without_mfa_and_email" in text

    def test_both_are_told_at_once(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, account_recovery="none")
        assert len(said(rules.email_factor_can_send, settings)) == 2

    def test_ses_and_the_default_recovery_satisfy(self) -> None:
        settings = pool_settings(mfa_second_factor={"email": True}, email=SES)
        assert said(rules.email_factor_can_send, settings) == []

    def test_without_mfa_there_is_no_email_factor(self) -> None:
        assert said(rules.email_factor_can_send, pool_settings(mfa="off", mfa_second_factor={"email": True})) == []


class TestSendingSmsMeansSmsFactor:
    @pytest.mark.parametrize(
        "why",
        [
            {"sign_in_aliases": {"phone": True}},
            {"auto_verify": {"phone": True}},
            {"sign_in_policy": {"allowed_first_auth_factors": {"sms_otp": True}}},
        ],
    )
    def test_verified_phones_beside_another_factor_alone_are_refused(self, why: Any) -> None:
        settings = pool_settings(mfa="optional", mfa_second_factor={"otp": True}, **why)
        ((path, text),) = said(rules.sending_sms_means_sms_factor, settings)
        assert path == "mfa_second_factor.sms"
        assert "set `auto_verify.phone` to false" in text

    @pytest.mark.parametrize("why", [{"sms_role": SMS_ROLE}, {"enable_sms_role": True}])
    def test_an_sms_role_beside_another_factor_alone_is_refused(self, why: Any) -> None:
        settings = pool_settings(mfa_second_factor={"otp": True}, **why)
        ((path, text),) = said(rules.sending_sms_means_sms_factor, settings)
        assert path == "mfa_second_factor.sms"
        assert f"leave `{next(iter(why))}` out" in text

    def test_sms_as_a_factor_satisfies(self) -> None:
        settings = pool_settings(auto_verify={"phone": True}, mfa_second_factor={"sms": True})
        assert said(rules.sending_sms_means_sms_factor, settings) == []

    def test_without_mfa_sms_is_no_factor(self) -> None:
        assert said(rules.sending_sms_means_sms_factor, pool_settings(mfa="off", auto_verify={"phone": True})) == []

    @pytest.mark.parametrize(
        "why", [{"sign_in_aliases": {"phone": True}}, {"sms_role": SMS_ROLE}, {"enable_sms_role": True}]
    )
    def test_where_factors_were_not_named_the_default_gives_way(self, why: Any) -> None:
        assert said(rules.sending_sms_means_sms_factor, pool_settings(**why)) == []


class TestSmsHasARole:
    def test_no_role_for_a_pool_that_sends_sms_is_refused(self) -> None:
        settings = pool_settings(mfa_second_factor={"sms": True}, enable_sms_role=False)
        assert paths(said(rules.sms_has_a_role, settings)) == ["enable_sms_role"]

    def test_a_role_that_is_given_and_switched_off_is_refused_as_in_cdk(self) -> None:
        settings = pool_settings(sms_role=SMS_ROLE, enable_sms_role=False)
        assert paths(said(rules.sms_has_a_role, settings)) == ["enable_sms_role"]

    @pytest.mark.parametrize("role", [{"sms_role": SMS_ROLE}, {"sms_role": SMS_ROLE, "enable_sms_role": True}, {}])
    def test_a_role_of_ones_own_or_a_made_one_satisfies(self, role: Any) -> None:
        assert said(rules.sms_has_a_role, pool_settings(mfa_second_factor={"sms": True}, **role)) == []

    def test_a_pool_without_sms_needs_none(self) -> None:
        assert said(rules.sms_has_a_role, pool_settings(enable_sms_role=False)) == []


class TestRecoveryByPhoneCanSend:
    def test_recovery_by_phone_alone_without_sms_is_refused(self) -> None:
        found = said(rules.recovery_by_phone_can_send, pool_settings(account_recovery="phone_only_without_mfa"))
        assert paths(found) == ["account_recovery"]

    @pytest.mark.parametrize(
        "sms", [{"mfa_second_factor": {"sms": True}}, {"enable_sms_role": True}, {"sms_role": SMS_ROLE}]
    )
    def test_any_sms_satisfies(self, sms: Any) -> None:
        settings = pool_settings(account_recovery="phone_only_without_mfa", **sms)
        assert said(rules.recovery_by_phone_can_send, settings) == []

    def test_two_ways_need_not_both_be_open(self) -> None:
        settings = pool_settings(account_recovery="email_and_phone_without_mfa")
        assert said(rules.recovery_by_phone_can_send, settings) == []


class TestPlanCarriesWhatIsAsked:
    @pytest.mark.parametrize(
        ("args", "asker", "needed"),
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
    def test_a_plan_that_is_too_low_is_refused_and_says_what_needs_more(
        self, args: Any, asker: str, needed: str
    ) -> None:
        ((path, text),) = said(rules.plan_carries_what_is_asked, pool_settings(**args))
        assert path == "feature_plan"
        assert f"`{asker}` needs {needed}" in text
        assert f"use {needed}" in text

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
    def test_a_plan_that_is_high_enough_or_left_open_satisfies(self, args: Any) -> None:
        assert said(rules.plan_carries_what_is_asked, pool_settings(**args)) == []


class TestFirstFactorsFitMfa:
    @pytest.mark.parametrize("factor", ["email_otp", "sms_otp", "passkey"])
    def test_other_first_factors_beside_required_mfa_are_refused(self, factor: str) -> None:
        settings = pool_settings(sign_in_policy={"allowed_first_auth_factors": {factor: True}})
        found = said(rules.first_factors_fit_mfa, settings)
        assert paths(found) == [f"sign_in_policy.allowed_first_auth_factors.{factor}"]

    @pytest.mark.parametrize("mfa", ["optional", "off"])
    def test_beside_other_mfa_they_satisfy(self, mfa: str) -> None:
        allowed = {"email_otp": True, "passkey": True}
        settings = pool_settings(mfa=mfa, sign_in_policy={"allowed_first_auth_factors": allowed})
        assert said(rules.first_factors_fit_mfa, settings) == []

    def test_the_password_cant_be_turned_off(self) -> None:
        settings = pool_settings(sign_in_policy={"allowed_first_auth_factors": {"password": False}})
        found = said(rules.first_factors_fit_mfa, settings)
        assert paths(found) == ["sign_in_policy.allowed_first_auth_factors.password"]


class TestKeptAttributesAreVerified:
    @pytest.mark.parametrize("word", ["email", "phone"])
    def test_what_is_kept_but_not_verified_is_refused(self, word: str) -> None:
        settings = pool_settings(auto_verify={}, keep_original={word: True})
        ((path, text),) = said(rules.kept_attributes_are_verified, settings)
        assert path == f"keep_original.{word}"
        assert f"turn on `auto_verify.{word}`" in text

    def test_what_is_verified_may_be_kept_or_not(self) -> None:
        for keep in ({"email": True}, {"email": False}, {}):
            settings = pool_settings(auto_verify={"email": True}, keep_original=keep)
            assert said(rules.kept_attributes_are_verified, settings) == []


class TestAttributesFitIntoThePool:
    @staticmethod
    def customs(count: int) -> dict[str, Any]:
        return {f"a{index}": {"type": "string"} for index in range(count)}

    def test_51_are_refused_with_both_counts(self) -> None:
        ((path, text),) = said(rules.attributes_fit_into_the_pool, pool_settings(custom_attributes=self.customs(47)))
        assert path == "custom_attributes"
        assert "at most 50 together, and are 47 and 4" in text

    def test_50_fit(self) -> None:
        settings = pool_settings(custom_attributes=self.customs(46))
        assert said(rules.attributes_fit_into_the_pool, settings) == []
        settings = pool_settings(standard_attributes={}, custom_attributes=self.customs(50))
        assert said(rules.attributes_fit_into_the_pool, settings) == []

    def test_the_model_does_not_say_it_again(self) -> None:
        found = pool_problems({"custom_attributes": self.customs(51)})
        assert paths(found) == ["custom_attributes"]


class TestCustomAttributesAreSound:
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
    def test_bounds_that_fit_neither_the_type_nor_each_other_are_refused(self, attribute: Any, path: str) -> None:
        found = said(rules.custom_attributes_are_sound, pool_settings(custom_attributes={"x": attribute}))
        assert paths(found) == [f"custom_attributes.x.{path}"]

    @pytest.mark.parametrize("name", ["custom:x", "dev:x", "dev:custom:x"])
    def test_awss_own_prefixes_are_refused(self, name: str) -> None:
        ((path, text),) = said(
            rules.custom_attributes_are_sound, pool_settings(custom_attributes={name: {"type": "string"}})
        )
        assert path == f"custom_attributes.{name}"
        assert f"call it {name.split(':', 1)[1]}" in text

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
    def test_sound_bounds_satisfy(self, attribute: Any) -> None:
        assert said(rules.custom_attributes_are_sound, pool_settings(custom_attributes={"x": attribute})) == []


class TestMessagesCarryTheirPlaceholders:
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
        found = said(rules.messages_carry_their_placeholders, pool_settings(**args))
        assert paths(found) == [path]

    @pytest.mark.parametrize("factor", ["email_otp", "sms_otp", "passkey"])
    def test_an_invitation_needs_no_password_where_sign_in_needs_none(self, factor: str) -> None:
        invitation = {"email_body": "Welcome, {username}!", "sms_message": "Welcome, {username}!"}
        settings = pool_settings(
            mfa="off", user_invitation=invitation, sign_in_policy={"allowed_first_auth_factors": {factor: True}}
        )
        assert said(rules.messages_carry_their_placeholders, settings) == []
        without_a_name = pool_settings(
            mfa="off",
            user_invitation={"email_body": "Welcome!"},
            sign_in_policy={"allowed_first_auth_factors": {factor: True}},
        )
        ((path, text),) = said(rules.messages_carry_their_placeholders, without_a_name)
        assert path == "user_invitation.email_body"
        assert "must contain {username}" in text

    def test_an_invitation_without_either_is_told_both(self) -> None:
        found = said(rules.messages_carry_their_placeholders, pool_settings(user_invitation={"email_body": "Hi"}))
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
    def test_a_message_with_its_placeholder_satisfies(self, args: Any) -> None:
        assert said(rules.messages_carry_their_placeholders, pool_settings(**args)) == []


class TestSenderIsComplete:
    @pytest.mark.parametrize(
        "key", ["from_name", "ses_region", "configuration_set_name", "ses_verified_domain", "source_arn"]
    )
    def test_ses_settings_without_a_sender_are_refused(self, key: str) -> None:
        found = said(mail_rules.sender_is_complete, pool_settings(email={key: "x"}))
        assert paths(found) == [f"email.{key}"]

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "nobody",
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
    def test_what_is_no_address_is_refused(self, address: str) -> None:
        found = said(mail_rules.sender_is_complete, pool_settings(email={"from_email": address}))
        assert paths(found) == ["email.from_email"]

    def test_a_name_of_several_lines_is_refused(self) -> None:
        email = {**SES, "from_name": "Shop\r\nBcc: everybody@example.com"}
        assert paths(said(mail_rules.sender_is_complete, pool_settings(email=email))) == ["email.from_name"]

    @pytest.mark.parametrize("domain", ["example.org", "other.example.com", "ample.com"])
    def test_an_address_outside_the_verified_domain_is_refused(self, domain: str) -> None:
        found = said(mail_rules.sender_is_complete, pool_settings(email={**SES, "ses_verified_domain": domain}))
        assert paths(found) == ["email.from_email"]
        assert domain in found[0][1]

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
    def test_a_complete_sender_satisfies(self, email: Any) -> None:
        assert said(mail_rules.sender_is_complete, pool_settings(email=email)) == []


@pytest.mark.parametrize("name", ["email", "name", "sub", "email_verified", "zoneinfo"])
def test_a_custom_attribute_can_not_have_the_name_of_one_every_pool_has(name: str) -> None:
    settings = pool_settings(custom_attributes={name: {"type": "string"}})
    assert paths(said(rules.custom_attributes_are_sound, settings)) == [f"custom_attributes.{name}"]


def test_no_first_factor_at_all_is_said_once() -> None:
    found = pool_problems({"sign_in_policy": {"allowed_first_auth_factors": {"password": False}}})
    assert paths(found) == ["sign_in_policy.allowed_first_auth_factors.password"]


class TestDeviceTrackingSaysSomething:
    def test_an_empty_block_is_refused(self) -> None:
        found = said(rules.device_tracking_says_something, pool_settings(device_tracking={}))
        assert paths(found) == ["device_tracking"]

    @pytest.mark.parametrize("word", ["challenge_required_on_new_device", "device_only_remembered_on_user_prompt"])
    def test_one_switch_satisfies(self, word: str) -> None:
        settings = pool_settings(device_tracking={word: False})
        assert said(rules.device_tracking_says_something, settings) == []


def test_a_role_without_text_is_refused() -> None:
    assert paths(said(rules.sms_has_a_role, pool_settings(sms_role=""))) == ["sms_role"]
