"""Warnings for arguments that AWS accepts but that have no effect."""

from typing import Any

import pytest

from cognito_identity import UserPoolWithMfa
from cognito_identity.user_pool import warnings as rules
from cognito_identity.user_pool.settings import user_pool_settings
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import pool_problems, pool_settings, said

LOGS = {"log_group_arn": "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/vendedlogs/auth"}
ROLE = "arn:aws:iam::123456789012:role/sms"
SES = {"from_email": "no-reply@example.com"}
ARN = "arn:aws:ses:eu-central-1:123456789012:identity/example.com"
NOTIFY = {"notify_configuration": {"from_email": "no-reply@example.com"}}
OFF = {"advanced_security_mode": "off"}
FIRST = {"mfa": "optional", **OFF}


def first(**factors: bool) -> dict[str, Any]:
    return {**FIRST, "sign_in_policy": {"allowed_first_auth_factors": factors}}


WARNINGS: list[tuple[Any, dict[str, Any], list[str]]] = [
    (rules.mfa_methods_without_mfa, {"mfa": "off", "mfa_second_factor": {"otp": True}}, ["mfa_second_factor.otp"]),
    (
        rules.mfa_methods_without_mfa,
        {"mfa": "off", "mfa_second_factor": {"otp": True, "sms": True, "email": False}},
        ["mfa_second_factor.otp", "mfa_second_factor.sms"],
    ),
    (
        rules.mfa_methods_without_mfa,
        {"mfa": "off", "device_tracking": {"challenge_required_on_new_device": True}},
        ["device_tracking.challenge_required_on_new_device"],
    ),
    *(
        (
            rules.remembered_devices_skip_mfa,
            {"mfa": mfa, "device_tracking": {"challenge_required_on_new_device": True, **prompt}},
            ["device_tracking.challenge_required_on_new_device"],
        )
        for mfa in ("required", "optional")
        for prompt in ({}, {"device_only_remembered_on_user_prompt": False})
    ),
    (rules.unused_message_texts, {"mfa_message": "{####}"}, ["mfa_message"]),
    (rules.unused_message_texts, {"mfa": "off", "mfa_message": "{####}"}, ["mfa_message"]),
    (rules.unused_message_texts, {"email_mfa": {"message": "{####} here"}}, ["email_mfa"]),
    (rules.unused_message_texts, {"user_verification": {"sms_message": "{####}"}}, ["user_verification.sms_message"]),
    (
        rules.unused_message_texts,
        {"user_invitation": {"sms_message": "{username} {####}"}},
        ["user_invitation.sms_message"],
    ),
    (rules.sms_settings_without_sms, {"sns_region": "us-east-1"}, ["sns_region"]),
    (rules.sms_settings_without_sms, {"sms_role_external_id": "x"}, ["sms_role_external_id"]),
    (rules.unusable_recovery, {"account_recovery": "email_and_phone_without_mfa"}, ["account_recovery"]),
    (rules.unusable_recovery, {"account_recovery": "phone_without_mfa_and_email"}, ["account_recovery"]),
    (rules.unusable_recovery, {"sign_in_aliases": {"username": True}}, ["account_recovery"]),
    (rules.unusable_recovery, {"auto_verify": {}}, ["account_recovery"]),
    (
        rules.passkey_settings_without_passkeys,
        {"passkey_relying_party_id": "example.com", "passkey_user_verification": "required"},
        ["passkey_relying_party_id", "passkey_user_verification"],
    ),
    (
        rules.sender_options_with_source_arn,
        {"email": {**SES, "source_arn": ARN, "ses_region": "us-east-1", "ses_verified_domain": "example.com"}},
        ["email.ses_region", "email.ses_verified_domain"],
    ),
    (
        rules.unused_risk_events,
        {**OFF, "log_delivery": {"user_auth_events": LOGS}},
        ["log_delivery.user_auth_events"],
    ),
    (
        rules.risk_actions_without_enforcement,
        {
            "advanced_security_mode": "audit",
            "risk_configuration": {
                "compromised_credentials": {"event_action": "BLOCK"},
                "account_takeover": {"low": {"event_action": "NO_ACTION"}, "high": {"event_action": "BLOCK"}},
            },
        },
        [
            "risk_configuration.account_takeover.high.event_action",
            "risk_configuration.compromised_credentials.event_action",
        ],
    ),
    (
        rules.unused_risk_emails,
        {"risk_configuration": {"account_takeover": {"low": {"event_action": "BLOCK"}, **NOTIFY}}},
        ["risk_configuration.account_takeover.notify_configuration"],
    ),
]
NO_WARNINGS: list[tuple[Any, dict[str, Any]]] = [
    (rules.mfa_methods_without_mfa, {"mfa": "off"}),
    (rules.mfa_methods_without_mfa, {"mfa": "off", "mfa_second_factor": {"otp": False}}),
    (rules.mfa_methods_without_mfa, {"device_tracking": {"challenge_required_on_new_device": True}}),
    *(
        (rules.remembered_devices_skip_mfa, tracking)
        for tracking in (
            {"device_tracking": {"challenge_required_on_new_device": False}},
            {"device_tracking": {"device_only_remembered_on_user_prompt": False}},
            {"mfa": "off", "device_tracking": {"challenge_required_on_new_device": True}},
            {
                "device_tracking": {
                    "challenge_required_on_new_device": True,
                    "device_only_remembered_on_user_prompt": True,
                }
            },
        )
    ),
    (rules.unused_message_texts, {"mfa_message": "{####}", "mfa_second_factor": {"sms": True}}),
    (rules.unused_message_texts, {"mfa_message": "{####}", **first(sms_otp=True)}),
    (
        rules.unused_message_texts,
        {"email_mfa": {"message": "{####}"}, "mfa_second_factor": {"email": True}, "email": SES},
    ),
    (rules.unused_message_texts, {"user_verification": {"sms_message": "{####}"}, "sms_role": ROLE}),
    (rules.unused_message_texts, {"user_verification": {"sms_message": "{####}"}, "sign_in_aliases": {"phone": True}}),
    (rules.unused_message_texts, {"user_invitation": {"sms_message": "{username} {####}"}, "enable_sms_role": True}),
    (rules.sms_settings_without_sms, {"sns_region": "us-east-1", "sms_role": ROLE, "sms_role_external_id": "x"}),
    (rules.unusable_recovery, {"account_recovery": "none", "auto_verify": {}}),
    (rules.unusable_recovery, {"account_recovery": "phone_and_email"}),
    (rules.unusable_recovery, {"account_recovery": "email_and_phone_without_mfa", "enable_sms_role": True}),
    (rules.unusable_recovery, {"mfa_second_factor": {"email": True}, "email": SES}),
    (rules.passkey_settings_without_passkeys, {"passkey_relying_party_id": "example.com", **first(passkey=True)}),
    (rules.sender_options_with_source_arn, {"email": {**SES, "ses_region": "us-east-1"}}),
    (rules.unused_risk_events, {"log_delivery": {"user_auth_events": LOGS}}),
    (rules.unused_risk_events, {**OFF, "log_delivery": {"user_notification": LOGS}}),
    (
        rules.risk_actions_without_enforcement,
        {"risk_configuration": {"compromised_credentials": {"event_action": "BLOCK"}}},
    ),
    (
        rules.risk_actions_without_enforcement,
        {
            "advanced_security_mode": "audit",
            "custom_threat_protection_mode": "full_function",
            "risk_configuration": {"compromised_credentials": {"event_action": "BLOCK"}},
        },
    ),
    (
        rules.unused_risk_emails,
        {"risk_configuration": {"account_takeover": {"low": {"event_action": "BLOCK", "notify": True}, **NOTIFY}}},
    ),
]


@pytest.mark.parametrize(("rule", "args", "paths"), WARNINGS)
def test_arguments_without_effect_are_reported(rule: Any, args: dict[str, Any], paths: list[str]) -> None:
    assert sorted(path for path, _ in said(rule, pool_settings(**args))) == paths


@pytest.mark.parametrize("args", [args for _, args, _ in WARNINGS])
def test_arguments_without_effect_are_not_errors(args: dict[str, Any]) -> None:
    assert pool_problems(args) == []


@pytest.mark.parametrize(("rule", "args"), NO_WARNINGS)
def test_arguments_with_an_effect_are_not_reported(rule: Any, args: dict[str, Any]) -> None:
    assert said(rule, pool_settings(**args)) == []


def test_every_rule_is_tested_with_and_without_a_warning() -> None:
    assert set(rules.RULES) == {rule for rule, *_ in WARNINGS} == {rule for rule, _ in NO_WARNINGS}


def test_the_defaults_cause_no_warnings() -> None:
    assert list(rules.user_pool_warnings(user_pool_settings({}))) == []


def test_a_pool_with_a_warning_is_registered() -> None:
    done = deploy(lambda: UserPoolWithMfa("users", {"mfa": "off", "mfa_message": "Your code is {####}"}))
    (message,) = done.messages
    assert message == (
        "warning: mfa_message: has no effect: no sign-in uses SMS, got 'Your code is {####}'; "
        "set `mfa_second_factor.sms` to true, or remove this argument"
    )
    assert done.of_type("UserPool")
