"""For each resource type properties that satisfy every rule, and for each rule what breaks it.

A rule that is new needs an entry in SAMPLES; with it, it gets every frame test there is. `good_stack` is one
resource of each type, tied together by WIRES; a rule about several resources breaks on a changed copy of it.
"""

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cognito_policies import Resource, ResourceOptions
from cognito_policies.lock.document import lock_text
from cognito_policies.lock.facts import LOCKED_TYPES
from cognito_policies.lock.from_state import lock_from
from cognito_policies.model.tokens import (
    API_METHOD,
    DOMAIN,
    IDENTITY_POOL,
    IDENTITY_PROVIDER,
    LAMBDA_PERMISSION,
    LOG_DELIVERY,
    MANAGED_USER_POOL_CLIENT,
    METRIC_ALARM,
    METRIC_FILTER,
    PRINCIPAL_TAG,
    RESOURCE_SERVER,
    RISK_CONFIGURATION,
    ROLE,
    ROLE_ATTACHMENT,
    ROLE_POLICY,
    USER,
    USER_GROUP,
    USER_POOL,
    USER_POOL_CLIENT,
    WEB_ACL_ASSOCIATION,
)
from cognito_policies.sources.listing import Listed, Listing

ALARMING = (
    "DeleteUserPool",
    "UpdateUserPool",
    "SetUserPoolMfaConfig",
    "SetRiskConfiguration",
    "AdminSetUserPassword",
    "CreateIdentityPool",
    "UpdateIdentityPool",
    "SetIdentityPoolRoles",
)
GATE = "arn:aws:lambda:eu-west-1:123456789012:function:gate"
POOL_ID = "eu-west-1:11111111-2222-3333-4444-555555555555"
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
PROTECTED = ResourceOptions(protect=True)
LOCK_FOLDER = str(Path(__file__).parent / "locks")
"""Where the lock of `good_stack` is; a test says whether it still is that, and `locked` what it must be."""


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
    "allowedOauthFlowsUserPoolClient": True,
    "allowedOauthScopes": ["openid", "api/read"],
    "callbackUrls": ["https://app.example.com/in"],
    "defaultRedirectUri": "https://app.example.com/in",
    "logoutUrls": ["https://app.example.com/out"],
    "explicitAuthFlows": ["ALLOW_USER_SRP_AUTH"],
    "refreshTokenRotation": {"feature": "ENABLED", "retryGracePeriodSeconds": 30},
    "readAttributes": ["email"],
    "writeAttributes": ["email"],
    "supportedIdentityProviders": ["COGNITO"],
}
GOOD: Mapping[str, dict[str, Any]] = {
    USER_POOL: {
        "name": "accounts",
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
        "region": "eu-west-1",
        "tags": {"team": "identity"},
        "schemas": [
            {"name": "email", "attributeDataType": "String", "stringAttributeConstraints": {"maxLength": "99"}}
        ],
        "usernameAttributes": ["email"],
        "usernameConfiguration": {"caseSensitive": False},
        "autoVerifiedAttributes": ["email"],
        "userAttributeUpdateSettings": {"attributesRequireVerificationBeforeUpdates": ["email"]},
        "accountRecoverySetting": {"recoveryMechanisms": [{"name": "verified_email", "priority": 1}]},
        "adminCreateUserConfig": {"allowAdminCreateUserOnly": True},
        "deviceConfiguration": {"challengeRequiredOnNewDevice": True},
        "userPoolAddOns": {"advancedSecurityMode": "ENFORCED"},
        "userPoolTier": "PLUS",
        "lambdaConfig": {"preSignUp": GATE},
    },
    USER_POOL_CLIENT: {**_CLIENT, "generateSecret": False},
    MANAGED_USER_POOL_CLIENT: {**_CLIENT, "namePrefix": "AmazonOpenSearchService-"},
    IDENTITY_POOL: {
        "identityPoolName": "users",
        "region": "eu-west-1",
        "tags": {"team": "identity"},
        "allowUnauthenticatedIdentities": False,
        "allowClassicFlow": False,
        "cognitoIdentityProviders": [
            {"clientId": "c", "providerName": "cognito-idp.eu-west-1.amazonaws.com/x", "serverSideTokenCheck": True}
        ],
    },
    ROLE: {"assumeRolePolicy": json.dumps(trust())},
    RISK_CONFIGURATION: {
        "userPoolId": "eu-west-1_abc",
        "compromisedCredentialsRiskConfiguration": {"actions": {"eventAction": "BLOCK"}},
        "accountTakeoverRiskConfiguration": {
            "actions": {
                "highAction": {"eventAction": "BLOCK", "notify": False},
                "mediumAction": {"eventAction": "MFA_REQUIRED", "notify": False},
            }
        },
    },
    LOG_DELIVERY: {
        "userPoolId": "eu-west-1_abc",
        "logConfigurations": [
            {"eventSource": "userNotification", "logLevel": "ERROR"},
            {"eventSource": "userAuthEvents", "logLevel": "INFO"},
        ],
    },
    WEB_ACL_ASSOCIATION: {"resourceArn": "arn", "webAclArn": "arn"},
    LAMBDA_PERMISSION: {
        "action": "lambda:InvokeFunction",
        "function": "gate",
        "principal": "cognito-idp.amazonaws.com",
        "sourceArn": "arn",
    },
    ROLE_ATTACHMENT: {
        "identityPoolId": POOL_ID,
        "roles": {"authenticated": "arn:aws:iam::123456789012:role/users"},
        "roleMappings": [
            {
                "identityProvider": "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:c",
                "ambiguousRoleResolution": "Deny",
                "type": "Rules",
                "mappingRules": [{"claim": "cognito:groups", "matchType": "Equals", "value": "a", "roleArn": "arn"}],
            }
        ],
    },
    IDENTITY_PROVIDER: {
        "userPoolId": "eu-west-1_abc",
        "providerName": "Corp",
        "providerType": "OIDC",
        "providerDetails": {"oidc_issuer": "https://corp.example.com", "authorize_scopes": "openid email"},
        "attributeMapping": {"username": "sub", "email": "email", "email_verified": "email_verified"},
    },
    DOMAIN: {
        "userPoolId": "eu-west-1_abc",
        "domain": "login.example.com",
        "certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/1",
        "managedLoginVersion": 2,
    },
    USER: {"userPoolId": "eu-west-1_abc", "username": "ann"},
    RESOURCE_SERVER: {
        "userPoolId": "eu-west-1_abc",
        "identifier": "api",
        "name": "api",
        "scopes": [{"scopeName": "read"}, {"scopeName": "write"}],
    },
    API_METHOD: {
        "httpMethod": "GET",
        "authorization": "COGNITO_USER_POOLS",
        "authorizationScopes": ["api/read"],
    },
    METRIC_FILTER: {
        "pattern": " ".join(ALARMING),
        "metricTransformation": {"name": "changes", "namespace": "identity"},
    },
    METRIC_ALARM: {"metricName": "changes", "namespace": "identity"},
}


WIRES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    USER_POOL_CLIENT: {"userPoolId": (USER_POOL,)},
    MANAGED_USER_POOL_CLIENT: {"userPoolId": (USER_POOL,)},
    IDENTITY_POOL: {"cognitoIdentityProviders": (USER_POOL, USER_POOL_CLIENT)},
    ROLE: {"assumeRolePolicy": (IDENTITY_POOL,)},
    RISK_CONFIGURATION: {"userPoolId": (USER_POOL,)},
    LOG_DELIVERY: {"userPoolId": (USER_POOL,)},
    WEB_ACL_ASSOCIATION: {"resourceArn": (USER_POOL,)},
    LAMBDA_PERMISSION: {"sourceArn": (USER_POOL,)},
    ROLE_ATTACHMENT: {
        "identityPoolId": (IDENTITY_POOL,),
        "roles": (ROLE,),
        "roleMappings": (USER_POOL, USER_POOL_CLIENT),
    },
    IDENTITY_PROVIDER: {"userPoolId": (USER_POOL,)},
    DOMAIN: {"userPoolId": (USER_POOL,)},
    USER: {"userPoolId": (USER_POOL,)},
    RESOURCE_SERVER: {"userPoolId": (USER_POOL,)},
}
"""For each type the properties whose values come from other resources of `good_stack`, and from which."""


@dataclass(frozen=True)
class Sample:
    """What breaks one rule, and what makes it impossible to decide; changes are laid over GOOD."""

    bad: Mapping[str, Any] = field(default_factory=dict)
    bad_options: ResourceOptions = PROTECTED
    config: Mapping[str, Any] = field(default_factory=dict)
    """Options without which the rule demands nothing."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    bad_stack: Callable[[], list[Resource]] | None = None
    """For a rule about several resources: a stack that breaks it."""
    unknown_stack: Callable[[], list[Resource]] | None = None
    """The same for a stack that can't be decided yet; None where the names alone decide."""


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
    "cognito-pool-password-history": Sample(
        bad={"passwordPolicy": {"passwordHistorySize": 25}},
        unknown={"passwordPolicy": {"passwordHistorySize": UNKNOWN_TEXT}},
    ),
    "cognito-pool-phone-verified-for-sms": Sample(
        bad={"smsConfiguration": {"externalId": "x"}}, unknown={"smsConfiguration": UNKNOWN_TEXT}
    ),
    "cognito-pool-email-verified": Sample(
        bad={"autoVerifiedAttributes": None, "adminCreateUserConfig": None},
        unknown={"autoVerifiedAttributes": UNKNOWN_TEXT},
    ),
    "cognito-pool-verify-before-update": Sample(
        bad={"userAttributeUpdateSettings": None}, unknown={"userAttributeUpdateSettings": UNKNOWN_TEXT}
    ),
    "cognito-pool-passkey-user-verification": Sample(
        bad={
            "signInPolicy": {"allowedFirstAuthFactors": ["WEB_AUTHN"]},
            "webAuthnConfiguration": {"relyingPartyId": "example.com"},
        },
        unknown={"signInPolicy": UNKNOWN_TEXT},
    ),
    "cognito-pool-weak-first-factor": Sample(
        bad={"signInPolicy": {"allowedFirstAuthFactors": ["PASSWORD", "SMS_OTP"]}},
        unknown={"signInPolicy": UNKNOWN_TEXT},
    ),
    "cognito-pool-account-recovery": Sample(
        bad={"accountRecoverySetting": None, "smsConfiguration": {"externalId": "x"}},
        unknown={"accountRecoverySetting": UNKNOWN_TEXT},
    ),
    "cognito-pool-username-case-insensitive": Sample(
        bad={"usernameConfiguration": {"caseSensitive": True}}, unknown={"usernameConfiguration": UNKNOWN_TEXT}
    ),
    "cognito-pool-device-tracking": Sample(
        bad={"deviceConfiguration": None}, unknown={"deviceConfiguration": UNKNOWN_TEXT}
    ),
    "cognito-pool-self-signup": Sample(
        bad={"adminCreateUserConfig": None}, unknown={"adminCreateUserConfig": UNKNOWN_TEXT}
    ),
    "cognito-pool-threat-protection": Sample(
        bad={"userPoolAddOns": {"advancedSecurityMode": "AUDIT"}}, unknown={"userPoolAddOns": UNKNOWN_TEXT}
    ),
    "cognito-pool-threat-protection-custom": Sample(
        bad={"lambdaConfig": {"defineAuthChallenge": GATE}}, unknown={"lambdaConfig": UNKNOWN_TEXT}
    ),
    "cognito-pool-tier-consistent": Sample(bad={"userPoolTier": "ESSENTIALS"}, unknown={"userPoolTier": UNKNOWN_TEXT}),
    "cognito-risk-compromised-credentials": Sample(
        bad={"compromisedCredentialsRiskConfiguration": {"actions": {"eventAction": "NO_ACTION"}}},
        unknown={"compromisedCredentialsRiskConfiguration": UNKNOWN_TEXT},
    ),
    "cognito-risk-compromised-credentials-present": Sample(
        bad_stack=lambda: good_stack(without=(RISK_CONFIGURATION,)),
        unknown_stack=lambda: loose(RISK_CONFIGURATION, userPoolId=UNKNOWN_TEXT),
    ),
    "cognito-risk-account-takeover": Sample(
        bad={"accountTakeoverRiskConfiguration": {"actions": {"highAction": {"eventAction": "NO_ACTION"}}}},
        unknown={"accountTakeoverRiskConfiguration": UNKNOWN_TEXT},
    ),
    "cognito-risk-exceptions-narrow": Sample(
        bad={"riskExceptionConfiguration": {"skippedIpRangeLists": ["0.0.0.0/0"]}},
        unknown={"riskExceptionConfiguration": {"skippedIpRangeLists": [UNKNOWN_TEXT]}},
    ),
    "cognito-pool-waf": Sample(
        bad_stack=lambda: good_stack(without=(WEB_ACL_ASSOCIATION,)),
        unknown_stack=lambda: loose(WEB_ACL_ASSOCIATION, resourceArn=UNKNOWN_TEXT),
    ),
    "cognito-pool-log-delivery": Sample(
        bad_stack=lambda: good_stack(without=(LOG_DELIVERY,)),
        unknown_stack=lambda: good_stack({LOG_DELIVERY: {"logConfigurations": UNKNOWN_TEXT}}),
    ),
    "cognito-pool-trigger-permission": Sample(
        bad_stack=lambda: good_stack(without=(LAMBDA_PERMISSION,)),
        unknown_stack=lambda: loose(LAMBDA_PERMISSION, sourceArn=UNKNOWN_TEXT),
    ),
    "cognito-pool-trigger-same-account": Sample(
        bad={"lambdaConfig": {"preSignUp": "arn:aws:lambda:us-east-1:123456789012:function:gate"}},
        unknown={"lambdaConfig": UNKNOWN_TEXT},
    ),
    "cognito-pool-custom-auth-triple": Sample(
        bad={"lambdaConfig": {"defineAuthChallenge": GATE}}, unknown={"lambdaConfig": UNKNOWN_TEXT}
    ),
    "cognito-pool-custom-auth-triple-clients": Sample(
        bad_stack=lambda: good_stack({USER_POOL_CLIENT: {"explicitAuthFlows": ["ALLOW_CUSTOM_AUTH"]}}),
        unknown_stack=lambda: good_stack({USER_POOL: {"lambdaConfig": UNKNOWN_TEXT}}),
    ),
    "cognito-pool-custom-sender-kms": Sample(
        bad={"lambdaConfig": {"customEmailSender": {"lambdaArn": GATE, "lambdaVersion": "V1_0"}}},
        unknown={"lambdaConfig": UNKNOWN_TEXT},
    ),
    "cognito-pool-sms-role-scoped": Sample(
        bad_stack=lambda: sms_stack(json.dumps(sms_trust(None))), unknown_stack=lambda: sms_stack(UNKNOWN_TEXT)
    ),
    "cognito-pool-federation-gate": Sample(
        bad_stack=lambda: good_stack(
            {USER_POOL: {"lambdaConfig": None}}, extra=(tied(IDENTITY_PROVIDER, "corp", providerName="Corp"),)
        ),
        unknown_stack=lambda: good_stack(
            {USER_POOL: {"lambdaConfig": UNKNOWN_TEXT}}, extra=(tied(IDENTITY_PROVIDER, "corp", providerName="Corp"),)
        ),
    ),
    "cognito-tags": Sample(
        bad={"tags": {"team": ""}}, unknown={"tags": UNKNOWN_TEXT}, config={"tags": ["team=identity"]}
    ),
    "cognito-region": Sample(
        bad={"region": "us-east-1"}, unknown={"region": UNKNOWN_TEXT}, config={"regions": ["eu-west-1"]}
    ),
    "cognito-ignore-changes": Sample(bad_options=ResourceOptions(protect=True, ignore_changes=("*",))),
    "cognito-pool-schema-sane": Sample(
        bad={"schemas": [{"name": "email", "attributeDataType": "String"}]}, unknown={"schemas": UNKNOWN_TEXT}
    ),
    "cognito-pool-unexpected-replace": Sample(
        bad_stack=lambda: good_stack({USER_POOL: {"arn": UNKNOWN_TEXT}}), config={"existing": ["it"]}
    ),
    "cognito-pool-immutable-baseline": Sample(
        config={"lockDir": LOCK_FOLDER},
        bad={
            "usernameAttributes": ["phone_number"],
            "generateSecret": True,
            "identityPoolName": "x",
            "domain": "x",
            "identifier": "x",
        },
        unknown=dict.fromkeys(
            ("aliasAttributes", "generateSecret", "identityPoolName", "domain", "identifier"), UNKNOWN_TEXT
        ),
    ),
    "cognito-pool-inventory": Sample(
        config={"lockDir": LOCK_FOLDER}, bad_stack=lambda: loose(USER_POOL_CLIENT, userPoolId="eu-west-1_other")
    ),
    "cognito-client-access-ttl": Sample(bad={"accessTokenValidity": 2}, unknown={"accessTokenValidity": UNKNOWN_TEXT}),
    "cognito-client-id-ttl": Sample(bad={"idTokenValidity": 2}, unknown={"idTokenValidity": UNKNOWN_TEXT}),
    "cognito-client-refresh-ttl": Sample(
        bad={"refreshTokenValidity": 31}, unknown={"refreshTokenValidity": UNKNOWN_TEXT}
    ),
    "cognito-client-refresh-rotation": Sample(
        bad={"refreshTokenRotation": None}, unknown={"refreshTokenRotation": UNKNOWN_TEXT}
    ),
    "cognito-client-auth-session": Sample(
        bad={"authSessionValidity": 11}, unknown={"authSessionValidity": UNKNOWN_TEXT}
    ),
    "cognito-client-flow-separation": Sample(
        bad={"allowedOauthFlows": ["code", "client_credentials"]}, unknown={"allowedOauthFlows": UNKNOWN_TEXT}
    ),
    "cognito-client-redirects": Sample(
        bad={"logoutUrls": ["http://app.example.com"]}, unknown={"callbackUrls": [UNKNOWN_TEXT]}
    ),
    "cognito-client-logout-url": Sample(bad={"logoutUrls": None}, unknown={"logoutUrls": UNKNOWN_TEXT}),
    "cognito-client-scopes": Sample(
        bad={"allowedOauthScopes": ["aws.cognito.signin.user.admin"]}, unknown={"allowedOauthScopes": UNKNOWN_TEXT}
    ),
    "cognito-client-scopes-exist": Sample(
        bad_stack=lambda: good_stack({USER_POOL_CLIENT: {"allowedOauthScopes": ["nowhere/read"]}}),
        unknown_stack=lambda: good_stack(
            {USER_POOL_CLIENT: {"allowedOauthScopes": ["nowhere/read"]}},
            extra=(tied(RESOURCE_SERVER, "api", identifier=UNKNOWN_TEXT, scopes=[{"scopeName": "read"}]),),
        ),
    ),
    "cognito-client-write-attributes": Sample(bad={"writeAttributes": None}, unknown={"writeAttributes": UNKNOWN_TEXT}),
    "cognito-client-write-attributes-mutable": Sample(
        bad_stack=lambda: good_stack(
            {
                USER_POOL: {"schemas": [{"name": "is_admin", "attributeDataType": "Boolean", "mutable": True}]},
                USER_POOL_CLIENT: {"writeAttributes": ["custom:is_admin"]},
            }
        ),
        unknown_stack=lambda: loose(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT, writeAttributes=["custom:is_admin"]),
    ),
    "cognito-client-read-attributes": Sample(bad={"readAttributes": None}, unknown={"readAttributes": UNKNOWN_TEXT}),
    "cognito-client-analytics": Sample(
        bad={"analyticsConfiguration": {"userDataShared": True}}, unknown={"analyticsConfiguration": UNKNOWN_TEXT}
    ),
    "cognito-client-pool-link": Sample(
        bad_stack=lambda: good_stack({USER_POOL_CLIENT: {"supportedIdentityProviders": None}}),
        unknown_stack=lambda: loose(USER_POOL_CLIENT, userPoolId=UNKNOWN_TEXT),
    ),
    "cognito-idpool-has-provider": Sample(
        bad={"cognitoIdentityProviders": None}, unknown={"cognitoIdentityProviders": UNKNOWN_TEXT}
    ),
    "cognito-idpool-roles": Sample(
        bad_stack=lambda: good_stack(without=(ROLE_ATTACHMENT,)),
        unknown_stack=lambda: good_stack({ROLE_ATTACHMENT: {"roles": UNKNOWN_TEXT}}),
    ),
    "cognito-idpool-role-mapping-deny": Sample(
        bad={"roleMappings": [{"ambiguousRoleResolution": "AuthenticatedRole", "type": "Token"}]},
        unknown={"roleMappings": UNKNOWN_TEXT},
    ),
    "cognito-idpool-claim-not-user-writable": Sample(
        bad_stack=lambda: good_stack(
            extra=(tied(PRINCIPAL_TAG, "tags", by="identityProviderName", principalTags={"mail": "email"}),)
        ),
        unknown_stack=lambda: good_stack({ROLE_ATTACHMENT: {"roleMappings": UNKNOWN_TEXT}}),
    ),
    "cognito-trust-exclusive": Sample(
        bad={"assumeRolePolicy": json.dumps(trust(Action="sts:*"))}, unknown={"assumeRolePolicy": UNKNOWN_TEXT}
    ),
    "cognito-trust-slot": Sample(
        bad_stack=lambda: good_stack({ROLE: {"assumeRolePolicy": json.dumps(trust(amr="unauthenticated"))}}),
        unknown_stack=lambda: good_stack({ROLE: {"assumeRolePolicy": UNKNOWN_TEXT}}),
    ),
    "cognito-unauth-role-minimal": Sample(
        bad_stack=lambda: guests_stack(allow("s3:GetObject")), unknown_stack=lambda: guests_stack(UNKNOWN_TEXT)
    ),
    "cognito-auth-role-minimal": Sample(
        bad_stack=lambda: users_stack(allow("iam:PassRole")), unknown_stack=lambda: users_stack(UNKNOWN_TEXT)
    ),
    "cognito-auth-role-per-user": Sample(
        bad_stack=lambda: users_stack(allow("s3:GetObject")), unknown_stack=lambda: users_stack(UNKNOWN_TEXT)
    ),
    "cognito-role-session": Sample(bad={"maxSessionDuration": 3601}, unknown={"maxSessionDuration": UNKNOWN_TEXT}),
    "cognito-group-precedence": Sample(
        bad_stack=lambda: good_stack(
            extra=tuple(tied(USER_GROUP, name, precedence=1, roleArn=f"arn:aws:iam::1:role/{name}") for name in "ab")
        ),
        unknown_stack=lambda: good_stack(extra=(tied(USER_GROUP, "a", precedence=UNKNOWN_TEXT, roleArn="arn"),)),
    ),
    "cognito-idp-saml": Sample(
        bad={
            "providerType": "SAML",
            "providerDetails": {
                "EncryptedResponses": "true",
                "RequestSigningAlgorithm": "rsa-sha256",
                "IDPInit": "true",
                "MetadataURL": "https://corp.example.com/metadata",
            },
        },
        unknown={
            "providerType": "SAML",
            "providerDetails": {
                "EncryptedResponses": UNKNOWN_TEXT,
                "RequestSigningAlgorithm": "rsa-sha256",
                "MetadataURL": "https://corp.example.com/metadata",
            },
        },
    ),
    "cognito-idp-oidc": Sample(
        bad={"providerDetails": {"oidc_issuer": "http://corp.example.com"}}, unknown={"providerDetails": UNKNOWN_TEXT}
    ),
    "cognito-idp-attribute-mapping": Sample(
        bad_stack=lambda: good_stack({IDENTITY_PROVIDER: {"attributeMapping": {"custom:role": "role"}}}),
        unknown_stack=lambda: good_stack({IDENTITY_PROVIDER: {"attributeMapping": UNKNOWN_TEXT}}),
    ),
    "cognito-idp-identifiers": Sample(
        bad_stack=lambda: good_stack({IDENTITY_PROVIDER: {"idpIdentifiers": ["gmail.com"]}}),
        unknown_stack=lambda: good_stack({IDENTITY_PROVIDER: {"idpIdentifiers": [UNKNOWN_TEXT]}}),
    ),
    "cognito-idp-secret-in-state": Sample(
        bad={"providerDetails": {"client_secret": "in clear"}},
        unknown={"providerDetails": {"client_secret": UNKNOWN_TEXT}},
    ),
    "cognito-domain": Sample(bad={"managedLoginVersion": 1}, unknown={"managedLoginVersion": UNKNOWN_TEXT}),
    "cognito-user-in-code": Sample(
        bad={"temporaryPassword": "Passw0rd!"}, unknown={"forceAliasCreation": UNKNOWN_TEXT}
    ),
    "cognito-resource-server-scopes": Sample(
        bad_stack=lambda: good_stack(extra=(tied(RESOURCE_SERVER, "api", scopes=[{"scopeName": "*"}]),)),
        unknown_stack=lambda: good_stack(extra=(tied(RESOURCE_SERVER, "api", scopes=UNKNOWN_TEXT),)),
    ),
    "cognito-api-authorizer": Sample(bad={"authorization": "NONE"}, unknown={"authorization": UNKNOWN_TEXT}),
    "cognito-alarms": Sample(
        bad_stack=lambda: good_stack(without=(METRIC_ALARM,)),
        unknown_stack=lambda: good_stack({METRIC_FILTER: {"pattern": UNKNOWN_TEXT}}),
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


def good_stack(
    changes: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    without: tuple[str, ...] = (),
    extra: tuple[Resource, ...] = (),
) -> list[Resource]:
    """One resource of each type but `without`, tied together, with changes laid over by type."""
    present = [token for token in GOOD if token not in without]
    stack = [
        replace(
            good(token, **(changes or {}).get(token, {})),
            property_dependencies={
                key: tuple(urn_of(other) for other in others if other in present)
                for key, others in WIRES.get(token, {}).items()
            },
        )
        for token in present
    ]
    return [*stack, *extra]


def bad_stack(rule_id: str) -> list[Resource]:
    sample = SAMPLES[rule_id]
    assert sample.bad_stack is not None
    return sample.bad_stack()


def loose(token: str, **changes: Any) -> list[Resource]:
    """A good stack in which one resource is not known to come from any other."""
    return good_stack(without=(token,), extra=(good(token, **changes),))


def tied(token: str, name: str, to: str = USER_POOL, by: str = "userPoolId", **props: Any) -> Resource:
    """One more resource, which comes from one of a good stack's."""
    return Resource(token, name, urn_of(token, name), props, property_dependencies={by: (urn_of(to),)})


def sms_trust(external_id: object) -> dict[str, Any]:
    """The trust policy of a role that sends SMS; None leaves the condition out."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cognito-idp.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": external_id}},
    }
    if external_id is None:
        del statement["Condition"]
    return {"Version": "2012-10-17", "Statement": [statement]}


def sms_stack(trust_policy: object, *extra: Resource, external_id: object = "x", **role: Any) -> list[Resource]:
    """A good stack whose pool sends SMS with a role of its own."""
    arn = "arn:aws:iam::123456789012:role/sms"
    props = {"name": "sms", "assumeRolePolicy": trust_policy, **role}
    sms = {"externalId": external_id, "snsCallerArn": arn}
    return good_stack(
        {USER_POOL: {"smsConfiguration": sms}},
        without=(ROLE,),
        extra=(Resource(ROLE, "sms", urn_of(ROLE, "sms"), props), *extra),
    )


def allow(*actions: str, **more: Any) -> dict[str, Any]:
    """A permission policy; None leaves an element out."""
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"} | more
    return {"Version": "2012-10-17", "Statement": [{key: each for key, each in statement.items() if each is not None}]}


def users_stack(policy: object, *extra: Resource, **role: Any) -> list[Resource]:
    """A good stack whose role for signed-in users has a policy."""
    text = json.dumps(policy) if isinstance(policy, dict) else policy
    held = Resource(ROLE_POLICY, "held", urn_of(ROLE_POLICY, "held"), {"role": "users", "policy": text})
    return good_stack({ROLE: {"arn": "arn:aws:iam::123456789012:role/users", **role}}, extra=(held, *extra))


def guests_stack(policy: object, *extra: Resource, **role: Any) -> list[Resource]:
    """A good stack with a role for guests beside it that has a policy."""
    text = json.dumps(policy) if isinstance(policy, dict) else policy
    props = {"name": "guests", "assumeRolePolicy": json.dumps(trust(amr="unauthenticated")), **role}
    guests = Resource(ROLE, "guests", urn_of(ROLE, "guests"), props)
    held = Resource(ROLE_POLICY, "held", urn_of(ROLE_POLICY, "held"), {"role": "guests", "policy": text})
    return good_stack(extra=(guests, held, *extra))


def locked() -> str:
    """The lock of `good_stack`, as its state would give it."""
    ids = {USER_POOL: "eu-west-1_abc"}
    mine = [each for each in good_stack() if each.type in LOCKED_TYPES]
    return lock_text(
        lock_from(Listing("dev", tuple(Listed(each, each, ids.get(each.type, "i")) for each in mine)), "dev")
    )
