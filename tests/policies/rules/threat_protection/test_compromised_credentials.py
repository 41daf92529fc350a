from typing import Any

import pytest

from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.rules.threat_protection.compromised_credentials import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

BLOCK = "compromisedCredentialsRiskConfiguration"
ALL = ["SIGN_IN", "SIGN_UP", "PASSWORD_CHANGE"]


def bare(block: Any) -> Any:
    return good(RISK_CONFIGURATION, **{BLOCK: block})


def risk(action: Any = "BLOCK", events: Any = None) -> Any:
    return bare({"actions": {"eventAction": action}, "eventFilters": events})


@pytest.mark.parametrize("events", [None, [], ["SIGN_IN"], ALL])
def test_blocked(events: Any) -> None:
    assert outcome(RULE, risk(events=events)).clean


@pytest.mark.parametrize("action", ["NO_ACTION", "block", None])
def test_not_blocked(action: str | None) -> None:
    assert about(outcome(RULE, risk(action)).violated) == [
        "compromisedCredentialsRiskConfiguration.actions.eventAction"
    ]


def test_without_the_block_nothing_is() -> None:
    [message] = outcome(RULE, bare(None)).violated
    assert about([message]) == ["compromisedCredentialsRiskConfiguration.actions.eventAction"]


@pytest.mark.parametrize("events", [["SIGN_UP"], ["PASSWORD_CHANGE", "SIGN_UP"]])
def test_sign_in_is_left_out(events: Any) -> None:
    assert about(outcome(RULE, risk(events=events)).violated) == [
        "compromisedCredentialsRiskConfiguration.eventFilters"
    ]


@pytest.mark.parametrize(
    ("events", "missing"),
    [(None, ""), ([], ""), (ALL, ""), (["SIGN_IN"], '"PASSWORD_CHANGE", "SIGN_UP"'), (ALL[:2], '"PASSWORD_CHANGE"')],
)
def test_all_events_may_be_demanded(events: Any, missing: str) -> None:
    found = outcome(RULE, risk(events=events), allEvents=True).violated
    assert [message.partition("lacks ")[2].partition(":")[0] for message in found] == ([missing] if missing else [])


@pytest.mark.parametrize(
    "given", [risk(UNKNOWN_TEXT), risk(events=UNKNOWN_TEXT), risk(events=["SIGN_UP", UNKNOWN_TEXT])]
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("given", [risk(True), risk(events="SIGN_IN"), risk(events=[1])])
def test_another_type_is_a_violation(given: Any) -> None:
    [message] = outcome(RULE, given).violated
    assert " must be " in message


@pytest.mark.parametrize(("events", "left"), [(None, None), (["SIGN_UP"], ["SIGN_UP", "PASSWORD_CHANGE", "SIGN_IN"])])
def test_remediating(events: Any, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "allEvents": True}})
    [(_, props)] = server.remediate(risk("NO_ACTION", events))
    assert props[BLOCK]["actions"]["eventAction"] == "BLOCK"
    assert props[BLOCK].get("eventFilters") == left
