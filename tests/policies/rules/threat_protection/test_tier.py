from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.threat_protection.tier import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

OFF = {"userPoolAddOns": None}
CUSTOM = {
    "userPoolAddOns": {"advancedSecurityMode": "OFF", "advancedSecurityAdditionalFlows": {"customAuthMode": "AUDIT"}}
}


def pool(tier: Any, **changes: Any) -> Any:
    return good(USER_POOL, userPoolTier=tier, **changes)


@pytest.mark.parametrize("tier", ["LITE", "ESSENTIALS", None])
@pytest.mark.parametrize(
    "changes", [{}, {"userPoolAddOns": {"advancedSecurityMode": "AUDIT"}}, CUSTOM], ids=["enforced", "audit", "custom"]
)
def test_threat_protection_without_plus(tier: str | None, changes: Any) -> None:
    [message] = outcome(RULE, pool(tier, **changes)).violated
    assert about([message]) == ["userPoolTier"]
    assert ('not set (default "ESSENTIALS")' if tier is None else f'userPoolTier is "{tier}"') in message


@pytest.mark.parametrize("changes", [{}, CUSTOM, OFF])
def test_plus_has_it_all(changes: Any) -> None:
    assert outcome(RULE, pool("PLUS", passwordPolicy={"passwordHistorySize": 3}, **changes)).clean


@pytest.mark.parametrize("tier", ["LITE", "ESSENTIALS", None])
@pytest.mark.parametrize("changes", [OFF, {"userPoolAddOns": {"advancedSecurityMode": "OFF"}}])
def test_without_threat_protection_any_plan_will_do(tier: str | None, changes: Any) -> None:
    assert outcome(RULE, pool(tier, **changes)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"passwordPolicy": {"passwordHistorySize": 1}},
        {"signInPolicy": {"allowedFirstAuthFactors": ["WEB_AUTHN"]}},
        {"emailMfaConfiguration": {"subject": "x"}},
        {"passwordPolicy": {"passwordHistorySize": 1}, "emailMfaConfiguration": {"subject": "x"}},
    ],
)
def test_features_that_lite_does_not_have(changes: Any) -> None:
    found = outcome(RULE, pool("LITE", **OFF, **changes)).violated
    assert about(found) == ["userPoolTier"]
    assert outcome(RULE, pool("ESSENTIALS", **OFF, **changes)).clean
    assert outcome(RULE, pool(None, **OFF, **changes)).clean


@pytest.mark.parametrize(
    "changes",
    [{"passwordPolicy": {"passwordHistorySize": 0}}, {"signInPolicy": {"allowedFirstAuthFactors": ["PASSWORD"]}}],
)
def test_features_that_are_not_in_use(changes: Any) -> None:
    assert outcome(RULE, pool("LITE", **OFF, **changes)).clean


@pytest.mark.parametrize(("tier", "fires"), [("PLUS", False), ("ESSENTIALS", True), (None, True)])
def test_plus_may_be_demanded(tier: str | None, fires: bool) -> None:
    found = outcome(RULE, pool(tier, **OFF), requirePlus=True).violated
    assert bool(found) is fires


@pytest.mark.parametrize(
    "changes", [{"userPoolTier": UNKNOWN_TEXT}, {"userPoolTier": None, "userPoolAddOns": UNKNOWN_TEXT}]
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


def test_what_an_unknown_feature_needs_is_not_checked_yet() -> None:
    found = outcome(RULE, pool("LITE", **OFF, emailMfaConfiguration=UNKNOWN_TEXT))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [True, ["PLUS"]])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, pool(wrong)).violated
    assert "must be a text" in message


@pytest.mark.parametrize(
    ("changes", "options", "left"),
    [
        ({}, {}, "PLUS"),
        (OFF, {"requirePlus": True}, "PLUS"),
        ({**OFF, "emailMfaConfiguration": {"subject": "x"}}, {}, "ESSENTIALS"),
    ],
)
def test_remediating_chooses_no_more_than_is_needed(changes: Any, options: Any, left: str) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", **options}})
    [(_, props)] = server.remediate(pool("LITE", **changes))
    assert props["userPoolTier"] == left
