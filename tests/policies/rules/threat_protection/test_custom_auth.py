from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.threat_protection.custom_auth import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import GATE, UNKNOWN_TEXT, good


def pool(mode: Any, trigger: Any = GATE) -> Any:
    flows = {"customAuthMode": mode}
    return good(
        USER_POOL,
        userPoolAddOns={"advancedSecurityAdditionalFlows": flows},
        lambdaConfig={"defineAuthChallenge": trigger},
    )


@pytest.mark.parametrize("trigger", [GATE, UNKNOWN_TEXT])
def test_enforced(trigger: str) -> None:
    assert outcome(RULE, pool("ENFORCED", trigger)).clean


@pytest.mark.parametrize("trigger", [GATE, UNKNOWN_TEXT])
@pytest.mark.parametrize("mode", ["AUDIT", "OFF", None])
def test_another_mode(mode: str | None, trigger: str) -> None:
    [message] = outcome(RULE, pool(mode, trigger)).violated
    assert about([message]) == ["userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode"]
    assert about([message]) == ["userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode"]


@pytest.mark.parametrize("trigger", [None, ""])
def test_without_custom_authentication_it_matters_to_security_hub_only(trigger: str | None) -> None:
    assert outcome(RULE, pool(None, trigger)).clean
    assert outcome(RULE, pool(None, trigger), strict=True).violated
    assert outcome(RULE, pool("ENFORCED", trigger), strict=True).clean
    assert outcome(RULE, good(USER_POOL, lambdaConfig=None)).clean


@pytest.mark.parametrize(
    "changes",
    [
        {"lambdaConfig": UNKNOWN_TEXT},
        {"lambdaConfig": {"defineAuthChallenge": GATE}, "userPoolAddOns": UNKNOWN_TEXT},
        {
            "lambdaConfig": {"defineAuthChallenge": GATE},
            "userPoolAddOns": {"advancedSecurityAdditionalFlows": {"customAuthMode": UNKNOWN_TEXT}},
        },
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"lambdaConfig": [GATE]},
        {"lambdaConfig": {"defineAuthChallenge": GATE}, "userPoolAddOns": {"advancedSecurityAdditionalFlows": "x"}},
    ],
)
def test_another_type_is_a_violation(changes: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, **changes)).violated
    assert " must be " in message


@pytest.mark.parametrize(("mode", "left"), [(None, "ENFORCED"), ("AUDIT", "AUDIT")])
def test_remediating_adds_what_else_is_needed(mode: str | None, left: str) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    block = {"advancedSecurityMode": mode}
    given = good(USER_POOL, userPoolAddOns=block, userPoolTier=None, lambdaConfig={"defineAuthChallenge": GATE})
    [(_, props)] = server.remediate(given)
    assert props["userPoolAddOns"] == {
        "advancedSecurityMode": left,
        "advancedSecurityAdditionalFlows": {"customAuthMode": "ENFORCED"},
    }
    assert props["userPoolTier"] == "PLUS"
