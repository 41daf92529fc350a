from typing import Any

import pytest

from cognito_policies.rules.protection.deletion_protection import RULE
from cognito_policies.tokens import USER_POOL
from tests.policies.judging import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def test_active() -> None:
    assert outcome(RULE, good(USER_POOL)).clean


@pytest.mark.parametrize("word", ["INACTIVE", "active", ""])
def test_any_other_word(word: str) -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=word)).violated
    assert found == [f'deletionProtection is "{word}"; it must be "ACTIVE"']


def test_absent_is_inactive() -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=None)).violated
    assert found == ['deletionProtection is absent, which means "INACTIVE"; it must be "ACTIVE"']


def test_unknown_is_undecided() -> None:
    found = outcome(RULE, good(USER_POOL, deletionProtection=UNKNOWN_TEXT))
    assert not found.violated
    assert "deletionProtection" in found.undecided[0]


@pytest.mark.parametrize("wrong", [True, 1, ["ACTIVE"]])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be text" in outcome(RULE, good(USER_POOL, deletionProtection=wrong)).violated[0]
