from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_POOL
from cognito_policies.rules.identity_pool.token_check import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good

CHECKED = {"clientId": UNKNOWN_TEXT, "providerName": UNKNOWN_TEXT, "serverSideTokenCheck": True}


def pool(*providers: Any) -> Any:
    return good(IDENTITY_POOL, cognitoIdentityProviders=list(providers))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_every_provider_checks(count: int) -> None:
    assert outcome(RULE, pool(*[CHECKED] * count)).clean


def test_a_pool_without_user_pools_has_nothing_to_check() -> None:
    assert outcome(RULE, good(IDENTITY_POOL, cognitoIdentityProviders=None)).clean


def test_each_provider_that_does_not_check_is_named() -> None:
    found = outcome(RULE, pool({"clientId": "a"}, CHECKED, {"serverSideTokenCheck": False})).violated
    assert about([message.partition(":")[0] for message in found]) == [
        "cognitoIdentityProviders[0].serverSideTokenCheck",
        "cognitoIdentityProviders[2].serverSideTokenCheck",
    ]


@pytest.mark.parametrize("unknown", [UNKNOWN_TEXT, None, {"serverSideTokenCheck": UNKNOWN_TEXT}])
def test_an_unknown_provider_is_not_checked_yet_beside_one_that_is_checked(unknown: Any) -> None:
    found = outcome(RULE, pool(unknown, {}))
    assert len(found.violated) == 1
    assert "cognitoIdentityProviders[0].serverSideTokenCheck" in found.unchecked[0]


@pytest.mark.parametrize("wrong", ["x", {"serverSideTokenCheck": True}, 1])
def test_providers_of_another_type_are_a_violation(wrong: Any) -> None:
    found = outcome(RULE, good(IDENTITY_POOL, cognitoIdentityProviders=wrong)).violated
    assert found[0].startswith("cognitoIdentityProviders must be a list")


def test_a_check_of_another_type_is_a_violation() -> None:
    assert "must be a boolean, got text" in outcome(RULE, pool({"serverSideTokenCheck": "true"})).violated[0]


def test_remediating_reaches_into_the_list_and_keeps_secrets() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    given = [{"clientId": secret("c"), "serverSideTokenCheck": secret(False)}, secret({"clientId": "d"}), CHECKED]
    [(_, props)] = server.remediate(good(IDENTITY_POOL, cognitoIdentityProviders=given))
    assert props["cognitoIdentityProviders"] == [
        {"clientId": secret("c"), "serverSideTokenCheck": secret(True)},
        secret({"clientId": "d", "serverSideTokenCheck": True}),
        CHECKED,
    ]
