from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.refresh_rotation import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

FLOW = "ALLOW_REFRESH_TOKEN_AUTH"
SRP = "ALLOW_USER_SRP_AUTH"


def client(feature: Any = "ENABLED", grace: Any = None, flows: Any = None, token: str = USER_POOL_CLIENT) -> Any:
    block = {"feature": feature, "retryGracePeriodSeconds": grace}
    return good(token, refreshTokenRotation=block, explicitAuthFlows=flows)


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("grace", [None, 0, 60])
@pytest.mark.parametrize("flows", [None, [], [SRP]])
def test_rotated(token: str, grace: int | None, flows: Any) -> None:
    assert outcome(RULE, client("ENABLED", grace, flows, token)).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("feature", ["DISABLED", "enabled", None])
def test_not_rotated(token: str, feature: Any) -> None:
    [message] = outcome(RULE, client(feature, 90, [FLOW], token)).violated
    assert about([message]) == ["refreshTokenRotation.feature"]
    assert outcome(RULE, good(token, refreshTokenRotation=None)).violated


@pytest.mark.parametrize(("grace", "limit", "fires"), [(61, 60, True), (30, 30, False), (31, 30, True), (1, 0, True)])
def test_the_grace(grace: int, limit: int, fires: bool) -> None:
    found = outcome(RULE, client(grace=grace), maxGraceSeconds=limit).violated
    assert about(found) == (["refreshTokenRotation.retryGracePeriodSeconds"] if fires else [])


def test_the_option() -> None:
    [option] = RULE.options
    assert (option.default, option.allowed) == (60, "a whole number from 0 to 60")


def test_the_flow_that_goes_around_it() -> None:
    found = outcome(RULE, client(flows=[SRP, FLOW])).violated
    assert about(found) == ["explicitAuthFlows"]


def test_machines_have_no_refresh_tokens() -> None:
    assert outcome(
        RULE, good(USER_POOL_CLIENT, refreshTokenRotation=None, allowedOauthFlows=["client_credentials"])
    ).clean
    both = ["client_credentials", "code"]
    assert outcome(RULE, good(USER_POOL_CLIENT, refreshTokenRotation=None, allowedOauthFlows=both)).violated


@pytest.mark.parametrize(
    "changes",
    [
        {"refreshTokenRotation": UNKNOWN_TEXT},
        {"refreshTokenRotation": {"feature": UNKNOWN_TEXT}},
        {"refreshTokenRotation": {"retryGracePeriodSeconds": UNKNOWN_TEXT}},
        {"explicitAuthFlows": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize(
    "given",
    [client(True), client(grace="60"), client(flows=FLOW), good(USER_POOL_CLIENT, refreshTokenRotation="ENABLED")],
)
def test_another_type_is_a_violation(given: Any) -> None:
    [message] = outcome(RULE, given).violated
    assert " must be " in message


@pytest.mark.parametrize(
    ("given", "left", "flows"),
    [
        (client("DISABLED", 60, [SRP, FLOW]), {"feature": "ENABLED", "retryGracePeriodSeconds": 30}, [SRP]),
        (client("DISABLED", 30), {"feature": "ENABLED", "retryGracePeriodSeconds": 30}, None),
        (client("ENABLED", 5, [FLOW, SRP]), {"feature": "ENABLED", "retryGracePeriodSeconds": 5}, [SRP]),
        (client(None), {"feature": "ENABLED"}, None),
    ],
)
def test_remediating(given: Any, left: Any, flows: Any) -> None:
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "remediate", "maxGraceSeconds": 30}})
    [(_, props)] = server.remediate(given)
    assert props["refreshTokenRotation"] == left
    assert props.get("explicitAuthFlows") == flows
