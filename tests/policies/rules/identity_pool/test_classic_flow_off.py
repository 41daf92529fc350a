from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.rules.identity_pool.classic_flow_off import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


@pytest.mark.parametrize("classic", [False, None])
def test_enhanced_only(classic: bool | None) -> None:
    assert outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=classic)).clean


def test_classic() -> None:
    [message] = outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=True)).violated
    assert about([message]) == ["allowClassicFlow"]


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=UNKNOWN_TEXT))
    assert not found.violated
    assert "allowClassicFlow" in found.unchecked[0]


@pytest.mark.parametrize("wrong", ["false", 0, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a boolean" in outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=wrong)).violated[0]
