"""The explanation of a user pool's settings."""

from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from cognito_identity.user_pool.explanation import explanation
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import pool_settings

FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:ask"


def test_the_default_pool() -> None:
    assert explanation(pool_settings()) == (
        "Users sign in with user name and email address, by default.",
        "First factors: password, by default.",
        "The email address is verified, because users sign in with it.",
        "The old email address is kept until the new one is verified, because it is verified.",
        "MFA is required, by default.",
        "MFA methods: authenticator app, by default.",
        "Account recovery is email_only, by default.",
        "Threat protection is enforced, by default.",
        (
            "Actions: low risk of takeover: NO_ACTION; medium risk of takeover: MFA_REQUIRED; "
            "high risk of takeover: BLOCK; compromised password: BLOCK, because threat protection is enforced."
        ),
        "The feature plan is plus, because advanced_security_mode needs it.",
        "The user pool is retained when it is removed from the program, by default.",
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ({"sign_in_aliases": {"phone": True}}, "Users sign in with phone number, as set by sign_in_aliases."),
        (
            {"sign_in_aliases": {"phone": True}},
            "MFA methods: authenticator app and SMS; AWS offers SMS because the user pool can send it.",
        ),
        ({"sign_in_aliases": {"phone": True}}, "A role for SMS is created, because the user pool sends SMS."),
        ({"enable_sms_role": True, "mfa": "off"}, "A role for SMS is created, as set by enable_sms_role."),
        ({"auto_verify": {"email": True}}, "The email address is verified, as set by auto_verify."),
        (
            {"keep_original": {"email": True}},
            "The old email address is kept until the new one is verified, as set by keep_original.",
        ),
        ({"auto_verify": {}, "keep_original": {}}, "No attribute is verified, as set by auto_verify."),
        (
            {"keep_original": {}},
            "A changed email address or phone number is used before it is verified, as set by keep_original.",
        ),
        (
            {"sign_in_aliases": {"username": True}},
            "No attribute is verified, because users don't sign in with an email address or phone number.",
        ),
        ({"mfa": "off"}, "MFA is off, as set by mfa."),
        ({"mfa": "optional"}, "MFA is optional, as set by mfa."),
        (
            {"mfa_second_factor": {"email": True}},
            (
                "Account recovery is email_and_phone_without_mfa, "
                "because AWS requires email and phone with MFA by email."
            ),
        ),
        ({"mfa_second_factor": {"email": True}}, "MFA methods: email, as set by mfa_second_factor."),
        ({"account_recovery": "none"}, "Account recovery is none, as set by account_recovery."),
        ({"feature_plan": "lite"}, "Threat protection is off, because feature_plan lite doesn't include it."),
        ({"feature_plan": "lite"}, "The feature plan is lite, as set by feature_plan."),
        ({"advanced_security_mode": "off"}, "The feature plan is lite, because no feature needs a higher plan."),
        (
            {"standard_threat_protection_mode": "audit_only"},
            "Threat protection is audit, as set by standard_threat_protection_mode.",
        ),
        (
            {
                "advanced_security_mode": "off",
                "passkey_relying_party_id": "a.com",
                "passkey_user_verification": "required",
            },
            "The feature plan is essentials, because passkey_relying_party_id and passkey_user_verification need it.",
        ),
        (
            {"risk_configuration": {"risk_exception": {"blocked_ip_ranges": ["192.0.2.0/24"]}}},
            "Only IP address exceptions are set, as set by risk_configuration.",
        ),
        (
            {"lambda_triggers": {"custom_sms_sender": FUNCTION}},
            "A KMS key for codes is created, because there is a custom sender.",
        ),
        (
            {"removal_policy": "destroy"},
            "The user pool is retained when it is removed from the program, because deletion_protection is on.",
        ),
        (
            {"removal_policy": "destroy", "deletion_protection": False},
            "The user pool isn't retained, as set by removal_policy and deletion_protection.",
        ),
        ({"sign_in_aliases": {}}, "Users sign in with nothing, as set by sign_in_aliases."),
    ],
)
def test_each_sentence_has_its_reason(args: Any, sentence: str) -> None:
    assert sentence in explanation(pool_settings(**args))


def test_the_component_returns_it() -> None:
    explanations: list[tuple[str, ...]] = []
    deploy(lambda: explanations.append(UserPoolWithMfa("users", {}).explain()))
    assert explanations == [explanation(pool_settings())]


FIRST = {"mfa": "optional", "advanced_security_mode": "off"}


@pytest.mark.parametrize(
    ("args", "sentences"),
    [
        (
            {"sign_in_aliases": {"phone": True}},
            {
                "The phone number is verified, because users sign in with it.",
                "The old phone number is kept until the new one is verified, because it is verified.",
                "Account recovery is phone_only_without_mfa, because only the phone number is verified.",
                "A role for SMS is created, because the user pool sends SMS.",
            },
        ),
        (
            {"sign_in_aliases": {"email": True, "phone": True}},
            {
                "The email address is verified, because users sign in with it.",
                "The phone number is verified, because users sign in with it.",
                "Account recovery is email_only, by default.",
            },
        ),
        (
            {
                "sign_in_aliases": {"username": True},
                "sign_in_policy": {"allowed_first_auth_factors": {"email_otp": True, "sms_otp": True}},
                **FIRST,
            },
            {
                "The email address is verified, because it receives sign-in or MFA codes.",
                "The phone number is verified, because it receives sign-in or MFA codes.",
                "First factors: password and code by email and code by SMS, as set by sign_in_policy.",
                "The feature plan is essentials, because sign_in_policy needs it.",
                "A role for SMS is created, because the user pool sends SMS.",
            },
        ),
        (
            {"sign_in_aliases": {"username": True}, "mfa_second_factor": {"email": True}},
            {"The email address is verified, because it receives sign-in or MFA codes."},
        ),
    ],
)
def test_settings_that_follow_from_sign_in_are_explained(args: Any, sentences: set[str]) -> None:
    assert sentences <= set(explanation(pool_settings(**args)))


def derived_settings(args: Any) -> dict[str, Any]:
    settings = pool_settings(**args)
    names = ("auto_verify", "keep_original", "factors", "first_factors", "account_recovery", "plan", "makes_sms_role")
    return {name: getattr(settings, name) for name in names}


@pytest.mark.parametrize(
    "aliases", [{"email": True}, {"phone": True}, {"username": True}, {"email": True, "phone": True}]
)
def test_every_derived_setting_is_explained(aliases: Any) -> None:
    args = {"sign_in_aliases": aliases}
    if derived_settings(args) != derived_settings({}):
        changed = set(explanation(pool_settings(**args))) - set(explanation(pool_settings()))
        # One sentence is about the argument, the others about settings that follow from it.
        assert len(changed) > 1
