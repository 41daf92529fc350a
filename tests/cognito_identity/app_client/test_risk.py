"""The risk configuration of an app client."""

from typing import Any

import pytest

from cognito_identity import AppClient, ArgumentError, UserPoolWithMfa
from tests.cognito_identity.engine import ACCOUNT, REGION, Run, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
BLOCK: Any = {"account_takeover": {"high": {"event_action": "BLOCK"}}}


def with_risk(risk: Any, **pool: Any) -> Run:
    def program() -> None:
        args: Any = pool
        UserPoolWithMfa("users", args).add_client("web", {"risk_configuration": risk})

    return run(program)


def test_the_client_has_actions_of_its_own_and_the_pool_keeps_its_actions() -> None:
    done = with_risk({**BLOCK, "risk_exception": {"blocked_ip_ranges": ["192.0.2.0/24"]}})
    assert done.error is None
    mine, pools = done.named("users-web-risk"), done.named("users-risk")
    assert mine.property_dependencies["clientId"] == (done.named("users-web-client").urn,)
    assert mine.inputs["accountTakeoverRiskConfiguration"] == {
        "actions": {"highAction": {"eventAction": "BLOCK", "notify": False}}
    }
    assert mine.inputs["riskExceptionConfiguration"] == {"blockedIpRangeLists": ["192.0.2.0/24"]}
    assert mine.options == {"deletedWith"}
    assert "clientId" not in pools.inputs


def test_a_client_of_a_pool_that_is_only_an_id_can_have_it_too() -> None:
    done = deploy(lambda: AppClient("web", {"user_pool_id": POOL_ID, "risk_configuration": BLOCK}))
    assert done.named("web-risk").inputs["userPoolId"] == POOL_ID


def test_a_client_without_it_registers_none() -> None:
    assert deploy(lambda: AppClient("web", {"user_pool_id": POOL_ID})).of_type("RiskConfiguration") == []


def test_the_sender_of_notifications_is_the_identity_of_its_address() -> None:
    notify = {"high": {"event_action": "BLOCK", "notify": True}, "notify_configuration": {"from_email": "a@b.example"}}
    done = with_risk({"account_takeover": notify})
    sent = done.named("users-web-risk").inputs["accountTakeoverRiskConfiguration"]["notifyConfiguration"]
    assert sent["sourceArn"] == f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/a@b.example"


@pytest.mark.parametrize(
    ("risk", "pool", "code"),
    [
        ({}, {}, "risk-configuration-empty"),
        (BLOCK, {"feature_plan": "essentials"}, "threat-protection-off"),
        (BLOCK, {"advanced_security_mode": "off"}, "threat-protection-off"),
        ({"account_takeover": {}}, {}, "risk-level-missing"),
        ({"account_takeover": {"low": {"event_action": "MFA_REQUIRED"}}}, {"mfa": "off"}, "risk-action-without-mfa"),
        ({"account_takeover": {"low": {"event_action": "BLOCK", "notify": True}}}, {}, "notification-sender-missing"),
        ({"risk_exception": {"blocked_ip_ranges": ["192.0.2.1"]}}, {}, "ip-range-invalid"),
        ({"risk_exception": {"blocked_ip_ranges": []}}, {}, "risk-exception-empty"),
    ],
)
def test_an_invalid_risk_configuration_is_refused(risk: Any, pool: Any, code: str) -> None:
    done = with_risk(risk, **pool)
    assert isinstance(done.error, ArgumentError)
    assert [found for _, found in error_codes(done.error)] == [code]
    assert done.of_type("UserPoolClient") == []


def test_it_has_no_effect_on_a_machine_client() -> None:
    args: Any = {
        "user_pool_id": POOL_ID,
        "preset": "machine",
        "o_auth": {"scopes": ["orders/read"]},
        "risk_configuration": BLOCK,
    }
    done = deploy(lambda: AppClient("job", args))
    assert any("risk_configuration: has no effect" in message for message in done.messages)
