from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.threat_protection.protection import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(mode: Any) -> Any:
    return good(USER_POOL, userPoolAddOns={"advancedSecurityMode": mode})


def test_enforced() -> None:
    assert outcome(RULE, pool("ENFORCED")).clean


@pytest.mark.parametrize("mode", ["OFF", "AUDIT", "enforced", ""])
def test_another_mode(mode: str) -> None:
    found = outcome(RULE, pool(mode)).violated
    assert about(found) == ["userPoolAddOns.advancedSecurityMode"]


@pytest.mark.parametrize("block", [None, {"advancedSecurityMode": None}])
def test_absent_is_off(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, userPoolAddOns=block)).violated
    assert about([message]) == ["userPoolAddOns.advancedSecurityMode"]


@pytest.mark.parametrize(("mode", "fires"), [("ENFORCED", False), ("AUDIT", False), ("OFF", True), (None, True)])
def test_audit_may_do(mode: str | None, fires: bool) -> None:
    found = outcome(RULE, pool(mode), mode="AUDIT").violated
    assert bool(found) is fires


@pytest.mark.parametrize("block", [UNKNOWN_TEXT, {"advancedSecurityMode": UNKNOWN_TEXT}])
def test_unknown_is_not_checked_yet(block: Any) -> None:
    found = outcome(RULE, good(USER_POOL, userPoolAddOns=block))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("block", ["ENFORCED", [], {"advancedSecurityMode": True}])
def test_another_type_is_a_violation(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, userPoolAddOns=block)).violated
    assert " must be " in message


@pytest.mark.parametrize("mode", ["ENFORCED", "AUDIT"])
def test_remediating_chooses_the_plan_too(mode: str) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "mode": mode}})
    [(_, props)] = server.remediate(good(USER_POOL, userPoolAddOns=None, userPoolTier="LITE"))
    assert props["userPoolAddOns"] == {"advancedSecurityMode": mode}
    assert props["userPoolTier"] == "PLUS"
