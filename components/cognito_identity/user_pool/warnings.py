"""Warnings for arguments of a user pool that have no effect or weaken it."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cognito_identity.enums import AccountRecovery, AdvancedSecurityMode, CompromisedAction, Mfa, TakeoverAction
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested

_LEVELS = ("low", "medium", "high")
_TAKEOVER: Path = ("risk_configuration", "account_takeover")
_EMAIL_AND_PHONE = (AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA, AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL)
_WITH_EMAIL = (*_EMAIL_AND_PHONE, AccountRecovery.EMAIL_ONLY)


def user_pool_warnings(settings: UserPoolSettings) -> Iterator[Problem]:
    """Yield the warnings of all rules."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def mfa_methods_without_mfa(settings: UserPoolSettings) -> Iterator[Problem]:
    """MFA methods and remembered devices need MFA."""
    if settings.mfa is not Mfa.OFF:
        return
    fix = "set `mfa` to optional or required, or remove this argument"
    for word, on in nested(settings.arguments, "mfa_second_factor").items():
        if on:
            yield Problem(
                ("mfa_second_factor", word),
                "has no effect: `mfa` is off",
                fix,
                value=True,
                code="mfa-method-without-mfa",
                related=("mfa",),
            )
    word = "challenge_required_on_new_device"
    if nested(settings.arguments, "device_tracking").get(word):
        rule = "has no effect: `mfa` is off"
        yield Problem(("device_tracking", word), rule, fix, value=True, code="mfa-method-without-mfa", related=("mfa",))


def unused_message_texts(settings: UserPoolSettings) -> Iterator[Problem]:
    """Texts of messages that are never sent."""
    values = settings.arguments
    if "mfa_message" in values and "sms" not in settings.factors and "SMS_OTP" not in settings.first_factors:
        rule = "has no effect: no sign-in uses SMS"
        fix = "set `mfa_second_factor.sms` to true, or remove this argument"
        yield Problem(("mfa_message",), rule, fix, values["mfa_message"], code="unused-message-texts")
    if nested(values, "email_mfa") and "email" not in settings.factors:
        rule = "has no effect: MFA by email is off"
        fix = "set `mfa_second_factor.email` to true, or remove this argument"
        yield Problem(("email_mfa",), rule, fix, code="unused-message-texts")
    for group in ("user_verification", "user_invitation"):
        text = nested(values, group).get("sms_message")
        if text is not None and not settings.has_sms:
            yield _without_sms((group, "sms_message"), text)


def sms_settings_without_sms(settings: UserPoolSettings) -> Iterator[Problem]:
    """SMS options need a user pool that can send SMS."""
    for word in ("sms_role_external_id", "sns_region"):
        if word in settings.arguments and not settings.has_sms:
            yield _without_sms((word,), settings.arguments[word])


def _without_sms(path: Path, value: object) -> Problem:
    rule, fix = "has no effect: this user pool can't send SMS", "set `enable_sms_role` to true, or remove this argument"
    return Problem(path, rule, fix, value, code="sms-settings-unused")


def unusable_recovery(settings: UserPoolSettings) -> Iterator[Problem]:
    """Account recovery needs a verified address, and a user pool that can send the message."""
    path, recovery = ("account_recovery",), settings.account_recovery
    if recovery in _EMAIL_AND_PHONE and "email" not in settings.factors and not settings.has_sms:
        rule = "has no effect for phone numbers: this user pool can't send SMS"
        fix = "use email_only, or set `enable_sms_role` to true"
        yield Problem(path, rule, fix, recovery.value, code="unusable-recovery")
    if recovery in _WITH_EMAIL and "email" not in settings.auto_verify:
        rule = "needs verified email addresses, but `auto_verify.email` is off"
        yield Problem(path, rule, "set `auto_verify.email` to true", recovery.value, code="unusable-recovery")


def passkey_settings_without_passkeys(settings: UserPoolSettings) -> Iterator[Problem]:
    """Passkey options don't turn passkeys on."""
    for word in ("passkey_relying_party_id", "passkey_user_verification"):
        if word in settings.arguments and "WEB_AUTHN" not in settings.first_factors:
            rule = "has no effect: passkeys are off"
            fix = "set `sign_in_policy.allowed_first_auth_factors.passkey` to true, or remove this argument"
            yield Problem((word,), rule, fix, code="unused-passkey-settings")


def sender_options_with_source_arn(settings: UserPoolSettings) -> Iterator[Problem]:
    """These options only build the ARN of the SES identity."""
    email = nested(settings.arguments, "email")
    for word in ("ses_region", "ses_verified_domain"):
        if word in email and "source_arn" in email:
            rule = "has no effect: `email.source_arn` is set"
            yield Problem(
                ("email", word),
                rule,
                "remove one of them",
                email[word],
                code="unused-email-sender-option",
                related=("email.source_arn",),
            )


def unused_risk_events(settings: UserPoolSettings) -> Iterator[Problem]:
    """The log of user activity needs threat protection."""
    if "user_auth_events" in nested(settings.arguments, "log_delivery") and not settings.protection.is_on:
        rule = f"has no effect: `{settings.protection.argument}` turns threat protection off"
        fix = f"remove `{settings.protection.argument}`, or remove this log"
        yield Problem(
            ("log_delivery", "user_auth_events"),
            rule,
            fix,
            code="unused-risk-events",
            related=(settings.protection.argument,),
        )


def risk_actions_without_enforcement(settings: UserPoolSettings) -> Iterator[Problem]:
    """In audit mode, threat protection applies no actions."""
    protection = settings.protection
    if AdvancedSecurityMode.ENFORCED in (protection.standard, protection.custom) or not protection.is_on:
        return
    risk = nested(settings.arguments, "risk_configuration")
    takeover = nested(risk, "account_takeover")
    actions: list[tuple[Path, Any]] = [
        ((*_TAKEOVER, level, "event_action"), nested(takeover, level).get("event_action")) for level in _LEVELS
    ]
    path: Path = ("risk_configuration", "compromised_credentials", "event_action")
    actions.append((path, nested(risk, "compromised_credentials").get("event_action")))
    for where, action in actions:
        if action not in (None, TakeoverAction.NO_ACTION, CompromisedAction.NO_ACTION):
            rule = "has no effect: threat protection is in audit mode"
            yield Problem(
                where,
                rule,
                "set `advanced_security_mode` to enforced, or use NO_ACTION",
                action.value,
                code="risk-action-without-effect",
            )


def unused_risk_emails(settings: UserPoolSettings) -> Iterator[Problem]:
    """Notification emails need a risk level with `notify`."""
    takeover: Mapping[str, Any] = nested(nested(settings.arguments, "risk_configuration"), "account_takeover")
    if "notify_configuration" in takeover and not any(nested(takeover, level).get("notify") for level in _LEVELS):
        rule = "has no effect: no risk level sets `notify`"
        yield Problem(
            (*_TAKEOVER, "notify_configuration"),
            rule,
            "set `notify` of a risk level to true, or remove this argument",
            code="unused-risk-email",
        )


def remembered_devices_skip_mfa(settings: UserPoolSettings) -> Iterator[Problem]:
    """Users skip MFA on remembered devices, and without a prompt AWS remembers every device.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
    """
    tracking = nested(settings.arguments, "device_tracking")
    on_new, on_prompt = "challenge_required_on_new_device", "device_only_remembered_on_user_prompt"
    if settings.mfa is not Mfa.OFF and tracking.get(on_new) and not tracking.get(on_prompt):
        rule = "lets users skip MFA on every device after the first sign-in: AWS remembers each device without a prompt"
        fix = f"set `device_tracking.{on_prompt}` to true, or remove it to require MFA at every sign-in"
        yield Problem(("device_tracking", on_new), rule, fix, value=True, code="remembered-device-skips-mfa")


RULES = (
    mfa_methods_without_mfa,
    remembered_devices_skip_mfa,
    unused_message_texts,
    sms_settings_without_sms,
    unusable_recovery,
    passkey_settings_without_passkeys,
    sender_options_with_source_arn,
    unused_risk_events,
    risk_actions_without_enforcement,
    unused_risk_emails,
)
"""All rules, in the order of their warnings."""
