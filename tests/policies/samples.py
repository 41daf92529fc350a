"""For each resource type properties that satisfy every rule, and for each rule what breaks it.

A rule that is new needs an entry in SAMPLES; with it, it gets every frame test there is.
"""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cognito_policies import Resource, ResourceOptions
from cognito_policies.tokens import IDENTITY_POOL, MANAGED_USER_POOL_CLIENT, ROLE, USER_POOL, USER_POOL_CLIENT

POOL_ID = "eu-west-1:11111111-2222-3333-4444-555555555555"
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
PROTECTED = ResourceOptions(protect=True)


def trust(aud: object = POOL_ID, amr: object = "authenticated", **statement: object) -> dict[str, Any]:
    """A trust policy for the users of one identity pool; None leaves a condition out."""
    condition: dict[str, Any] = {}
    if aud is not None:
        condition["StringEquals"] = {"cognito-identity.amazonaws.com:aud": aud}
    if amr is not None:
        condition["ForAnyValue:StringLike"] = {"cognito-identity.amazonaws.com:amr": amr}
    base = {
        "Effect": "Allow",
        "Principal": {"Federated": "cognito-identity.amazonaws.com"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": condition,
    }
    return {"Version": "2012-10-17", "Statement": [base | statement]}


_CLIENT: dict[str, Any] = {
    "userPoolId": "eu-west-1_abc",
    "preventUserExistenceErrors": "ENABLED",
    "enableTokenRevocation": True,
    "allowedOauthFlows": ["code"],
    "explicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
}
GOOD: Mapping[str, dict[str, Any]] = {
    USER_POOL: {
        "name": "people",
        "passwordPolicy": {
            "minimumLength": 8,
            "requireLowercase": True,
            "requireUppercase": True,
            "requireNumbers": True,
            "requireSymbols": True,
            "temporaryPasswordValidityDays": 3,
        },
        "mfaConfiguration": "ON",
        "softwareTokenMfaConfiguration": {"enabled": True},
        "deletionProtection": "ACTIVE",
    },
    USER_POOL_CLIENT: {**_CLIENT, "generateSecret": False},
    MANAGED_USER_POOL_CLIENT: {**_CLIENT, "namePrefix": "AmazonOpenSearchService-"},
    IDENTITY_POOL: {
        "identityPoolName": "people",
        "allowUnauthenticatedIdentities": False,
        "allowClassicFlow": False,
        "cognitoIdentityProviders": [
            {"clientId": "c", "providerName": "cognito-idp.eu-west-1.amazonaws.com/x", "serverSideTokenCheck": True}
        ],
    },
    ROLE: {"assumeRolePolicy": json.dumps(trust())},
}


@dataclass(frozen=True)
class Sample:
    """What breaks one rule, and what makes it impossible to decide; changes are laid over GOOD."""

    bad: Mapping[str, Any] = field(default_factory=dict)
    bad_options: ResourceOptions = PROTECTED
    unknown: Mapping[str, Any] = field(default_factory=dict)


SAMPLES: Mapping[str, Sample] = {
    "cognito-pool-password-length": Sample(
        bad={"passwordPolicy": {"minimumLength": 7}}, unknown={"passwordPolicy": {"minimumLength": UNKNOWN_TEXT}}
    ),
    "cognito-pool-password-composition": Sample(
        bad={"passwordPolicy": {"requireSymbols": False}}, unknown={"passwordPolicy": {"requireSymbols": UNKNOWN_TEXT}}
    ),
    "cognito-pool-temp-password": Sample(
        bad={"passwordPolicy": {"temporaryPasswordValidityDays": 30}},
        unknown={"passwordPolicy": {"temporaryPasswordValidityDays": UNKNOWN_TEXT}},
    ),
    "cognito-pool-mfa-required": Sample(bad={"mfaConfiguration": "OFF"}, unknown={"mfaConfiguration": UNKNOWN_TEXT}),
    "cognito-pool-mfa-factor-present": Sample(
        bad={"softwareTokenMfaConfiguration": {"enabled": False}},
        unknown={"softwareTokenMfaConfiguration": {"enabled": UNKNOWN_TEXT}},
    ),
    "cognito-pool-mfa-not-sms-only": Sample(
        bad={
            "softwareTokenMfaConfiguration": {"enabled": False},
            "smsConfiguration": {"externalId": "x", "snsCallerArn": UNKNOWN_TEXT},
        },
        unknown={"softwareTokenMfaConfiguration": UNKNOWN_TEXT},
    ),
    "cognito-pool-deletion-protection": Sample(
        bad={"deletionProtection": "INACTIVE"}, unknown={"deletionProtection": UNKNOWN_TEXT}
    ),
    "cognito-pool-pulumi-protect": Sample(bad_options=ResourceOptions(protect=False)),
    "cognito-pool-no-delete-before-replace": Sample(
        bad_options=ResourceOptions(protect=True, delete_before_replace=True)
    ),
    "cognito-client-user-existence": Sample(
        bad={"preventUserExistenceErrors": "LEGACY"}, unknown={"preventUserExistenceErrors": UNKNOWN_TEXT}
    ),
    "cognito-client-token-revocation": Sample(
        bad={"enableTokenRevocation": False}, unknown={"enableTokenRevocation": UNKNOWN_TEXT}
    ),
    "cognito-client-no-implicit": Sample(
        bad={"allowedOauthFlows": ["code", "implicit"]}, unknown={"allowedOauthFlows": UNKNOWN_TEXT}
    ),
    "cognito-client-no-password-flows": Sample(
        bad={"explicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]}, unknown={"explicitAuthFlows": UNKNOWN_TEXT}
    ),
    "cognito-idpool-guest-off": Sample(
        bad={"allowUnauthenticatedIdentities": True}, unknown={"allowUnauthenticatedIdentities": UNKNOWN_TEXT}
    ),
    "cognito-idpool-classic-flow-off": Sample(
        bad={"allowClassicFlow": True}, unknown={"allowClassicFlow": UNKNOWN_TEXT}
    ),
    "cognito-idpool-token-check": Sample(
        bad={"cognitoIdentityProviders": [{"clientId": "c"}]},
        unknown={"cognitoIdentityProviders": [{"clientId": "c", "serverSideTokenCheck": UNKNOWN_TEXT}]},
    ),
    "cognito-trust-aud": Sample(
        bad={"assumeRolePolicy": json.dumps(trust(aud="*"))}, unknown={"assumeRolePolicy": UNKNOWN_TEXT}
    ),
    "cognito-trust-amr": Sample(
        bad={"assumeRolePolicy": json.dumps(trust(amr="*"))}, unknown={"assumeRolePolicy": UNKNOWN_TEXT}
    ),
}


def urn_of(token: str, name: str = "it") -> str:
    return f"urn:pulumi:dev::identity::{token}::{name}"


def changed(props: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Lay changes over properties: objects are merged, None takes a property out."""
    result = copy.deepcopy(dict(props))
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = changed(result[key], value)
        else:
            result[key] = value
    return result


def good(token: str, *, options: ResourceOptions = PROTECTED, name: str = "it", **changes: Any) -> Resource:
    """A resource that satisfies every rule, but for the changes."""
    return Resource(token, name, urn_of(token, name), changed(GOOD[token], changes), options)


def bad(rule_id: str, token: str) -> Resource:
    sample = SAMPLES[rule_id]
    return good(token, options=sample.bad_options, **sample.bad)
