"""Inputs of `aws.cognito.RiskConfiguration`."""

from collections.abc import Mapping
from typing import Any

import pulumi

from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

_LEVELS = ("low", "medium", "high")
_EMAILS = ("block_email", "mfa_email", "no_action_email")
_EMAIL_PARTS = {"subject", "html_body", "text_body"}


def risk_inputs(risk: Mapping[str, Any], identity: pulumi.Input[str] | None = None) -> dict[str, Any]:
    """Return the resource's inputs without the user pool.

    `identity` is the ARN of the SES identity, if `source_arn` isn't set. Incomplete parts are left out; the missing
    arguments are reported by the validation.
    """
    inputs = {
        "account_takeover_risk_configuration": _takeover(nested(risk, "account_takeover"), identity),
        "compromised_credentials_risk_configuration": _compromised(nested(risk, "compromised_credentials")),
        "risk_exception_configuration": _exceptions(nested(risk, "risk_exception")),
    }
    return {name: value for name, value in inputs.items() if value}


def _takeover(takeover: Mapping[str, Any], identity: pulumi.Input[str] | None) -> dict[str, Any]:
    actions = {
        f"{level}_action": {
            "event_action": takeover[level]["event_action"].value,
            "notify": takeover[level].get("notify", False),
        }
        for level in _LEVELS
        if "event_action" in nested(takeover, level)
    }
    if not actions:
        return {}
    notify = nested(takeover, "notify_configuration")
    return {"actions": actions, **({"notify_configuration": _notifications(notify, identity)} if notify else {})}


def _notifications(wanted: Mapping[str, Any], identity: pulumi.Input[str] | None) -> dict[str, Any]:
    settings = {
        "from_": wanted.get("from_email"),
        "reply_to": wanted.get("reply_to"),
        "source_arn": wanted.get("source_arn", identity),
        **{word: wanted[word] for word in _EMAILS if wanted.get(word, {}).keys() >= _EMAIL_PARTS},
    }
    return drop_none(settings)


def _compromised(compromised: Mapping[str, Any]) -> dict[str, Any]:
    if "event_action" not in compromised:
        return {}
    events = [event.upper() for event in compromised.get("event_filter", ())]
    return {
        "actions": {"event_action": compromised["event_action"].value},
        **({"event_filters": events} if events else {}),
    }


def _exceptions(wanted: Mapping[str, Any]) -> dict[str, Any]:
    names = {"blocked_ip_ranges": "blocked_ip_range_lists", "skipped_ip_ranges": "skipped_ip_range_lists"}
    return {names[word]: wanted[word] for word in names if wanted.get(word)}
