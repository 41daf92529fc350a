from typing import Any

import pytest

from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL_CLIENT
from cognito_policies.rules.app_client.scopes import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

ADMIN = "aws.cognito.signin.user.admin"
each_client = pytest.mark.parametrize("token", APP_CLIENTS)


@each_client
@pytest.mark.parametrize("scopes", [None, [], ["openid", "email"], ["api/read"]])
def test_without_access_to_the_account(token: str, scopes: Any) -> None:
    assert outcome(RULE, good(token, allowedOauthScopes=scopes)).clean


@each_client
@pytest.mark.parametrize("scopes", [[ADMIN], ["openid", ADMIN], [UNKNOWN_TEXT, ADMIN]])
def test_with_access_to_the_account(token: str, scopes: Any) -> None:
    [message] = outcome(RULE, good(token, allowedOauthScopes=scopes)).violated
    assert about([message]) == ["allowedOauthScopes"]
    assert outcome(RULE, good(token, allowedOauthScopes=scopes), allowUserAdmin=True).violated == []


@pytest.mark.parametrize("scopes", [UNKNOWN_TEXT, ["openid", UNKNOWN_TEXT]])
def test_unknown_is_not_checked_yet(scopes: Any) -> None:
    found = outcome(RULE, good(USER_POOL_CLIENT, allowedOauthScopes=scopes))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", [ADMIN, [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert " must be " in outcome(RULE, good(USER_POOL_CLIENT, allowedOauthScopes=wrong)).violated[0]
