from typing import Any

import pytest

from cognito_policies import ResourceOptions
from cognito_policies.model.tokens import APP_CLIENTS, IDENTITY_POOL, USER_POOL
from cognito_policies.rules.pool_retention.ignore_changes import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import good


def ignoring(token: str, *paths: str) -> Any:
    return good(token, options=ResourceOptions(protect=True, ignore_changes=paths))


@pytest.mark.parametrize(
    ("token", "path"),
    [
        (USER_POOL, "schemas"),
        (USER_POOL, "tags"),
        (USER_POOL, "schemas[*].mutable"),
        (USER_POOL, "name"),
        (USER_POOL, "alias_attributes"),
        (USER_POOL, "usernameConfiguration"),
        (USER_POOL, "callbackUrls"),
        (USER_POOL, ""),
        (IDENTITY_POOL, "tags"),
        *((token, "name") for token in APP_CLIENTS),
    ],
)
def test_what_may_be_ignored(token: str, path: str) -> None:
    assert outcome(RULE, ignoring(token, path)).clean


@pytest.mark.parametrize(
    ("token", "path"),
    [
        (USER_POOL, "mfaConfiguration"),
        (USER_POOL, "mfa_configuration"),
        (USER_POOL, "passwordPolicy.minimumLength"),
        (USER_POOL, "password_policy.minimum_length"),
        (USER_POOL, "lambdaConfig[0]"),
        (USER_POOL, '["deletionProtection"]'),
        (IDENTITY_POOL, "allowUnauthenticatedIdentities"),
        (IDENTITY_POOL, "cognitoIdentityProviders[0].serverSideTokenCheck"),
        *((token, path) for token in APP_CLIENTS for path in ("callbackUrls", "callback_urls[0]", "writeAttributes")),
    ],
)
def test_what_may_not(token: str, path: str) -> None:
    found = outcome(RULE, ignoring(token, "tags", path)).violated
    assert about(found) == ["ignore_changes"]


@pytest.mark.parametrize("token", [USER_POOL, IDENTITY_POOL, *APP_CLIENTS])
@pytest.mark.parametrize("path", ["*", '["*"]', "*.tags"])
def test_everything_at_once(token: str, path: str) -> None:
    [message] = outcome(RULE, ignoring(token, path)).violated
    assert about([message]) == ["ignore_changes"]


CLIENT = """accessTokenValidity allowedOauthFlows allowedOauthFlowsUserPoolClient allowedOauthScopes authSessionValidity
    callbackUrls defaultRedirectUri enableTokenRevocation explicitAuthFlows generateSecret idTokenValidity logoutUrls
    preventUserExistenceErrors readAttributes refreshTokenRotation refreshTokenValidity supportedIdentityProviders
    tokenValidityUnits writeAttributes"""
POOL = """accountRecoverySetting adminCreateUserConfig autoVerifiedAttributes deletionProtection deviceConfiguration
    emailMfaConfiguration lambdaConfig mfaConfiguration passwordPolicy signInPolicy smsConfiguration
    softwareTokenMfaConfiguration userAttributeUpdateSettings userPoolAddOns userPoolTier webAuthnConfiguration"""
IDENTITIES = """allowClassicFlow allowUnauthenticatedIdentities cognitoIdentityProviders developerProviderName
    openidConnectProviderArns samlProviderArns supportedLoginProviders"""


@pytest.mark.parametrize(
    ("token", "names"), [(USER_POOL, POOL), (IDENTITY_POOL, IDENTITIES), *((token, CLIENT) for token in APP_CLIENTS)]
)
def test_all_that_decides_who_gets_in(token: str, names: str) -> None:
    assert len(outcome(RULE, ignoring(token, *names.split())).violated) == len(names.split())


def test_each_is_said() -> None:
    assert len(outcome(RULE, ignoring(USER_POOL, "mfaConfiguration", "*", "lambdaConfig")).violated) == 3


def test_what_others_look_after() -> None:
    assert outcome(RULE, ignoring(APP_CLIENTS[0], "callback_urls"), allow=["callbackUrls"]).clean
    assert outcome(RULE, ignoring(APP_CLIENTS[0], "logoutUrls"), allow=["callbackUrls"]).violated
    assert outcome(RULE, ignoring(APP_CLIENTS[0], "*"), allow=["callbackUrls"]).violated


def test_without_the_option() -> None:
    assert outcome(RULE, good(USER_POOL)).clean
