from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import APP_CLIENTS, IDENTITY_PROVIDER, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.app_client.pool_link import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack, loose, tied, urn_of

CORP = tied(IDENTITY_PROVIDER, "corp", providerName="Corp")


def stack(providers: Any, *extra: Any, token: str = USER_POOL_CLIENT, **changes: Any) -> Any:
    return good_stack({token: {"supportedIdentityProviders": providers, **changes}}, extra=extra)


@pytest.mark.parametrize("token", APP_CLIENTS)
def test_together(token: str) -> None:
    assert stack_outcome(RULE, stack(["COGNITO"], token=token)).clean
    assert stack_outcome(RULE, stack(["COGNITO", "Corp"], CORP, token=token)).clean
    assert stack_outcome(RULE, stack(["Corp"], CORP, token=token)).clean


def test_a_pool_without_a_client() -> None:
    [message] = stack_outcome(RULE, good_stack(without=APP_CLIENTS)).violated
    assert about([message]) == ["it: no"]
    other = good(USER_POOL_CLIENT, userPoolId="eu-west-1_xyz")
    assert stack_outcome(RULE, [good(USER_POOL, id="eu-west-1_abc"), other]).violated


@pytest.mark.parametrize("token", APP_CLIENTS)
@pytest.mark.parametrize("providers", [None, []])
def test_no_user_is_named(token: str, providers: Any) -> None:
    [message] = stack_outcome(RULE, stack(providers, token=token, allowedOauthFlows=["code"])).violated
    assert about([message]) == ["it: supportedIdentityProviders"]
    assert stack_outcome(RULE, stack(providers, token=token, allowedOauthFlows=None)).clean


@pytest.mark.parametrize("token", APP_CLIENTS)
def test_providers_the_pool_does_not_have(token: str) -> None:
    [message] = stack_outcome(RULE, stack(["COGNITO", "Google", "Corp", "Apple"], CORP, token=token)).violated
    assert about([message]) == ["it: supportedIdentityProviders"]
    elsewhere = Resource(
        IDENTITY_PROVIDER, "corp", urn_of(IDENTITY_PROVIDER), {"userPoolId": "eu-west-1_xyz", "providerName": "Corp"}
    )
    pool = good(USER_POOL, id="eu-west-1_abc")
    client = good(token, supportedIdentityProviders=["Corp"])
    assert stack_outcome(RULE, [pool, client, elsewhere]).violated
    assert stack_outcome(RULE, [client, elsewhere]).clean


def test_machines_need_no_provider() -> None:
    assert stack_outcome(RULE, stack(None, allowedOauthFlows=["client_credentials"])).clean


@pytest.mark.parametrize(
    "given",
    [
        loose(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT),
        [good(USER_POOL), good(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT)],
        stack(UNKNOWN_TEXT),
        stack(["COGNITO", UNKNOWN_TEXT]),
        stack(["Corp"], tied(IDENTITY_PROVIDER, "corp", providerName=UNKNOWN_TEXT)),
        stack(
            ["Corp"], Resource(IDENTITY_PROVIDER, "corp", urn_of(IDENTITY_PROVIDER, "x"), {"userPoolId": UNKNOWN_TEXT})
        ),
    ],
)
def test_unknown_is_not_checked_yet(given: Any) -> None:
    found = stack_outcome(RULE, given)
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("wrong", ["COGNITO", [1], {}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    [message] = stack_outcome(RULE, stack(wrong)).violated
    assert " must be " in message
