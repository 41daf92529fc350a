"""The checks of threat protection."""

from typing import Any

import pytest

from tests.cognito_identity.planned import pool_problems, pool_settings

BLOCK = {"event_action": "BLOCK"}
MAIL = {"subject": "Was it you?", "html_body": "<p>Was it you?</p>", "text_body": "Was it you?"}


def problems(**args: Any) -> list[tuple[str, str]]:
    return pool_problems(args)


def takeover_problems(**group: Any) -> list[tuple[str, str]]:
    return problems(risk_configuration={"account_takeover": group})


@pytest.mark.parametrize(
    ("older", "newer"), [("enforced", "full_function"), ("audit", "audit_only"), ("off", "no_enforcement")]
)
def test_both_names_of_the_mode_can_have_the_same_value(older: str, newer: str) -> None:
    assert not problems(advanced_security_mode=older, standard_threat_protection_mode=newer)


@pytest.mark.parametrize(("older", "newer"), [("enforced", "audit_only"), ("off", "full_function")])
def test_modes_that_contradict_are_refused(older: str, newer: str) -> None:
    ((path, text),) = problems(advanced_security_mode=older, standard_threat_protection_mode=newer)
    assert path == "standard_threat_protection_mode"
    assert f"`advanced_security_mode`, {older}" in text
    assert newer in text


@pytest.mark.parametrize(
    ("args", "word"),
    [
        ({"advanced_security_mode": "off"}, "advanced_security_mode"),
        ({"standard_threat_protection_mode": "no_enforcement"}, "standard_threat_protection_mode"),
        ({"feature_plan": "lite"}, "feature_plan"),
    ],
)
def test_a_risk_configuration_needs_threat_protection(args: Any, word: str) -> None:
    risk = {"compromised_credentials": BLOCK}
    ((path, text),) = problems(risk_configuration=risk, **args)
    assert path == "risk_configuration"
    assert f"`{word}` turns it off" in text


def test_threat_protection_of_custom_sign_in_is_enough() -> None:
    args = {"advanced_security_mode": "off", "custom_threat_protection_mode": "audit_only"}
    assert not problems(risk_configuration={"compromised_credentials": BLOCK}, **args)


@pytest.mark.parametrize(
    ("argument", "value"),
    [("standard_threat_protection_mode", "full_function"), ("custom_threat_protection_mode", "audit_only")],
)
def test_the_newer_names_need_the_plus_plan(argument: str, value: str) -> None:
    ((path, text),) = problems(feature_plan="essentials", **{argument: value})
    assert path == "feature_plan"
    assert f"`{argument}` needs plus" in text


def test_account_takeover_needs_a_level() -> None:
    ((path, _),) = takeover_problems(notify_configuration={"from_email": "a@example.com"})
    assert path == "risk_configuration.account_takeover"
    assert [path for path, _ in takeover_problems()] == ["risk_configuration.account_takeover"]


def test_a_level_without_an_action_is_one_problem() -> None:
    found = [path for path, _ in takeover_problems(high={"notify": False})]
    assert found == ["risk_configuration.account_takeover.high.event_action"]


def test_mfa_required_needs_mfa() -> None:
    risk = {"account_takeover": {"medium": {"event_action": "MFA_REQUIRED"}}}
    ((path, text),) = problems(risk_configuration=risk, mfa="off")
    assert path == "risk_configuration.account_takeover.medium.event_action"
    assert "`mfa` is off" in text
    assert not problems(risk_configuration=risk, mfa="optional")
    assert not problems(
        risk_configuration={"account_takeover": {"low": {"event_action": "MFA_IF_CONFIGURED"}}}, mfa="off"
    )


def test_notifications_need_a_sender() -> None:
    ((path, text),) = takeover_problems(high={**BLOCK, "notify": True})
    assert path == "risk_configuration.account_takeover.high.notify"
    assert "needs `risk_configuration.account_takeover.notify_configuration`" in text
    ((path, _),) = takeover_problems(high=BLOCK, notify_configuration={"reply_to": "help@example.com"})
    assert path == "risk_configuration.account_takeover.notify_configuration.from_email"


@pytest.mark.parametrize("part", MAIL)
def test_a_notification_email_has_all_parts_with_allowed_lengths(part: str) -> None:
    where = "risk_configuration.account_takeover.notify_configuration.block_email"
    incomplete = {key: text for key, text in MAIL.items() if key != part}
    sender = {"from_email": "safe@example.com"}
    found = takeover_problems(high=BLOCK, notify_configuration={**sender, "block_email": incomplete})
    assert [path for path, _ in found] == [f"{where}.{part}"]
    found = takeover_problems(high=BLOCK, notify_configuration={**sender, "block_email": {**MAIL, part: "a" * 20001}})
    assert [path for path, _ in found] == [f"{where}.{part}"]


def test_events_are_accepted_in_any_case() -> None:
    assert not problems(
        risk_configuration={"compromised_credentials": {**BLOCK, "event_filter": ["sign_in", "SIGN_UP"]}}
    )
    ((path, _),) = problems(risk_configuration={"compromised_credentials": {**BLOCK, "event_filter": ["LOGIN"]}})
    assert path == "risk_configuration.compromised_credentials.event_filter[0]"


@pytest.mark.parametrize("text", ["192.0.2.0/24", "192.0.2.7/24", "192.0.2.7/32", "2001:db8::/32"])
def test_a_range_in_cidr_notation_is_accepted(text: str) -> None:
    assert not problems(risk_configuration={"risk_exception": {"blocked_ip_ranges": [text]}})


@pytest.mark.parametrize("text", ["", "192.0.2.7", "192.0.2.0/33", "192.0.2.0/255.255.255.0", "example.com/24", "/24"])
def test_another_string_is_refused(text: str) -> None:
    ((path, _),) = problems(risk_configuration={"risk_exception": {"skipped_ip_ranges": [text]}})
    assert path == "risk_configuration.risk_exception.skipped_ip_ranges[0]"


def test_a_range_in_both_lists_is_refused() -> None:
    ranges = ["192.0.2.0/24"]
    ((path, _),) = problems(
        risk_configuration={"risk_exception": {"blocked_ip_ranges": ranges, "skipped_ip_ranges": ranges}}
    )
    assert path == "risk_configuration.risk_exception.skipped_ip_ranges[0]"


def test_there_are_at_most_200_ranges() -> None:
    many = [f"10.0.{number}.0/24" for number in range(201)]
    assert not problems(risk_configuration={"risk_exception": {"blocked_ip_ranges": many[:200]}})
    assert problems(risk_configuration={"risk_exception": {"blocked_ip_ranges": many}})


@pytest.mark.parametrize(
    "exception", [{}, {"blocked_ip_ranges": []}, {"blocked_ip_ranges": [], "skipped_ip_ranges": []}]
)
def test_an_empty_risk_exception_is_refused(exception: Any) -> None:
    ((path, _),) = pool_problems({"risk_configuration": {"risk_exception": exception}})
    assert path == "risk_configuration.risk_exception"


def test_an_empty_risk_configuration_is_accepted() -> None:
    assert pool_problems({"risk_configuration": {}}) == []
    assert pool_settings(risk_configuration={}).protection.risk is None
