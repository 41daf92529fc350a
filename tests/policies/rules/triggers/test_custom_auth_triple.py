from itertools import combinations
from typing import Any

import pytest

from cognito_policies.model.tokens import USER_POOL
from cognito_policies.rules.triggers.custom_auth_triple import RULE
from tests.policies.checking import outcome
from tests.policies.samples import GATE, UNKNOWN_TEXT, good

TRIPLE = ("defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse")


@pytest.mark.parametrize("value", [GATE, UNKNOWN_TEXT])
def test_all_or_none(value: str) -> None:
    assert outcome(RULE, good(USER_POOL, lambdaConfig=dict.fromkeys(TRIPLE, value))).clean
    assert outcome(RULE, good(USER_POOL, lambdaConfig=None)).clean
    assert outcome(RULE, good(USER_POOL, lambdaConfig=dict.fromkeys(TRIPLE, ""))).clean


@pytest.mark.parametrize("names", [*combinations(TRIPLE, 1), *combinations(TRIPLE, 2)])
def test_some_of_them(names: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, lambdaConfig=dict.fromkeys(names, GATE))).violated
    assert message.startswith(f"lambdaConfig lacks {' and '.join(name for name in TRIPLE if name not in names)}:")


def test_unknown_is_not_checked_yet() -> None:
    found = outcome(RULE, good(USER_POOL, lambdaConfig=UNKNOWN_TEXT))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [GATE, [GATE], True])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL, lambdaConfig=wrong)).violated
    assert "must be an object" in message
