"""Checks of threat protection that AWS's API model doesn't have."""

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
    """Yield the problems of all rules, for the arguments of a user pool and their settings."""
    yield from modes_agree(values)
    yield from risk_configuration_needs_protection(values, protection)
    yield from risk_configuration_problems(nested(values, "risk_configuration"), mfa)


def risk_configuration_problems(risk: Mapping[str, Any], mfa: Mfa | None) -> Iterator[Problem]:
    """Yield the problems of a risk configuration, of a user pool or of an app client. `mfa` is `None` if unknown."""
    takeover = nested(risk, "account_takeover")
    if "account_takeover" in risk:
        yield from account_takeover_has_a_level(takeover)
    yield from mfa_required_needs_mfa(takeover, mfa)
    yield from notifications_have_a_sender(takeover)
    yield from risk_exception_is_not_empty(risk)
    yield from ip_ranges_are_valid(nested(risk, "risk_exception"))


def modes_agree(values: Mapping[str, Any]) -> Iterator[Problem]:
    """`standard_threat_protection_mode` is another name of `advanced_security_mode`."""
    older, newer = values.get("advanced_security_mode"), values.get("standard_threat_protection_mode")
    if older is not None and newer is not None and STANDARD_MODES[newer] is not older:
        rule = f"contradicts `advanced_security_mode`, {older.value}"
        yield Problem(
            ("standard_threat_protection_mode",),
            rule,
            "remove one of them",
            newer.value,
            code="threat-protection-conflict",
            related=("advanced_security_mode",),
        )


def risk_configuration_needs_protection(values: Mapping[str, Any], protection: ThreatProtection) -> Iterator[Problem]:
    """A risk configuration needs threat protection; otherwise AWS returns UserPoolAddOnNotEnabledException."""
    if values.get("risk_configuration") and not protection.is_on:
        asked = protection.argument in values
        word = protection.argument if asked else "feature_plan"
        rule, fix = f"needs threat protection, but `{word}` turns it off", f"remove `{word}`, or remove this argument"
        yield Problem(("risk_configuration",), rule, fix, code="threat-protection-off", related=(word,))


def account_takeover_has_a_level(takeover: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS requires an action for at least one risk level."""
    if not any(level in takeover for level in _LEVELS):
        rule = "has no risk level"
        yield Problem(
            _TAKEOVER, rule, "set `low`, `medium` or `high`, or remove this argument", code="risk-level-missing"
        )


def mfa_required_needs_mfa(takeover: Mapping[str, Any], mfa: Mfa | None) -> Iterator[Problem]:
    """`MFA_REQUIRED` without MFA would block all users."""
    for level in _LEVELS:
        action = nested(takeover, level).get("event_action")
        if action is TakeoverAction.MFA_REQUIRED and mfa is Mfa.OFF:
            rule = "requires MFA, but `mfa` is off"
            yield Problem(
                (*_TAKEOVER, level, "event_action"),
                rule,
                "use BLOCK, or set `mfa` to optional or required",
                action.value,
                code="risk-action-without-mfa",
                related=("mfa",),
            )


def notifications_have_a_sender(takeover: Mapping[str, Any]) -> Iterator[Problem]:
    """Notification emails need an SES identity."""
    notify = "notify_configuration"
    if notify not in takeover:
        for level in _LEVELS:
            if nested(takeover, level).get("notify"):
                rule = f"needs `risk_configuration.account_takeover.{notify}`: Cognito sends these emails with SES"
                yield Problem(
                    (*_TAKEOVER, level, "notify"),
                    rule,
                    "set it, or remove `notify`",
                    value=True,
                    code="notification-sender-missing",
                    related=(f"risk_configuration.account_takeover.{notify}",),
                )
    elif not {"from_email", "source_arn"} & set(takeover[notify]):
        rule = "is required unless `source_arn` is set: Cognito sends these emails with SES"
        yield Problem(
            (*_TAKEOVER, notify, "from_email"),
            rule,
            "set one of them",
            code="notification-sender-missing",
            related=("source_arn",),
        )


def risk_exception_is_not_empty(risk: Mapping[str, Any]) -> Iterator[Problem]:
    """An empty exception would create an empty risk configuration instead of the default."""
    exception = risk.get("risk_exception")
    if exception is not None and not any(exception.get(word) for word in _RANGES):
        yield Problem(
            _EXCEPTION,
            "has no IP address range",
            "set `blocked_ip_ranges` or `skipped_ip_ranges`, or remove this argument",
            code="risk-exception-empty",
        )


def ip_ranges_are_valid(exception: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS requires CIDR notation, and a range can't be in both lists."""
    for word in _RANGES:
        for index, text in enumerate(exception.get(word, ())):
            if not _is_range(text):
                fix = "write it like 192.0.2.0/24 or 2001:db8::/32"
                yield Problem(
                    (*_EXCEPTION, word, index),
                    "must be an IP address range in CIDR notation",
                    fix,
                    text,
                    code="ip-range-invalid",
                )
    blocked, skipped = (exception.get(word, ()) for word in _RANGES)
    for index, text in enumerate(skipped):
        if text in blocked:
            rule = "is also in `blocked_ip_ranges`"
            yield Problem(
                (*_EXCEPTION, "skipped_ip_ranges", index),
                rule,
                "remove it from one of the lists",
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
