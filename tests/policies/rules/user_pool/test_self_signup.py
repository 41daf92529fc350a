from typing import Any

import pytest

from cognito_policies.rules.user_pool.self_signup import RULE
from cognito_policies.tokens import USER_POOL
from tests.policies.judging import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(given: Any, name: str = "it") -> Any:
    return good(USER_POOL, name=name, adminCreateUserConfig={"allowAdminCreateUserOnly": given})


def test_by_invitation() -> None:
    assert outcome(RULE, pool(True)).clean


@pytest.mark.parametrize(("given", "said"), [(False, "false"), (None, "absent")])
def test_open(given: bool | None, said: str) -> None:
    found = outcome(RULE, pool(given)).violated
    assert found == [f"adminCreateUserConfig.allowAdminCreateUserOnly is {said}: anyone can sign up"]
    assert outcome(RULE, good(USER_POOL, adminCreateUserConfig=None)).violated


def test_pools_that_are_meant_to_be_open() -> None:
    assert outcome(RULE, pool(False, "shop"), openPools=["shop"]).clean
    assert outcome(RULE, pool(False, "staff"), openPools=["shop"]).violated


@pytest.mark.parametrize("block", [UNKNOWN_TEXT, {"allowAdminCreateUserOnly": UNKNOWN_TEXT}])
def test_unknown_is_undecided(block: Any) -> None:
    found = outcome(RULE, good(USER_POOL, adminCreateUserConfig=block))
    assert not found.violated
    assert len(found.undecided) == 1


@pytest.mark.parametrize("block", ["yes", {"allowAdminCreateUserOnly": "true"}])
def test_another_type_is_a_violation(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, adminCreateUserConfig=block)).violated
    assert " must be " in message
