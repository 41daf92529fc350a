"""Says in sentences what was decided about a user pool, and what from."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.defaults import ACCOUNT_RECOVERY_BY_PHONE
from cognito_identity.enums import AdvancedSecurityMode, Mfa, RemovalPolicy
from cognito_identity.user_pool.feature_plan import RANK
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.reader import nested

_NAMES = {
    "username": "user name",
    "email": "e-mail address",
    "phone": "phone number",
    "phone_number": "phone number",
    "preferred_username": "preferred user name",
    "otp": "authenticator app",
    "sms": "SMS",
    "PASSWORD": "password",
    "EMAIL_OTP": "code by e-mail",
    "SMS_OTP": "code by SMS",
    "WEB_AUTHN": "passkey",
}


def explanation(settings: UserPoolSettings) -> tuple[str, ...]:
    """Return the sentences, in the order in which the decisions follow from each other."""
    return tuple(_sentences(settings))


def _sentences(settings: UserPoolSettings) -> Iterator[str]:
    yield f"People sign in with {_listed(settings.aliases)}{_why(settings, 'sign_in_aliases')}."
    yield f"A sign-in begins with {_listed(settings.first_factors)}{_why(settings, 'sign_in_policy')}."
    yield from _contacts(settings)
    yield from _factors(settings)
    yield f"A lost password is recovered by {settings.account_recovery.value}{_recovery_reason(settings)}."
    yield from _threat_protection(settings)
    yield f"The feature plan is {settings.plan.value}{_plan_reason(settings)}."
    yield from _made_resources(settings)
    yield f"The pool {_removal(settings)}."


def _removal(settings: UserPoolSettings) -> str:
    if not settings.retained:
        return "can be deleted once it is released, as removal_policy and deletion_protection say"
    why = _why(settings, "removal_policy")
    if settings.removal_policy is RemovalPolicy.DESTROY:
        why = ", because deletion_protection is on"
    return f"is kept when it leaves the program{why}"


def _contacts(settings: UserPoolSettings) -> Iterator[str]:
    if not settings.auto_verify:
        why = ", because people sign in with neither e-mail address nor phone number"
        given = "auto_verify" in settings.arguments
        yield f"Nothing is verified by a message{', as auto_verify says' if given else why}."
    elif not settings.keep_original:
        yield "A changed address counts before it is verified, as keep_original says."
    for name in settings.auto_verify:
        if "auto_verify" in settings.arguments:
            why = ", as auto_verify says"
        elif name.removesuffix("_number") in settings.aliases:
            why = ", because people sign in with it"
        else:
            why = ", because codes to sign in with go there"
        yield f"The {_NAMES[name]} is verified{why}."
    for name in settings.keep_original:
        why = ", as keep_original says" if "keep_original" in settings.arguments else ", because it is verified"
        yield f"The old {_NAMES[name]} stays until the new one is verified{why}."


def _factors(settings: UserPoolSettings) -> Iterator[str]:
    if settings.mfa is Mfa.OFF:
        yield "There is no second factor, as mfa says."
        return
    yield f"A second factor is {settings.mfa.value}{_why(settings, 'mfa')}."
    if "mfa_second_factor" in settings.arguments or "sms" not in settings.factors:
        reason = _why(settings, "mfa_second_factor")
    else:
        reason = ", SMS because AWS offers it wherever a pool can send it"
    # E-mail is a factor as such, not by its address.
    factors = _listed(settings.factors).replace(_NAMES["email"], "e-mail")
    yield f"It is shown by {factors}{reason}."


def _recovery_reason(settings: UserPoolSettings) -> str:
    if "account_recovery" in settings.arguments:
        return ", as account_recovery says"
    if "email" in settings.factors:
        return ", because e-mail is a second factor and AWS wants two ways then"
    if settings.account_recovery is ACCOUNT_RECOVERY_BY_PHONE:
        return ", because only the phone number is verified"
    return _DEFAULT


def _threat_protection(settings: UserPoolSettings) -> Iterator[str]:
    protection = settings.protection
    if protection.argument in settings.arguments:
        why = f", as {protection.argument} says"
    elif protection.standard is AdvancedSecurityMode.OFF:
        why = f", because feature_plan {settings.plan.value} has none"
    else:
        why = _DEFAULT
    yield f"Threat protection is {protection.standard.value}{why}."
    if protection.risk is not None:
        if "risk_configuration" in settings.arguments:
            why = ", as risk_configuration says"
        else:
            why = ", because threat protection is enforced" + (" and mfa is off" if settings.mfa is Mfa.OFF else "")
        yield f"{_answers(protection.risk)}{why}."


def _answers(risk: Mapping[str, Any]) -> str:
    takeover = nested(risk, "account_takeover")
    compromised = nested(risk, "compromised_credentials")
    answers = [
        f"{level} risk of takeover: {takeover[level]['event_action'].value}"
        for level in ("low", "medium", "high")
        if level in takeover
    ]
    if compromised:
        answers.append(f"leaked password: {compromised['event_action'].value}")
    return "; ".join(answers) or "Addresses are always blocked or never looked at"


def _plan_reason(settings: UserPoolSettings) -> str:
    if "feature_plan" in settings.arguments:
        return ", as feature_plan says"
    lowest = RANK[settings.plan]
    reasons = [argument for argument, needed in settings.plan_needs if RANK[needed] == lowest]
    if not reasons:
        return ", because nothing needs more"
    return f", because {' and '.join(reasons)} {'needs' if len(reasons) == 1 else 'need'} it"


def _made_resources(settings: UserPoolSettings) -> Iterator[str]:
    if settings.makes_sms_role:
        why = ", because the pool sends SMS" if settings.sends_sms else ", as enable_sms_role says"
        yield f"A role for SMS is made{why}."
    if settings.trigger_settings.makes_key:
        yield "A key for codes is made, because a custom sender has to decrypt them."


_DEFAULT = ", by default"


def _why(settings: UserPoolSettings, argument: str) -> str:
    return f", as {argument} says" if argument in settings.arguments else _DEFAULT


def _listed(words: frozenset[str] | tuple[str, ...]) -> str:
    return " and ".join(name for word, name in _NAMES.items() if word in words) or "nothing"
