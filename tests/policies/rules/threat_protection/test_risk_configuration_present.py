from typing import Any

import pytest

from cognito_policies.model.tokens import RISK_CONFIGURATION, USER_POOL
from cognito_policies.rules.threat_protection.risk_configuration_present import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, loose, tied


def test_with_one() -> None:
    assert stack_outcome(RULE, good_stack()).clean


@pytest.mark.parametrize("mode", ["OFF", "AUDIT", None])
def test_where_nothing_is_enforced_none_is_needed(mode: str | None) -> None:
    changes = {USER_POOL: {"userPoolAddOns": {"advancedSecurityMode": mode}}}
    assert stack_outcome(RULE, good_stack(changes, without=(RISK_CONFIGURATION,))).clean


def test_without_one() -> None:
    [message] = stack_outcome(RULE, good_stack(without=(RISK_CONFIGURATION,))).violated
    assert about([message]) == ["it: no"]


@pytest.mark.parametrize(("client", "fires"), [("abc", True), (UNKNOWN_TEXT, True), ("", False), (None, False)])
def test_one_for_a_single_client_leaves_the_others_without(client: str | None, fires: bool) -> None:
    assert bool(stack_outcome(RULE, good_stack({RISK_CONFIGURATION: {"clientId": client}})).violated) is fires


def test_one_for_a_client_and_one_for_all() -> None:
    stack = good_stack({RISK_CONFIGURATION: {"clientId": "abc"}}, extra=(tied(RISK_CONFIGURATION, "all"),))
    assert stack_outcome(RULE, stack).clean


def test_one_of_another_pool_does_not_count() -> None:
    other = good(USER_POOL, name="other", id="eu-west-1_other")
    stack = [*good_stack({USER_POOL: {"id": "eu-west-1_abc"}}), other]
    assert [message.partition(":")[0] for message in stack_outcome(RULE, stack).violated] == ["other"]


def test_the_id_as_text() -> None:
    pool = good(USER_POOL, id="eu-west-1_abc")
    assert stack_outcome(RULE, [pool, good(RISK_CONFIGURATION, userPoolId="eu-west-1_abc")]).clean
    assert stack_outcome(RULE, [pool, good(RISK_CONFIGURATION, userPoolId="eu-west-1_xyz")]).violated


@pytest.mark.parametrize(
    "stack",
    [
        loose(RISK_CONFIGURATION, userPoolId=UNKNOWN_TEXT),
        loose(RISK_CONFIGURATION, userPoolId="eu-west-1_abc"),
        good_stack({USER_POOL: {"userPoolAddOns": UNKNOWN_TEXT}}),
    ],
)
def test_unknown_is_not_checked_yet(stack: Any) -> None:
    found = stack_outcome(RULE, stack)
    assert not found.violated
    assert len(found.unchecked) == 1
