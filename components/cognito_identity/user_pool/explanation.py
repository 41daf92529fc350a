"""Explains the settings of a user pool in sentences, with the reason for each."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.defaults import ACCOUNT_RECOVERY_BY_PHONE
from cognito_identity.enums import AdvancedSecurityMode, Mfa, RemovalPolicy
from cognito_identity.user_pool.feature_plan import RANK
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.reader import nested

_NAMES = {
    "username": "user name",
    "email": "email address",
    "phone": "phone number",
    "phone_number": "phone number",
    "preferred_username": "preferred user name",
    "otp": "authenticator app",
    "sms": "SMS",
    "PASSWORD": "password",
    "EMAIL_OTP": "code by email",
    "SMS_OTP": "code by SMS",
    "WEB_AUTHN": "passkey",
}


def explanation(settings: UserPoolSettings) -> tuple[str, ...]:
    """Return the sentences. A setting comes before the settings that depend on it."""
    return tuple(_sentences(settings))


def _sentences(settings: UserPoolSettings) -> Iterator[str]:
    yield f"Users sign in with {_listed(settings.aliases)}{_why(settings, 'sign_in_aliases')}."
    yield f"First factors: {_listed(settings.first_factors)}{_why(settings, 'sign_in_policy')}."
    yield from _contacts(settings)
    yield from _factors(settings)
    yield f"Account recovery is {settings.account_recovery.value}{_recovery_reason(settings)}."
    yield from _threat_protection(settings)
    yield f"The feature plan is {settings.plan.value}{_plan_reason(settings)}."
    yield from _made_resources(settings)
    yield f"The user pool {_removal(settings)}."


def _removal(settings: UserPoolSettings) -> str:
    if not settings.retained:
        return "isn't retained, as set by removal_policy and deletion_protection"
    why = _why(settings, "removal_policy")
    if settings.removal_policy is RemovalPolicy.DESTROY:
        why = ", because deletion_protection is on"
    return f"is retained when it is removed from the program{why}"


def _contacts(settings: UserPoolSettings) -> Iterator[str]:
    if not settings.auto_verify:
        why = ", because users don't sign in with an email address or phone number"
        given = "auto_verify" in settings.arguments
        yield f"No attribute is verified{_set_by('auto_verify') if given else why}."
    elif not settings.keep_original:
        yield "A changed email address or phone number is used before it is verified, as set by keep_original."
    for name in settings.auto_verify:
        if "auto_verify" in settings.arguments:
            why = _set_by("auto_verify")
        elif name.removesuffix("_number") in settings.aliases:
            why = ", because users sign in with it"
        else:
            why = ", because it receives sign-in or MFA codes"
        yield f"The {_NAMES[name]} is verified{why}."
    for name in settings.keep_original:
        why = _set_by("keep_original") if "keep_original" in settings.arguments else ", because it is verified"
        yield f"The old {_NAMES[name]} is kept until the new one is verified{why}."


def _factors(settings: UserPoolSettings) -> Iterator[str]:
    if settings.mfa is Mfa.OFF:
        yield "MFA is off, as set by mfa."
        return
    yield f"MFA is {settings.mfa.value}{_why(settings, 'mfa')}."
    if "mfa_second_factor" in settings.arguments or "sms" not in settings.factors:
        reason = _why(settings, "mfa_second_factor")
    else:
        reason = "; AWS offers SMS because the user pool can send it"
    methods = _listed(settings.factors).replace(_NAMES["email"], "email")
    yield f"MFA methods: {methods}{reason}."


def _recovery_reason(settings: UserPoolSettings) -> str:
    if "account_recovery" in settings.arguments:
        return _set_by("account_recovery")
    if "email" in settings.factors:
        return ", because AWS requires email and phone with MFA by email"
    if settings.account_recovery is ACCOUNT_RECOVERY_BY_PHONE:
        return ", because only the phone number is verified"
    return _DEFAULT


def _threat_protection(settings: UserPoolSettings) -> Iterator[str]:
    protection = settings.protection
    if protection.argument in settings.arguments:
        why = _set_by(protection.argument)
    elif protection.standard is AdvancedSecurityMode.OFF:
        why = f", because feature_plan {settings.plan.value} doesn't include it"
    else:
        why = _DEFAULT
    yield f"Threat protection is {protection.standard.value}{why}."
    if protection.risk is not None:
        if "risk_configuration" in settings.arguments:
            why = _set_by("risk_configuration")
        else:
            why = ", because threat protection is enforced" + (" and mfa is off" if settings.mfa is Mfa.OFF else "")
        yield f"{_risk_actions(protection.risk)}{why}."


def _risk_actions(risk: Mapping[str, Any]) -> str:
    takeover = nested(risk, "account_takeover")
    compromised = nested(risk, "compromised_credentials")
    actions = [
        f"{level} risk of takeover: {takeover[level]['event_action'].value}"
        for level in ("low", "medium", "high")
        if level in takeover
    ]
    if compromised:
        actions.append(f"compromised password: {compromised['event_action'].value}")
    return f"Actions: {'; '.join(actions)}" if actions else "Only IP address exceptions are set"


def _plan_reason(settings: UserPoolSettings) -> str:
    if "feature_plan" in settings.arguments:
        return _set_by("feature_plan")
    lowest = RANK[settings.plan]
    reasons = [argument for argument, needed in settings.plan_needs if RANK[needed] == lowest]
    if not reasons:
        return ", because no feature needs a higher plan"
    return f", because {' and '.join(reasons)} {'needs' if len(reasons) == 1 else 'need'} it"


def _made_resources(settings: UserPoolSettings) -> Iterator[str]:
    if settings.makes_sms_role:
        why = ", because the user pool sends SMS" if settings.sends_sms else _set_by("enable_sms_role")
        yield f"A role for SMS is created{why}."
    if settings.trigger_settings.makes_key:
        yield "A KMS key for codes is created, because there is a custom sender."


_DEFAULT = ", by default"


def _why(settings: UserPoolSettings, argument: str) -> str:
    return _set_by(argument) if argument in settings.arguments else _DEFAULT


def _set_by(argument: str) -> str:
    return f", as set by {argument}"


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return " and ".join(name for value, name in _NAMES.items() if value in values) or "nothing"
