from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.token_revocation import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("value", [True, None])
def test_on_or_left_to_aws(token: str, value: bool | None) -> None:
    assert outcome(RULE, good(token, enableTokenRevocation=value)).clean


@each_client
def test_off(token: str) -> None:
    assert "a stolen refresh token" in outcome(RULE, good(token, enableTokenRevocation=False)).violated[0]


@each_client
def test_unknown_is_not_checked_yet(token: str) -> None:
    found = outcome(RULE, good(token, enableTokenRevocation=UNKNOWN_TEXT))
    assert not found.violated
    assert "enableTokenRevocation" in found.unchecked[0]


@each_client
@pytest.mark.parametrize("wrong", ["true", 1])
def test_another_type_is_a_violation(token: str, wrong: Any) -> None:
    assert "must be a boolean" in outcome(RULE, good(token, enableTokenRevocation=wrong)).violated[0]
