from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.no_implicit import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("flows", [["code"], ["client_credentials"], [], None])
def test_other_flows(token: str, flows: list[str] | None) -> None:
    assert outcome(RULE, good(token, allowedOauthFlows=flows)).clean


@each_client
@pytest.mark.parametrize("flows", [["implicit"], ["code", "implicit"], [UNKNOWN_TEXT, "implicit"]])
def test_implicit(token: str, flows: list[str]) -> None:
    assert about([outcome(RULE, good(token, allowedOauthFlows=flows)).violated[0]]) == ["allowedOauthFlows"]


@each_client
@pytest.mark.parametrize("flows", [UNKNOWN_TEXT, [UNKNOWN_TEXT], ["code", None]])
def test_unknown_is_not_checked_yet(token: str, flows: Any) -> None:
    found = outcome(RULE, good(token, allowedOauthFlows=flows))
    assert not found.violated
    assert "allowedOauthFlows" in found.unchecked[0]


@each_client
@pytest.mark.parametrize("wrong", ["implicit", [1], {"implicit": True}])
def test_another_type_is_a_violation(token: str, wrong: Any) -> None:
    assert " must be " in outcome(RULE, good(token, allowedOauthFlows=wrong)).violated[0]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (["code", "implicit"], ["code"]),
        (["implicit"], ["code"]),
        ([secret("code"), "implicit"], [secret("code")]),
        (secret(["code", "implicit"]), secret(["code"])),
        ([UNKNOWN_TEXT, "implicit"], [UNKNOWN_TEXT]),
    ],
)
def test_remediating(given: Any, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(good(USER_POOL_CLIENT, allowedOauthFlows=given))
    assert props["allowedOauthFlows"] == left
