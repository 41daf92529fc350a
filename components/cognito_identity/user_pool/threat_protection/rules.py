"""What Cognito demands of threat protection."""

import ipaddress
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.enums import Mfa, TakeoverAction
from cognito_identity.user_pool.threat_protection.settings import STANDARD_MODES, ThreatProtection
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested

_LEVELS = ("low", "medium", "high")
_TAKEOVER: Path = ("risk_configuration", "account_takeover")
_EXCEPTION: Path = ("risk_configuration", "risk_exception")
_RANGES = ("blocked_ip_ranges", "skipped_ip_ranges")


def threat_protection_problems(values: Mapping[str, Any], protection: ThreatProtection, mfa: Mfa) -> Iterator[Problem]:
    """Apply every rule to the arguments of a user pool, and what they resolve to."""
    risk = nested(values, "risk_configuration")
    takeover = nested(risk, "account_takeover")
    yield from old_and_new_words_agree(values)
    yield from risk_needs_protection(values, protection)
    if "account_takeover" in risk:
        yield from takeover_names_a_level(takeover)
    yield from second_factor_can_be_asked_for(takeover, mfa)
    yield from notified_users_get_an_email(takeover)
    yield from exception_names_a_range(risk)
    yield from ranges_are_ranges(nested(risk, "risk_exception"))


def old_and_new_words_agree(values: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS has two words for one switch."""
    older, newer = values.get("advanced_security_mode"), values.get("standard_threat_protection_mode")
    if older is not None and newer is not None and STANDARD_MODES[newer] is not older:
        rule = f"and `advanced_security_mode`, {older.value}, contradict each other"
        yield Problem(
            ("standard_threat_protection_mode",),
            rule,
            "keep one of the two",
            newer.value,
            code="threat-protection-conflict",
            related=("advanced_security_mode",),
        )


def risk_needs_protection(values: Mapping[str, Any], protection: ThreatProtection) -> Iterator[Problem]:
    """AWS answers UserPoolAddOnNotEnabledException."""
    if values.get("risk_configuration") and not protection.watches:
        asked = protection.argument in values
        word = protection.argument if asked else "feature_plan"
        rule = f"needs threat protection, and `{word}` turns it off"
        yield Problem(
            ("risk_configuration",), rule, f"leave `{word}` out, or this", code="threat-protection-off", related=(word,)
        )


def takeover_names_a_level(takeover: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS wants to know what follows."""
    if not any(level in takeover for level in _LEVELS):
        rule = "says for no level of risk what follows"
        yield Problem(_TAKEOVER, rule, "give `low`, `medium` or `high`, or leave it out", code="risk-level-missing")


def second_factor_can_be_asked_for(takeover: Mapping[str, Any], mfa: Mfa) -> Iterator[Problem]:
    """Where nobody has a second factor, everybody would be locked out."""
    for level in _LEVELS:
        action = nested(takeover, level).get("event_action")
        if action is TakeoverAction.MFA_REQUIRED and mfa is Mfa.OFF:
            rule = "asks for a second factor, and `mfa` is off"
            yield Problem(
                (*_TAKEOVER, level, "event_action"),
                rule,
                "use BLOCK, or turn `mfa` on",
                action.value,
                code="second-factor-unavailable",
                related=("mfa",),
            )


def notified_users_get_an_email(takeover: Mapping[str, Any]) -> Iterator[Problem]:
    """Cognito's own sender does not carry these mails."""
    notify = "notify_configuration"
    if notify not in takeover:
        for level in _LEVELS:
            if nested(takeover, level).get("notify"):
                rule = f"needs `risk_configuration.account_takeover.{notify}`: SES sends these mails"
                yield Problem(
                    (*_TAKEOVER, level, "notify"),
                    rule,
                    "give it, or leave this out",
                    value=True,
                    code="notification-sender-missing",
                    related=(f"risk_configuration.account_takeover.{notify}",),
                )
    elif not {"from_email", "source_arn"} & set(takeover[notify]):
        rule = "or `source_arn` is needed: SES sends these mails"
        yield Problem(
            (*_TAKEOVER, notify, "from_email"),
            rule,
            "give one of the two",
            code="notification-sender-missing",
            related=("source_arn",),
        )


def exception_names_a_range(risk: Mapping[str, Any]) -> Iterator[Problem]:
    """An exception of nothing would be registered as an empty risk configuration, and take the default's place."""
    exception = risk.get("risk_exception")
    if exception is not None and not any(exception.get(word) for word in _RANGES):
        yield Problem(
            _EXCEPTION,
            "names no range of addresses",
            "give `blocked_ip_ranges`, or leave it out",
            code="exception-names-a-range",
        )


def ranges_are_ranges(exception: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS takes CIDR notation."""
    for word in _RANGES:
        for index, text in enumerate(exception.get(word, ())):
            if not _is_range(text):
                fix = "write it as 192.0.2.0/24 or 2001:db8::/32"
                yield Problem(
                    (*_EXCEPTION, word, index),
                    "must be a range of addresses in CIDR notation",
                    fix,
                    text,
                    code="ip-range-invalid",
                )
    blocked, skipped = (exception.get(word, ()) for word in _RANGES)
    for index, text in enumerate(skipped):
        if text in blocked:
            rule = "is in `blocked_ip_ranges` too"
            yield Problem(
                (*_EXCEPTION, "skipped_ip_ranges", index),
                rule,
                "keep one of the two",
                text,
                code="ip-range-invalid",
                related=("blocked_ip_ranges",),
            )


def _is_range(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return text.rpartition("/")[2].isdecimal() and "/" in text
