"""The same raw resources as default identities have, as many as IDENTITIES says, with nothing checked."""

import json
import os

import pulumi
import pulumi_aws as aws

PROVIDER = "cognito-identity.amazonaws.com"


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


for number in range(int(os.environ["IDENTITIES"])):
    name = f"tenant-{number}"
    pool = aws.cognito.UserPool(
        f"{name}-pool",
        alias_attributes=["email"],
        username_configuration={"case_sensitive": False},
        auto_verified_attributes=["email"],
        user_attribute_update_settings={"attributes_require_verification_before_updates": ["email"]},
        schemas=[
            {
                "name": attribute,
                "attribute_data_type": "String",
                "required": attribute != "phone_number",
                "mutable": True,
                "developer_only_attribute": False,
                "string_attribute_constraints": {"min_length": "0", "max_length": "2048"},
            }
            for attribute in ("email", "family_name", "given_name", "phone_number")
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
        sign_in_policy={"allowed_first_auth_factors": ["PASSWORD"]},
        account_recovery_setting={"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
        verification_message_template={
            "default_email_option": "CONFIRM_WITH_CODE",
            "email_subject": "Verify your new account",
            "email_message": "The verification code to your new account is {####}",
            "sms_message": "The verification code to your new account is {####}",
        },
        admin_create_user_config={"allow_admin_create_user_only": True},
        email_configuration={"email_sending_account": "COGNITO_DEFAULT"},
        user_pool_add_ons={"advanced_security_mode": "ENFORCED"},
        user_pool_tier="PLUS",
        deletion_protection="ACTIVE",
        opts=pulumi.ResourceOptions(protect=True, retain_on_delete=True),
    )
    aws.cognito.RiskConfiguration(
        f"{name}-risk",
        user_pool_id=pool.id,
        compromised_credentials_risk_configuration={"actions": {"event_action": "BLOCK"}},
        account_takeover_risk_configuration={
            "actions": {
                "high_action": {"event_action": "BLOCK", "notify": False},
                "medium_action": {"event_action": "MFA_REQUIRED", "notify": False},
                "low_action": {"event_action": "NO_ACTION", "notify": False},
            }
        },
    )
    client = aws.cognito.UserPoolClient(
        f"{name}-client",
        user_pool_id=pool.id,
        generate_secret=False,
        explicit_auth_flows=["ALLOW_USER_SRP_AUTH"],
        supported_identity_providers=["COGNITO"],
        access_token_validity=60,
        id_token_validity=60,
        refresh_token_validity=43200,
        token_validity_units={"access_token": "minutes", "id_token": "minutes", "refresh_token": "minutes"},
        refresh_token_rotation={"feature": "ENABLED", "retry_grace_period_seconds": 60},
        auth_session_validity=3,
        enable_token_revocation=True,
        prevent_user_existence_errors="ENABLED",
        write_attributes=["address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "name"],
    )
    identity_pool = aws.cognito.IdentityPool(
        f"{name}-identity-pool",
        identity_pool_name=name,
        allow_unauthenticated_identities=False,
        allow_classic_flow=False,
        cognito_identity_providers=[
            {"provider_name": pool.endpoint, "client_id": client.id, "server_side_token_check": True}
        ],
        opts=pulumi.ResourceOptions(protect=True, retain_on_delete=True),
    )
    role = aws.iam.Role(f"{name}-role", assume_role_policy=identity_pool.id.apply(trust))
    aws.cognito.IdentityPoolRoleAttachment(
        f"{name}-roles", identity_pool_id=identity_pool.id, roles={"authenticated": role.arn}
    )
    pulumi.export(f"issuer-{number}", pulumi.Output.concat("https://", pool.endpoint))
