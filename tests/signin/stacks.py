"""Stacks as the program would deploy them, made by hand in the embedded AWS."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.aws import AwsServer
from signin import Target

if TYPE_CHECKING:
    from mypy_boto3_cognito_identity.type_defs import CognitoIdentityProviderTypeDef

REGION = "us-east-1"
PASSWORD_POLICY = {
    "MinimumLength": 8,
    "RequireLowercase": True,
    "RequireUppercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
}
# The tutorial's pool and client.
DEV_POOL: Mapping[str, Any] = {
    "Policies": {"PasswordPolicy": PASSWORD_POLICY},
    "UsernameAttributes": ["email"],
    "AutoVerifiedAttributes": ["email"],
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False},
    "Schema": [
        {"Name": "family_name", "AttributeDataType": "String", "Required": True, "Mutable": False},
        {"Name": "address", "AttributeDataType": "String", "Required": False, "Mutable": True},
        {
            "Name": "tenant_id",
            "AttributeDataType": "String",
            "Mutable": False,
            "StringAttributeConstraints": {"MinLength": "10", "MaxLength": "15"},
        },
        {"Name": "created_at", "AttributeDataType": "DateTime"},
        {
            "Name": "employee_id",
            "AttributeDataType": "Number",
            "Mutable": False,
            "NumberAttributeConstraints": {"MinValue": "1", "MaxValue": "100"},
        },
        {"Name": "is_admin", "AttributeDataType": "Boolean", "Mutable": True},
    ],
}
DEV_CLIENT: Mapping[str, Any] = {
    "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    "PreventUserExistenceErrors": "ENABLED",
}
# The defaults: users are made by an administrator and sign in by SRP and an authenticator app.
PROD_POOL: Mapping[str, Any] = {
    "Policies": {"PasswordPolicy": PASSWORD_POLICY},
    "AliasAttributes": ["email"],
    "AutoVerifiedAttributes": ["email"],
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
    "UsernameConfiguration": {"CaseSensitive": False},
    "Schema": [
        {"Name": name, "AttributeDataType": "String", "Required": True, "Mutable": True}
        for name in ("email", "given_name", "family_name")
    ],
}
PROD_CLIENT: Mapping[str, Any] = {
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    "PreventUserExistenceErrors": "ENABLED",
    "WriteAttributes": ["email", "given_name", "family_name"],
}
TOTP: Mapping[str, Any] = {"SoftwareTokenMfaConfiguration": {"Enabled": True}, "MfaConfiguration": "ON"}
NO_MFA: Mapping[str, Any] = {"MfaConfiguration": "OFF"}
SMS: Mapping[str, Any] = {
    "SmsMfaConfiguration": {
        "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "external"}
    },
    "MfaConfiguration": "ON",
}
_MFA_WORDS = {"OFF": "NONE", "OPTIONAL": "OPTIONAL", "ON": "REQUIRED"}


@dataclass(frozen=True)
class Deployed:
    """What `deploy` made, and how the proof is pointed at it."""

    aws: AwsServer
    outputs: dict[str, object]

    @property
    def target(self) -> Target:
        return Target.from_outputs(self.outputs, endpoint=self.aws.endpoint)

    @property
    def user_pool_id(self) -> str:
        return str(self.outputs["user_pool_id"])

    def group_names(self) -> list[str]:
        groups = self.aws.client("cognito-idp").list_groups(UserPoolId=self.user_pool_id)["Groups"]
        return [group.get("GroupName", "") for group in groups]

    def usernames(self) -> list[str]:
        users = self.aws.client("cognito-idp").list_users(UserPoolId=self.user_pool_id)["Users"]
        return [user["Username"] for user in users]

    def left_behind(self) -> list[str]:
        """What a proof made and did not remove: users, groups and identities."""
        identities = self.aws.client("cognito-identity").list_identities(
            IdentityPoolId=str(self.outputs["identity_pool_id"]), MaxResults=60
        )["Identities"]
        return [*self.usernames(), *self.group_names(), *(each.get("IdentityId", "") for each in identities)]


def deploy(
    aws: AwsServer,
    pool: Mapping[str, Any],
    client: Mapping[str, Any],
    mfa: Mapping[str, Any] = NO_MFA,
    *,
    identity_pool: bool = True,
    guests: bool = False,
    trusted_audience: str | None = None,
    promised: bool = False,
    promises: Mapping[str, Any] | None = None,
) -> Deployed:
    """One stack: user pool, client, and (unless told otherwise) identity pool with the role of signed-in users."""
    idp = aws.client("cognito-idp")
    pool_id = idp.create_user_pool(PoolName="proof", **pool)["UserPool"]["Id"]
    if mfa is not NO_MFA:
        idp.set_user_pool_mfa_config(UserPoolId=pool_id, **mfa)
    made = idp.create_user_pool_client(UserPoolId=pool_id, ClientName="web", **client)["UserPoolClient"]
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{pool_id}"
    outputs: dict[str, object] = {
        "region": REGION,
        "user_pool_id": pool_id,
        "user_pool_client_id": made["ClientId"],
        "identity_pool_id": None,
        "issuer_url": issuer,
        "jwks_url": f"{issuer}/.well-known/jwks.json",
    }
    if identity_pool:
        outputs |= _identity_pool(aws, issuer, made["ClientId"], guests=guests, trusted_audience=trusted_audience)
    outputs["client_ids"] = {"web": made["ClientId"]}
    if promised:
        outputs["amplify_outputs"] = {
            "version": "1.5",
            "auth": _promises(outputs, mfa, guests=guests),
            "custom": promises or {},
        }
    return Deployed(aws, outputs)


def _promises(outputs: Mapping[str, object], mfa: Mapping[str, Any], *, guests: bool) -> dict[str, object]:
    """What the program tells Amplify about a pool with our password policy."""
    methods = {"SoftwareTokenMfaConfiguration": "TOTP", "SmsMfaConfiguration": "SMS", "EmailMfaConfiguration": "EMAIL"}
    return {
        "aws_region": REGION,
        **{name: outputs[name] for name in ("user_pool_id", "user_pool_client_id", "identity_pool_id")},
        "password_policy": {
            "min_length": 8.0,
            **{f"require_{kind}": True for kind in ("lowercase", "uppercase", "numbers", "symbols")},
        },
        "unauthenticated_identities_enabled": guests,
        "mfa_configuration": _MFA_WORDS[mfa["MfaConfiguration"]],
        "mfa_methods": [method for setting, method in methods.items() if setting in mfa],
    }


def _identity_pool(
    aws: AwsServer, issuer: str, client_id: str, *, guests: bool, trusted_audience: str | None
) -> dict[str, object]:
    identity, iam = aws.client("cognito-identity"), aws.client("iam")
    provider: CognitoIdentityProviderTypeDef = {
        "ProviderName": issuer.removeprefix("https://"),
        "ClientId": client_id,
        "ServerSideTokenCheck": True,
    }
    pool_id = identity.create_identity_pool(
        IdentityPoolName="proof", AllowUnauthenticatedIdentities=guests, CognitoIdentityProviders=[provider]
    )["IdentityPoolId"]
    roles = {}
    for kind in ("authenticated", "unauthenticated") if guests else ("authenticated",):
        trust = {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {
                        "StringEquals": {"cognito-identity.amazonaws.com:aud": trusted_audience or pool_id},
                        "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": kind},
                    },
                }
            ],
        }
        name = f"proof-{kind}-{pool_id[-12:]}"
        roles[kind] = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    identity.set_identity_pool_roles(IdentityPoolId=pool_id, Roles=roles)
    return {"identity_pool_id": pool_id, **{f"{kind}_role_arn": arn for kind, arn in roles.items()}}
