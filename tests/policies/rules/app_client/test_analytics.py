from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.analytics import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("block", [None, {"applicationId": "x"}, {"userDataShared": False}])
def test_not_shared(token: str, block: Any) -> None:
    assert outcome(RULE, good(token, analyticsConfiguration=block)).clean


@each_client
def test_shared(token: str) -> None:
    [message] = outcome(RULE, good(token, analyticsConfiguration={"userDataShared": True})).violated
    assert message.startswith("analyticsConfiguration.userDataShared is true")


@pytest.mark.parametrize("block", [UNKNOWN_TEXT, {"userDataShared": UNKNOWN_TEXT}])
def test_unknown_is_not_checked_yet(block: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, analyticsConfiguration=block))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("block", [[], {"userDataShared": "true"}])
def test_another_type_is_a_violation(block: Any) -> None:
    [message] = outcome(RULE, good(USER_POOL_CLIENT, analyticsConfiguration=block)).violated
    assert " must be " in message
