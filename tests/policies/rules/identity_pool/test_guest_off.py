from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.rules.identity_pool.guest_off import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


@pytest.mark.parametrize("guests", [False, None])
def test_no_guests(guests: bool | None) -> None:
    assert outcome(RULE, good(IDENTITY_POOL, allowUnauthenticatedIdentities=guests)).clean


def test_guests() -> None:
    [message] = outcome(RULE, good(IDENTITY_POOL, allowUnauthenticatedIdentities=True)).violated
    assert "without signing in" in message


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(IDENTITY_POOL, allowUnauthenticatedIdentities=UNKNOWN_TEXT))
    assert not found.violated
    assert "allowUnauthenticatedIdentities" in found.unchecked[0]


@pytest.mark.parametrize("wrong", ["false", 0, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a boolean" in outcome(RULE, good(IDENTITY_POOL, allowUnauthenticatedIdentities=wrong)).violated[0]
