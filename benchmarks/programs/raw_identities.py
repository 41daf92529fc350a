"""The raw resources of IDENTITIES default identities, without checks.

With RISK=off, without threat protection. With COMPONENTS set, in four plain components per identity, as in a
hand-written library; their cost is that of the SDK.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

import pulumi
import pulumi_aws as aws

IN_COMPONENTS = bool(os.environ.get("COMPONENTS"))
THREAT_PROTECTION = os.environ.get("RISK") != "off"
PROVIDER = "cognito-identity.amazonaws.com"
PROFILE = (
    "address birthdate email family_name gender given_name locale middle_name name nickname phone_number picture "
    "preferred_username profile updated_at website zoneinfo"
)


def trust(pool_id: str) -> str:
    """Return a role's trust policy."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": PROVIDER},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            "StringEquals": {f"{PROVIDER}:aud": pool_id},
            "ForAnyValue:StringLike": {f"{PROVIDER}:amr": "authenticated"},
        },
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class ByHand(pulumi.ComponentResource):
    """A hand-written component: a class, with its resources as children."""

    def __init__(self, kind: str, name: str, parent: pulumi.Resource | None) -> None:
        super().__init__(f"by-hand:index:{kind}", name, None, pulumi.ResourceOptions(parent=parent))


def component(kind: str, name: str, parent: pulumi.Resource | None) -> pulumi.ComponentResource | None:
    """Return a component if COMPONENTS is set."""
    return ByHand(kind, name, parent) if IN_COMPONENTS else None


def finish(made: pulumi.ComponentResource | None, outputs: Mapping[str, Any]) -> None:
    """Register a component's outputs if there is one."""
    if made is not None:
        made.register_outputs(dict(outputs))


def identity(name: str) -> pulumi.Output[str]:
    """Register one identity's resources, and return its issuer."""
    whole = component("UserIdentity", name, None)
    users = component("UserPoolWithMfa", f"{name}-users", whole)
    pool = user_pool(f"{name}-users-pool", users)
    if THREAT_PROTECTION:
        risk_configuration(f"{name}-users-risk", pool, users)
    issuer = pool.endpoint.apply("https://{}".format)
    jwks = pool.endpoint.apply("https://{}/.well-known/jwks.json".format)
    of_pool = {"userPoolId": pool.id, "userPoolArn": pool.arn, "issuerUrl": issuer, "jwksUrl": jwks}
    finish(users, {**of_pool, "userPoolName": pool.name, "endpoint": pool.endpoint})

    web = component("AppClient", f"{name}-users-web", users)
    client = app_client(f"{name}-users-web-client", pool, web)
    finish(web, {"clientId": client.id, "userPoolClientName": client.name})

    access = component("IdentityPool", f"{name}-access", whole)
    identity_pool = aws.cognito.IdentityPool(
        f"{name}-access-pool",
        identity_pool_name=name,
        allow_unauthenticated_identities=False,
        allow_classic_flow=False,
        cognito_identity_providers=[
            {"provider_name": pool.endpoint, "client_id": client.id, "server_side_token_check": True}
        ],
        opts=pulumi.ResourceOptions(parent=access, protect=True, retain_on_delete=True),
    )
    role = aws.iam.Role(
        f"{name}-access-authenticated-role",
        assume_role_policy=identity_pool.id.apply(trust),
        description="What signed-in people may do",
        opts=pulumi.ResourceOptions(parent=access),
    )
    aws.cognito.IdentityPoolRoleAttachment(
        f"{name}-access-roles",
        identity_pool_id=identity_pool.id,
        roles={"authenticated": role.arn},
        opts=pulumi.ResourceOptions(parent=access, delete_before_replace=True),
    )
    finish(access, {"identityPoolId": identity_pool.id, "authenticatedRoleArn": role.arn})
    finish(whole, {**of_pool, "userPoolClientId": client.id, "identityPoolId": identity_pool.id})
    return issuer


def risk_configuration(name: str, pool: aws.cognito.UserPool, parent: pulumi.Resource | None) -> None:
    """Register the risk configuration."""
    aws.cognito.RiskConfiguration(
        name,
        user_pool_id=pool.id,
        compromised_credentials_risk_configuration={"actions": {"event_action": "BLOCK"}},
        account_takeover_risk_configuration={
            "actions": {
                "high_action": {"event_action": "BLOCK", "notify": False},
                "medium_action": {"event_action": "MFA_REQUIRED", "notify": False},
                "low_action": {"event_action": "NO_ACTION", "notify": False},
            }
        },
        opts=pulumi.ResourceOptions(parent=parent, deleted_with=pool),
    )


def user_pool(name: str, parent: pulumi.Resource | None) -> aws.cognito.UserPool:
    """Register the pool."""
    return aws.cognito.UserPool(
        name,
        alias_attributes=["email"],
        username_configuration={"case_sensitive": False},
        auto_verified_attributes=["email"],
        user_attribute_update_settings={"attributes_require_verification_before_updates": ["email"]},
        schemas=[
            {
                "name": attribute,
                "attribute_data_type": "String",
                "required": True,
                "mutable": True,
                "developer_only_attribute": False,
                "string_attribute_constraints": {"min_length": "0", "max_length": "2048"},
            }
            for attribute in ("email", "family_name", "given_name")
        ],
        password_policy={
            "minimum_length": 8,
            "require_lowercase": True,
            "require_uppercase": True,
            "require_numbers": True,
            "require_symbols": True,
            "temporary_password_validity_days": 3,
        },
        mfa_configuration="ON",
        software_token_mfa_configuration={"enabled": True},
        sign_in_policy={"allowed_first_auth_factors": ["PASSWORD"]} if THREAT_PROTECTION else None,
        account_recovery_setting={"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
        verification_message_template={
            "default_email_option": "CONFIRM_WITH_CODE",
            "email_subject": "Verify your new account",
            "email_message": "The verification code to your new account is {####}",
            "sms_message": "The verification code to your new account is {####}",
        },
        admin_create_user_config={"allow_admin_create_user_only": True},
        email_configuration={"email_sending_account": "COGNITO_DEFAULT"},
        user_pool_add_ons={"advanced_security_mode": "ENFORCED" if THREAT_PROTECTION else "OFF"},
        user_pool_tier="PLUS" if THREAT_PROTECTION else "LITE",
        deletion_protection="ACTIVE",
        opts=pulumi.ResourceOptions(parent=parent, protect=True, retain_on_delete=True),
    )


def app_client(name: str, pool: aws.cognito.UserPool, parent: pulumi.Resource | None) -> aws.cognito.UserPoolClient:
    """Register the client."""
    return aws.cognito.UserPoolClient(
        name,
        user_pool_id=pool.id,
        explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
        supported_identity_providers=["COGNITO"],
        allowed_oauth_flows_user_pool_client=False,
        access_token_validity=60,
        id_token_validity=60,
        refresh_token_validity=43200,
        token_validity_units={"access_token": "minutes", "id_token": "minutes", "refresh_token": "minutes"},
        refresh_token_rotation={"feature": "ENABLED", "retry_grace_period_seconds": 60},
        auth_session_validity=3,
        enable_token_revocation=True,
        enable_propagate_additional_user_context_data=False,
        prevent_user_existence_errors="ENABLED",
        write_attributes=PROFILE.split(),
        opts=pulumi.ResourceOptions(parent=parent),
    )


for number in range(int(os.environ["IDENTITIES"])):
    pulumi.export(f"issuer-{number}", identity(f"tenant-{number}"))
