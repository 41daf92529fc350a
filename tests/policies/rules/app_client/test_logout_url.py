from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.logout_url import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good

each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
def test_with_one(token: str) -> None:
    assert outcome(RULE, good(token)).clean


@each_client
@pytest.mark.parametrize("urls", [None, []])
def test_without_one(token: str, urls: Any) -> None:
    assert outcome(RULE, good(token, logoutUrls=urls)).violated[0].startswith("logoutUrls is empty")


@each_client
@pytest.mark.parametrize("flows", [None, [], ["client_credentials"], ["implicit"]])
def test_without_the_code_grant(token: str, flows: Any) -> None:
    assert outcome(RULE, good(token, logoutUrls=None, allowedOauthFlows=flows)).clean


@pytest.mark.parametrize(
    "changes", [{"logoutUrls": UNKNOWN_TEXT}, {"logoutUrls": [UNKNOWN_TEXT]}, {"allowedOauthFlows": UNKNOWN_TEXT}]
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, **changes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("changes", [{"logoutUrls": "https://x"}, {"allowedOauthFlows": "code"}])
def test_another_type_is_a_violation(changes: Any) -> None:
    assert " must be a list" in outcome(RULE, good(USER_POOL_CLIENT, **changes)).violated[0]
