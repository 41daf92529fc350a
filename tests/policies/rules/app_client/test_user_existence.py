from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.user_existence import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
def test_enabled(token: str) -> None:
    assert outcome(RULE, good(token)).clean


@each_client
@pytest.mark.parametrize("word", ["LEGACY", "enabled", ""])
def test_any_other_word(token: str, word: str) -> None:
    found = outcome(RULE, good(token, preventUserExistenceErrors=word)).violated
    assert about(found) == ["preventUserExistenceErrors"]


@each_client
def test_absent_is_legacy(token: str) -> None:
    [message] = outcome(RULE, good(token, preventUserExistenceErrors=None)).violated
    assert about([message]) == ["preventUserExistenceErrors"]


@each_client
def test_unknown_is_not_checked_yet(token: str) -> None:
    found = outcome(RULE, good(token, preventUserExistenceErrors=UNKNOWN_TEXT))
    assert not found.violated
    assert "preventUserExistenceErrors" in found.unchecked[0]


@each_client
@pytest.mark.parametrize("wrong", [True, 1, {}])
def test_another_type_is_a_violation(token: str, wrong: Any) -> None:
    assert "must be a text" in outcome(RULE, good(token, preventUserExistenceErrors=wrong)).violated[0]
