from typing import Any

import pytest

from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.rules.threat_protection.account_takeover import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

BLOCK = "accountTakeoverRiskConfiguration"


def act(action: Any, notify: Any = False) -> Any:
    return {"eventAction": action, "notify": notify}


def bare(block: Any) -> Any:
    return good(RISK_CONFIGURATION, **{BLOCK: block})


def risk(high: Any = "BLOCK", medium: Any = "MFA_REQUIRED", low: Any = None, **block: Any) -> Any:
    given = {"highAction": high, "mediumAction": medium, "lowAction": low}
    actions = {level: act(action) if isinstance(action, str) else action for level, action in given.items()}
    return bare({"actions": actions, **block})


@pytest.mark.parametrize("medium", ["BLOCK", "MFA_REQUIRED"])
@pytest.mark.parametrize("low", [None, "NO_ACTION", "MFA_IF_CONFIGURED"])
def test_stopped(medium: str, low: str | None) -> None:
    assert outcome(RULE, risk("BLOCK", medium, low)).clean


@pytest.mark.parametrize("action", ["MFA_REQUIRED", "MFA_IF_CONFIGURED", "NO_ACTION", "block"])
def test_high_risk_passes(action: str) -> None:
    found = outcome(RULE, risk(action)).violated
    assert about(found) == ["accountTakeoverRiskConfiguration.actions.highAction.eventAction"]


@pytest.mark.parametrize("action", ["MFA_IF_CONFIGURED", "NO_ACTION"])
def test_medium_risk_passes(action: str) -> None:
    found = outcome(RULE, risk(medium=action)).violated
    assert about(found) == ["accountTakeoverRiskConfiguration.actions.mediumAction.eventAction"]


def test_absent_is_no_action() -> None:
    for given in (bare(None), bare({"actions": None})):
        found = outcome(RULE, given).violated
        assert len(found) == 2


def test_everything_may_have_to_be_blocked() -> None:
    assert outcome(RULE, risk("BLOCK", "BLOCK", "BLOCK"), blockAll=True).clean
    found = outcome(RULE, risk("BLOCK", "MFA_REQUIRED", None), blockAll=True).violated
    assert [message.split(".")[2] for message in found] == ["mediumAction", "lowAction"]


@pytest.mark.parametrize(
    "given", [risk(act("BLOCK", True)), risk(low=act("NO_ACTION", True)), risk(act("BLOCK", True), act("BLOCK", True))]
)
def test_to_notify_needs_to_be_set_up(given: Any) -> None:
    assert about(outcome(RULE, given).violated) == ["accountTakeoverRiskConfiguration.notifyConfiguration"]


def test_notifying_is_set_up() -> None:
    assert outcome(RULE, risk(act("BLOCK", True), notifyConfiguration={"sourceArn": "arn"})).clean


@pytest.mark.parametrize(
    "given",
    [
        bare(UNKNOWN_TEXT),
        risk(UNKNOWN_TEXT),
        risk(act("BLOCK", UNKNOWN_TEXT)),
        risk(act("BLOCK", True), notifyConfiguration=UNKNOWN_TEXT),
    ],
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("given", [risk(act(True)), risk(act("BLOCK", "yes")), risk([])])
def test_another_type_is_a_violation(given: Any) -> None:
    assert any(" must be " in message and "got" in message for message in outcome(RULE, given).violated)


def fixed(given: Any, **options: Any) -> Any:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", **options}})
    [(_, props)] = server.remediate(given)
    return props[BLOCK]["actions"]


def test_remediating_what_takes_too_little() -> None:
    assert fixed(risk("NO_ACTION", "MFA_REQUIRED", "NO_ACTION")) == {
        "highAction": act("BLOCK"),
        "mediumAction": act("MFA_REQUIRED"),
        "lowAction": act("NO_ACTION"),
    }
    assert fixed(bare(None)) == {
        "highAction": act("BLOCK"),
        "mediumAction": act("BLOCK"),
    }


def test_remediating_leaves_who_is_told_as_it_is() -> None:
    told = risk(act("NO_ACTION", True), notifyConfiguration={"sourceArn": "arn"})
    assert fixed(told)["highAction"] == act("BLOCK", True)
    assert fixed(risk(), blockAll=True)["lowAction"] == act("BLOCK")
