from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, MANAGED_USER_POOL_CLIENT, USER_POOL_CLIENT
from cognito_policies.rules.app_client.no_password_flows import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good

ADMIN = "ALLOW_ADMIN_USER_PASSWORD_AUTH"
SRP = "ALLOW_USER_SRP_AUTH"
REFRESH = "ALLOW_REFRESH_TOKEN_AUTH"
each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("flows", [[SRP, REFRESH], ["ALLOW_CUSTOM_AUTH"], ["ALLOW_USER_AUTH"], [], None])
def test_flows_that_do_not_send_the_password(token: str, flows: list[str] | None) -> None:
    assert outcome(RULE, good(token, explicitAuthFlows=flows)).clean


@each_client
@pytest.mark.parametrize("flow", ["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"])
def test_flows_that_send_the_password(token: str, flow: str) -> None:
    found = outcome(RULE, good(token, explicitAuthFlows=[SRP, flow])).violated
    assert about(found) == ["explicitAuthFlows"]


@pytest.mark.parametrize(("has_secret", "fires"), [(True, False), (False, True), (None, True)])
def test_the_admin_flow_needs_a_secret(has_secret: bool | None, fires: bool) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, explicitAuthFlows=[ADMIN], generateSecret=has_secret))
    assert bool(found.violated) is fires
    assert all("generateSecret" in message for message in found.violated)


def test_a_managed_client_cannot_say_it_has_a_secret() -> None:
    assert outcome(RULE, good(MANAGED_USER_POOL_CLIENT, explicitAuthFlows=[ADMIN])).violated


@pytest.mark.parametrize(
    ("options", "flow", "fires"),
    [
        ({"allowUserPassword": True}, "ALLOW_USER_PASSWORD_AUTH", False),
        ({"allowUserPassword": True}, "USER_PASSWORD_AUTH", False),
        ({"allowUserPassword": True}, "ADMIN_NO_SRP_AUTH", True),
        ({"allowUserAuth": False}, "ALLOW_USER_AUTH", True),
    ],
)
def test_options(options: dict[str, bool], flow: str, fires: bool) -> None:
    assert bool(outcome(RULE, good(USER_POOL_CLIENT, explicitAuthFlows=[flow]), **options).violated) is fires


@each_client
@pytest.mark.parametrize("flows", [UNKNOWN_TEXT, [UNKNOWN_TEXT], [SRP, None]])
def test_unknown_flows_are_not_checked_yet(token: str, flows: Any) -> None:
    found = outcome(RULE, good(token, explicitAuthFlows=flows))
    assert not found.violated
    assert "explicitAuthFlows" in found.unchecked[0]


def test_an_unknown_secret_matters_to_the_admin_flow_only() -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, explicitAuthFlows=[ADMIN], generateSecret=UNKNOWN_TEXT))
    assert not found.violated
    assert "generateSecret" in found.unchecked[0]
    assert outcome(RULE, good(USER_POOL_CLIENT, generateSecret=UNKNOWN_TEXT)).clean


@each_client
@pytest.mark.parametrize("wrong", ["ALLOW_USER_PASSWORD_AUTH", [1], {}])
def test_another_type_is_a_violation(token: str, wrong: Any) -> None:
    assert " must be " in outcome(RULE, good(token, explicitAuthFlows=wrong)).violated[0]


@pytest.mark.parametrize(
    ("given", "has_secret", "left"),
    [
        ([SRP, "ALLOW_USER_PASSWORD_AUTH"], False, [SRP]),
        (["ALLOW_USER_PASSWORD_AUTH", REFRESH], False, [REFRESH, SRP]),
        (["ALLOW_USER_PASSWORD_AUTH", ADMIN], True, [ADMIN]),
        (["ALLOW_USER_PASSWORD_AUTH", ADMIN], False, [SRP]),
        (["USER_PASSWORD_AUTH", "CUSTOM_AUTH_FLOW_ONLY"], False, ["CUSTOM_AUTH_FLOW_ONLY"]),
        ([secret(SRP), "ALLOW_USER_PASSWORD_AUTH"], False, [secret(SRP)]),
        (secret(["ALLOW_USER_PASSWORD_AUTH", SRP]), False, secret([SRP])),
    ],
)
def test_remediating(given: Any, has_secret: bool, left: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(good(USER_POOL_CLIENT, explicitAuthFlows=given, generateSecret=has_secret))
    assert props["explicitAuthFlows"] == left
