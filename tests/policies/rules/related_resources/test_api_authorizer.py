from typing import Any

import pytest

from cognito_policies import Level
from cognito_policies.model.tokens import API_METHOD
from cognito_policies.rules.related_resources.api_authorizer import RULE
from tests.policies.checking import outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def test_it_is_off_unless_asked_for() -> None:
    assert RULE.level is Level.DISABLED


def test_a_token_with_a_scope_is_asked_for() -> None:
    assert outcome(RULE, good(API_METHOD)).clean


@pytest.mark.parametrize("authorization", ["NONE", "AWS_IAM", "CUSTOM", None, "cognito_user_pools"])
def test_any_other_authorization_fires(authorization: Any) -> None:
    [message] = outcome(RULE, good(API_METHOD, authorization=authorization)).violated
    assert message.startswith("authorization is ")


@pytest.mark.parametrize("scopes", [None, []])
def test_without_a_scope_every_token_will_do(scopes: Any) -> None:
    assert (
        outcome(RULE, good(API_METHOD, authorizationScopes=scopes))
        .violated[0]
        .startswith("authorizationScopes is empty")
    )


@pytest.mark.parametrize("verb", ["OPTIONS", "options"])
def test_browsers_ask_before_they_have_a_token(verb: str) -> None:
    assert outcome(RULE, good(API_METHOD, httpMethod=verb, authorization="NONE")).clean


@pytest.mark.parametrize("verb", ["ANY", None])
def test_every_other_method_is_looked_at(verb: Any) -> None:
    assert outcome(RULE, good(API_METHOD, httpMethod=verb, authorization="NONE")).violated


@pytest.mark.parametrize(
    "changes",
    [
        {"authorization": UNKNOWN_TEXT},
        {"authorizationScopes": UNKNOWN_TEXT},
        {"authorizationScopes": [UNKNOWN_TEXT]},
        {"httpMethod": UNKNOWN_TEXT},
    ],
)
def test_unknown_is_not_checked_yet(changes: Any) -> None:
    found = outcome(RULE, good(API_METHOD, **changes))
    assert not found.violated
    assert next(iter(changes)) in found.unchecked[0]


def test_another_type_is_a_violation() -> None:
    assert outcome(RULE, good(API_METHOD, authorizationScopes="api/read")).violated == [
        "authorizationScopes must be a list, got text"
    ]
