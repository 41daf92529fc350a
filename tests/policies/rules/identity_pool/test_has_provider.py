from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.rules.identity_pool.has_provider import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def pool(**changes: Any) -> Any:
    return good(IDENTITY_POOL, cognitoIdentityProviders=None, **changes)


@pytest.mark.parametrize(
    "given",
    [
        {"openidConnectProviderArns": ["arn"]},
        {"samlProviderArns": ["arn"]},
        {"supportedLoginProviders": {"graph.facebook.com": "1"}},
        {"developerProviderName": "mine"},
    ],
)
def test_any_provider_will_do(given: Any) -> None:
    assert outcome(RULE, pool(**given)).clean
    assert outcome(RULE, pool(**given, allowUnauthenticatedIdentities=True)).clean
    [name] = given
    for empty in (type(given[name])(), None):
        assert outcome(RULE, pool(**{name: empty})).violated


def test_one_that_is_known_decides() -> None:
    assert outcome(RULE, pool(samlProviderArns=["arn"], openidConnectProviderArns=UNKNOWN_TEXT)).clean
    assert outcome(RULE, good(IDENTITY_POOL, samlProviderArns=UNKNOWN_TEXT)).clean


def test_no_user_can_sign_in() -> None:
    for guests in (False, None):
        [message] = outcome(RULE, pool(allowUnauthenticatedIdentities=guests)).violated
        assert about([message]) == ["cognitoIdentityProviders"]
    [message] = outcome(RULE, pool(allowUnauthenticatedIdentities=True)).violated
    assert about([message]) == ["cognitoIdentityProviders"]


def test_guests_only_may_be_allowed() -> None:
    assert outcome(RULE, pool(allowUnauthenticatedIdentities=True), allowGuestOnly=True).clean
    assert outcome(RULE, pool(), allowGuestOnly=True).violated


@pytest.mark.parametrize(
    "name",
    [
        "openidConnectProviderArns",
        "samlProviderArns",
        "supportedLoginProviders",
        "developerProviderName",
        "allowUnauthenticatedIdentities",
    ],
)
def test_what_is_unknown_is_not_checked_yet(name: str) -> None:
    found = outcome(RULE, pool(**{name: UNKNOWN_TEXT}))
    assert not found.violated
    assert name in found.unchecked[0]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"samlProviderArns": "arn"}, "samlProviderArns must be a list"),
        ({"supportedLoginProviders": []}, "supportedLoginProviders must be an object"),
        ({"developerProviderName": 1}, "developerProviderName must be a text"),
    ],
)
def test_other_types_are_a_violation(given: Any, wanted: str) -> None:
    [message] = outcome(RULE, pool(**given)).violated
    assert message.startswith(wanted)
