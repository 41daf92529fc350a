from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.pool_retention.deletion_protection import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def test_active() -> None:
    assert outcome(RULE, good(USER_POOL)).clean


@pytest.mark.parametrize("word", ["INACTIVE", "active", ""])
def test_any_other_word(word: str) -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=word)).violated
    assert about(found) == ["deletionProtection"]


def test_absent_is_inactive() -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=None)).violated
    assert about(found) == ["deletionProtection"]


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=UNKNOWN_TEXT))
    assert not found.violated
    assert "deletionProtection" in found.unchecked[0]


@pytest.mark.parametrize("wrong", [True, 1, ["ACTIVE"]])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a text" in outcome(RULE, good(USER_POOL, deletionProtection=wrong)).violated[0]
