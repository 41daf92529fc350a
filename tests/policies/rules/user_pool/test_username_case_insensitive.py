from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.user_pool.username_case_insensitive import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def test_case_does_not_count() -> None:
    assert outcome(RULE, good(USER_POOL, usernameConfiguration={"caseSensitive": False})).clean


@pytest.mark.parametrize("block", [None, {"caseSensitive": None}, {"caseSensitive": True}])
def test_case_counts(block: Any) -> None:
    bare = good(USER_POOL, usernameConfiguration=None if block is None else {"caseSensitive": block["caseSensitive"]})
    [message] = outcome(RULE, bare).violated
    assert message.startswith("usernameConfiguration.caseSensitive is ")
    assert ("not set (default true)" in message) is (block is None or block["caseSensitive"] is None)


@pytest.mark.parametrize("block", [UNKNOWN_TEXT, {"caseSensitive": UNKNOWN_TEXT}])
def test_unknown_is_not_checked_yet(block: Any) -> None:
    found = outcome(RULE, good(USER_POOL, usernameConfiguration=block))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("block", [[], {"caseSensitive": "false"}, {"caseSensitive": 0}])
def test_another_type_is_a_violation(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, usernameConfiguration=block)).violated
    assert " must be " in message
