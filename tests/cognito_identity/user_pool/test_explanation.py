"""What a pool says of itself."""

from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from cognito_identity.user_pool.explanation import explanation
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import pool_settings

FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:ask"


def test_the_default_pool_explains_itself() -> None:
    assert explanation(pool_settings()) == (
        "People sign in with user name and e-mail address, by default.",
        "A sign-in begins with password, by default.",
        "The e-mail address is verified, because people sign in with it.",
        "The old e-mail address stays until the new one is verified, because it is verified.",
        "A second factor is required, by default.",
        "It is shown by authenticator app, by default.",
        "A lost password is recovered by email_only, by default.",
        "Threat protection is enforced, by default.",
        (
            "low risk of takeover: NO_ACTION; medium risk of takeover: MFA_REQUIRED; high risk of takeover: BLOCK; "
            "leaked password: BLOCK, because threat protection is enforced."
        ),
        "The feature plan is plus, because advanced_security_mode needs it.",
        "The pool is kept when it leaves the program, by default.",
    )


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ({"sign_in_aliases": {"phone": True}}, "People sign in with phone number, as sign_in_aliases says."),
        (
            {"sign_in_aliases": {"phone": True}},
            "It is shown by authenticator app and SMS, SMS because AWS offers it wherever a pool can send it.",
        ),
        ({"sign_in_aliases": {"phone": True}}, "A role for SMS is made, because the pool sends SMS."),
        ({"enable_sms_role": True, "mfa": "off"}, "A role for SMS is made, as enable_sms_role says."),
        ({"auto_verify": {"email": True}}, "The e-mail address is verified, as auto_verify says."),
        (
            {"keep_original": {"email": True}},
            "The old e-mail address stays until the new one is verified, as keep_original says.",
        ),
        ({"auto_verify": {}, "keep_original": {}}, "Nothing is verified by a message, as auto_verify says."),
        ({"keep_original": {}}, "A changed address counts before it is verified, as keep_original says."),
        (
            {"sign_in_aliases": {"username": True}},
            "Nothing is verified by a message, because people sign in with neither e-mail address nor phone number.",
        ),
        ({"mfa": "off"}, "There is no second factor, as mfa says."),
        ({"mfa": "optional"}, "A second factor is optional, as mfa says."),
        (
            {"mfa_second_factor": {"email": True}},
            (
                "A lost password is recovered by email_and_phone_without_mfa, "
                "because e-mail is a second factor and AWS wants two ways then."
            ),
        ),
        ({"mfa_second_factor": {"email": True}}, "It is shown by e-mail, as mfa_second_factor says."),
        ({"account_recovery": "none"}, "A lost password is recovered by none, as account_recovery says."),
        ({"feature_plan": "lite"}, "Threat protection is off, because feature_plan lite has none."),
        ({"feature_plan": "lite"}, "The feature plan is lite, as feature_plan says."),
        ({"advanced_security_mode": "off"}, "The feature plan is lite, because nothing needs more."),
        (
            {"standard_threat_protection_mode": "audit_only"},
            "Threat protection is audit, as standard_threat_protection_mode says.",
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
            "Addresses are always blocked or never looked at, as risk_configuration says.",
        ),
        (
            {"lambda_triggers": {"custom_sms_sender": FUNCTION}},
            "A key for codes is made, because a custom sender has to decrypt them.",
        ),
        (
            {"removal_policy": "destroy"},
            "The pool is kept when it leaves the program, because deletion_protection is on.",
        ),
        (
            {"removal_policy": "destroy", "deletion_protection": False},
            "The pool can be deleted once it is released, as removal_policy and deletion_protection say.",
        ),
        ({"sign_in_aliases": {}}, "People sign in with nothing, as sign_in_aliases says."),
    ],
)
def test_each_decision_says_what_it_came_from(args: Any, sentence: str) -> None:
    assert sentence in explanation(pool_settings(**args))


def test_the_component_hands_it_out() -> None:
    said: list[tuple[str, ...]] = []
    deploy(lambda: said.append(UserPoolWithMfa("people", {}).explain()))
    assert said == [explanation(pool_settings())]


FIRST = {"mfa": "optional", "advanced_security_mode": "off"}


@pytest.mark.parametrize(
    ("args", "sentences"),
    [
        (
            {"sign_in_aliases": {"phone": True}},
            {
                "The phone number is verified, because people sign in with it.",
                "The old phone number stays until the new one is verified, because it is verified.",
                "A lost password is recovered by phone_only_without_mfa, because only the phone number is verified.",
                "A role for SMS is made, because the pool sends SMS.",
            },
        ),
        (
            {"sign_in_aliases": {"email": True, "phone": True}},
            {
                "The e-mail address is verified, because people sign in with it.",
                "The phone number is verified, because people sign in with it.",
                "A lost password is recovered by email_only, by default.",
            },
        ),
        (
            {
                "sign_in_aliases": {"username": True},
                "sign_in_policy": {"allowed_first_auth_factors": {"email_otp": True, "sms_otp": True}},
                **FIRST,
            },
            {
                "The e-mail address is verified, because codes to sign in with go there.",
                "The phone number is verified, because codes to sign in with go there.",
                "A sign-in begins with password and code by e-mail and code by SMS, as sign_in_policy says.",
                "The feature plan is essentials, because sign_in_policy needs it.",
                "A role for SMS is made, because the pool sends SMS.",
            },
        ),
        (
            {"sign_in_aliases": {"username": True}, "mfa_second_factor": {"email": True}},
            {"The e-mail address is verified, because codes to sign in with go there."},
        ),
    ],
)
def test_everything_that_follows_from_how_people_sign_in_is_told(args: Any, sentences: set[str]) -> None:
    assert sentences <= set(explanation(pool_settings(**args)))


def decided(args: Any) -> dict[str, Any]:
    settings = pool_settings(**args)
    names = ("auto_verify", "keep_original", "factors", "first_factors", "account_recovery", "plan", "makes_sms_role")
    return {name: getattr(settings, name) for name in names}


@pytest.mark.parametrize(
    "aliases", [{"email": True}, {"phone": True}, {"username": True}, {"email": True, "phone": True}]
)
def test_what_differs_from_the_default_pool_differs_in_what_is_told(aliases: Any) -> None:
    args = {"sign_in_aliases": aliases}
    if decided(args) != decided({}):
        followed = set(explanation(pool_settings(**args))) - set(explanation(pool_settings()))
        # The first is what was said; the rest is what followed from it.
        assert len(followed) > 1
