"""What a user pool is given in vain."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cognito_identity.enums import AccountRecovery, AdvancedSecurityMode, CompromisedAction, Mfa, TakeoverAction
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested

_LEVELS = ("low", "medium", "high")
_TAKEOVER: Path = ("risk_configuration", "account_takeover")
_BY_PHONE_TOO = (AccountRecovery.EMAIL_AND_PHONE_WITHOUT_MFA, AccountRecovery.PHONE_WITHOUT_MFA_AND_EMAIL)
_BY_EMAIL = (*_BY_PHONE_TOO, AccountRecovery.EMAIL_ONLY)


def user_pool_warnings(settings: UserPoolSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def factors_without_mfa(settings: UserPoolSettings) -> Iterator[Problem]:
    """Where MFA is off nobody shows a second factor, and no device can stand for one."""
    if settings.mfa is not Mfa.OFF:
        return
    fix = "set `mfa` to optional or required, or leave it out"
    for word, on in nested(settings.arguments, "mfa_second_factor").items():
        if on:
            yield Problem(
                ("mfa_second_factor", word),
                "is a second factor, and `mfa` is off",
                fix,
                value=True,
                code="factor-without-mfa",
                related=("mfa",),
            )
    word = "challenge_required_on_new_device"
    if nested(settings.arguments, "device_tracking").get(word):
        rule = "is about a second factor on new devices, and `mfa` is off"
        yield Problem(("device_tracking", word), rule, fix, value=True, code="factor-without-mfa", related=("mfa",))


def unused_message_texts(settings: UserPoolSettings) -> Iterator[Problem]:
    """Each text has its occasion."""
    values = settings.arguments
    if "mfa_message" in values and "sms" not in settings.factors and "SMS_OTP" not in settings.first_factors:
        rule = "is the text of a code by SMS, and nobody signs in with one"
        fix = "turn on `mfa_second_factor.sms`, or leave it out"
        yield Problem(("mfa_message",), rule, fix, values["mfa_message"], code="unused-message-texts")
    if nested(values, "email_mfa") and "email" not in settings.factors:
        rule = "is the mail of a second factor by e-mail, and there is none"
        yield Problem(
            ("email_mfa",), rule, "turn on `mfa_second_factor.email`, or leave it out", code="unused-message-texts"
        )
    for group in ("user_verification", "user_invitation"):
        text = nested(values, group).get("sms_message")
        if text is not None and not settings.has_sms:
            yield _without_sms((group, "sms_message"), "is the text of an SMS", text)


def sms_settings_without_sms(settings: UserPoolSettings) -> Iterator[Problem]:
    """A pool without a role for SMS has no place for them."""
    for word in ("sms_role_external_id", "sns_region"):
        if word in settings.arguments and not settings.has_sms:
            yield _without_sms((word,), "is about sending SMS", settings.arguments[word])


def _without_sms(path: Path, rule: str, got: object) -> Problem:
    fix = "set `enable_sms_role` to true, or leave it out"
    return Problem(path, f"{rule}, and this pool sends none", fix, got, code="sms-settings-unused")


def unusable_recovery(settings: UserPoolSettings) -> Iterator[Problem]:
    """A way to recover needs an address that is proven, and a message that arrives."""
    path, way = ("account_recovery",), settings.account_recovery
    if way in _BY_PHONE_TOO and "email" not in settings.factors and not settings.has_sms:
        rule = "offers a way by phone, and this pool sends no SMS"
        yield Problem(
            path, rule, "use email_only, or set `enable_sms_role` to true", way.value, code="unusable-recovery"
        )
    if way in _BY_EMAIL and "email" not in settings.auto_verify:
        rule = "sends codes to proven e-mail addresses only, and none is verified here"
        yield Problem(path, rule, "set `auto_verify.email` to true", way.value, code="unusable-recovery")


def passkey_settings_without_passkeys(settings: UserPoolSettings) -> Iterator[Problem]:
    """They say how passkeys are made, not that there are any."""
    for word in ("passkey_relying_party_id", "passkey_user_verification"):
        if word in settings.arguments and "WEB_AUTHN" not in settings.first_factors:
            rule = "is about passkeys, and no sign-in begins with one"
            fix = "turn on `sign_in_policy.allowed_first_auth_factors.passkey`, or leave it out"
            yield Problem((word,), rule, fix, code="unused-passkey-settings")


def sender_settings_beside_an_arn(settings: UserPoolSettings) -> Iterator[Problem]:
    """They make the ARN of the SES identity where none is given."""
    email = nested(settings.arguments, "email")
    for word in ("ses_region", "ses_verified_domain"):
        if word in email and "source_arn" in email:
            rule = "is part of `email.source_arn`, which is given as a whole"
            yield Problem(
                ("email", word),
                rule,
                "keep one of the two",
                email[word],
                code="email-sender-conflict",
                related=("email.source_arn",),
            )


def unused_risk_events(settings: UserPoolSettings) -> Iterator[Problem]:
    """The log holds what threat protection saw."""
    if "user_auth_events" in nested(settings.arguments, "log_delivery") and not settings.protection.watches:
        rule = f"is the log of threat protection, and `{settings.protection.argument}` turns that off"
        fix = f"leave `{settings.protection.argument}` out, or this"
        yield Problem(
            ("log_delivery", "user_auth_events"),
            rule,
            fix,
            code="unused-risk-events",
            related=(settings.protection.argument,),
        )


def actions_without_effect(settings: UserPoolSettings) -> Iterator[Problem]:
    """Where risks are only recorded, nobody is blocked, whatever the answer says."""
    protection = settings.protection
    if AdvancedSecurityMode.ENFORCED in (protection.standard, protection.custom) or not protection.watches:
        return
    risk = nested(settings.arguments, "risk_configuration")
    takeover = nested(risk, "account_takeover")
    answers: list[tuple[Path, Any]] = [
        ((*_TAKEOVER, level, "event_action"), nested(takeover, level).get("event_action")) for level in _LEVELS
    ]
    path: Path = ("risk_configuration", "compromised_credentials", "event_action")
    answers.append((path, nested(risk, "compromised_credentials").get("event_action")))
    for where, action in answers:
        if action not in (None, TakeoverAction.NO_ACTION, CompromisedAction.NO_ACTION):
            rule = "does not follow: threat protection only records"
            yield Problem(
                where,
                rule,
                "set `advanced_security_mode` to enforced, or use NO_ACTION",
                action.value,
                code="risk-action-without-effect",
            )


def unused_risk_emails(settings: UserPoolSettings) -> Iterator[Problem]:
    """They go out where a level says `notify`."""
    takeover: Mapping[str, Any] = nested(nested(settings.arguments, "risk_configuration"), "account_takeover")
    if "notify_configuration" in takeover and not any(nested(takeover, level).get("notify") for level in _LEVELS):
        rule = "says how people are told, and no level of risk says that they are"
        yield Problem(
            (*_TAKEOVER, "notify_configuration"),
            rule,
            "set `notify` of a level to true, or leave it out",
            code="unused-risk-email",
        )


def devices_without_mfa(settings: UserPoolSettings) -> Iterator[Problem]:
    """A remembered device takes the place of MFA, and without a prompt every device is remembered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
    """
    tracking = nested(settings.arguments, "device_tracking")
    on_new, on_prompt = "challenge_required_on_new_device", "device_only_remembered_on_user_prompt"
    if settings.mfa is not Mfa.OFF and tracking.get(on_new) and not tracking.get(on_prompt):
        rule = "lets every device skip MFA after its first sign-in: AWS remembers each one, without asking the user"
        fix = f"set `device_tracking.{on_prompt}` to true, or leave this out to ask for MFA at every sign-in"
        yield Problem(("device_tracking", on_new), rule, fix, value=True, code="remembered-device-skips-mfa")


RULES = (
    factors_without_mfa,
    devices_without_mfa,
    unused_message_texts,
    sms_settings_without_sms,
    unusable_recovery,
    passkey_settings_without_passkeys,
    sender_settings_beside_an_arn,
    unused_risk_events,
    actions_without_effect,
    unused_risk_emails,
)
"""Every rule, in the order people read about them."""
