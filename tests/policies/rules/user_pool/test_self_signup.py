from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.self_signup import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(given: Any, name: str = "it") -> Any:
    return good(USER_POOL, name=name, adminCreateUserConfig={"allowAdminCreateUserOnly": given})


def test_by_invitation() -> None:
    assert outcome(RULE, pool(True)).clean


@pytest.mark.parametrize("given", [False, None])
def test_open(given: bool | None) -> None:
    found = outcome(RULE, pool(given)).violated
    assert about(found) == ["adminCreateUserConfig.allowAdminCreateUserOnly"]
    assert outcome(RULE, good(USER_POOL, adminCreateUserConfig=None)).violated


def test_pools_that_are_meant_to_be_open() -> None:
    assert outcome(RULE, pool(False, "shop"), openPools=["shop"]).clean
    assert outcome(RULE, pool(False, "staff"), openPools=["shop"]).violated


@pytest.mark.parametrize("block", [UNKNOWN_TEXT, {"allowAdminCreateUserOnly": UNKNOWN_TEXT}])
def test_unknown_is_not_checked_yet(block: Any) -> None:
    found = outcome(RULE, good(USER_POOL, adminCreateUserConfig=block))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("block", ["yes", {"allowAdminCreateUserOnly": "true"}])
def test_another_type_is_a_violation(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, adminCreateUserConfig=block)).violated
    assert " must be " in message
