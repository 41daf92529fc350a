from typing import Any

import pytest

from cognito_policies.model.tokens import MANAGED_USER_POOL_CLIENT, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.triggers.custom_auth_clients import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good, good_stack, loose

TRIGGERS: Any = {
    "lambdaConfig": dict.fromkeys(("defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse"), GATE)
}
SRP = "ALLOW_USER_SRP_AUTH"


def stack(first: Any, second: Any = None, **pool: Any) -> Any:
    return good_stack(
        {
            USER_POOL: pool,
            USER_POOL_CLIENT: {"explicitAuthFlows": first},
            MANAGED_USER_POOL_CLIENT: {"explicitAuthFlows": second},
        }
    )


@pytest.mark.parametrize("flow", ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"])
def test_allowed_without_triggers(flow: str) -> None:
    [message] = stack_outcome(RULE, stack([SRP, flow])).violated
    assert about([message]) == ["it: explicitAuthFlows"]
    assert len(stack_outcome(RULE, stack([flow], [flow])).violated) == 2
    assert stack_outcome(RULE, stack([flow], lambdaConfig=None)).violated


@pytest.mark.parametrize("flows", [None, [], [SRP]])
def test_not_allowed_without_triggers(flows: Any) -> None:
    assert stack_outcome(RULE, stack(flows)).clean


@pytest.mark.parametrize("flow", ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"])
def test_allowed_with_triggers(flow: str) -> None:
    assert stack_outcome(RULE, stack([SRP, flow], [SRP], **TRIGGERS)).clean


@pytest.mark.parametrize("flows", [None, []])
def test_a_client_that_names_no_flows_allows_it(flows: Any) -> None:
    assert stack_outcome(RULE, stack(flows, [SRP], **TRIGGERS)).clean


def test_triggers_that_no_client_uses() -> None:
    found = stack_outcome(RULE, stack([SRP], [SRP], **TRIGGERS)).violated
    assert about(found) == ["it: custom"]
    assert stack_outcome(RULE, stack([SRP], [SRP], lambdaConfig={"defineAuthChallenge": UNKNOWN_TEXT})).violated


def test_the_clients_may_be_outside_the_stack() -> None:
    clients = (USER_POOL_CLIENT, MANAGED_USER_POOL_CLIENT)
    assert stack_outcome(RULE, good_stack({USER_POOL: TRIGGERS}, without=clients)).clean
    client = good(USER_POOL_CLIENT, userPoolId="eu-west-1_xyz", explicitAuthFlows=["ALLOW_CUSTOM_AUTH"])
    assert stack_outcome(RULE, [good(USER_POOL, id="eu-west-1_abc"), client]).clean


@pytest.mark.parametrize(
    "given",
    [
        stack(["ALLOW_CUSTOM_AUTH"], lambdaConfig=UNKNOWN_TEXT),
        stack(UNKNOWN_TEXT, [SRP]),
        stack([SRP, UNKNOWN_TEXT], [SRP], **TRIGGERS),
        loose(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT, explicitAuthFlows=["ALLOW_CUSTOM_AUTH"]),
        [
            good(USER_POOL, **TRIGGERS),
            *(one for one in stack([SRP], [SRP]) if one.type == MANAGED_USER_POOL_CLIENT),
            good(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT),
        ],
    ],
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = stack_outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("given", [stack("ALLOW_CUSTOM_AUTH", [SRP]), stack([SRP], lambdaConfig=[])])
def test_another_type_is_a_violation(given: Any) -> None:
    [message] = stack_outcome(RULE, given).violated
    assert " must be " in message
