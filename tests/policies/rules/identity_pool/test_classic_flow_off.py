from typing import Any

import pytest

from cognito_policies.rules.identity_pool.classic_flow_off import RULE
from cognito_policies.tokens import IDENTITY_POOL
from tests.policies.judging import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


@pytest.mark.parametrize("classic", [False, None])
def test_enhanced_only(classic: bool | None) -> None:
    assert outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=classic)).clean


def test_classic() -> None:
    [message] = outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=True)).violated
    assert "chooses which role" in message


def test_unknown_is_undecided() -> None:
    found = outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=UNKNOWN_TEXT))
    assert not found.violated
    assert "allowClassicFlow" in found.undecided[0]


@pytest.mark.parametrize("wrong", ["false", 0, []])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert "must be a boolean" in outcome(RULE, good(IDENTITY_POOL, allowClassicFlow=wrong)).violated[0]
