"""The stack `dev` with raw resources, without checks and derived values."""

import json

import pulumi
import pulumi_aws as aws

pool = aws.cognito.UserPool(
    "identity-users-pool",
    name="awesome-user-pool",
    username_attributes=["email"],
    username_configuration={"case_sensitive": False},
    auto_verified_attributes=["email"],
    user_attribute_update_settings={"attributes_require_verification_before_updates": ["email"]},
    schemas=[
        {
            "name": "family_name",
            "attribute_data_type": "String",
            "required": True,
            "mutable": False,
            "developer_only_attribute": False,
            "string_attribute_constraints": {"min_length": "0", "max_length": "2048"},
        },
        {
            "name": "created_at",
            "attribute_data_type": "DateTime",
            "required": False,
            "developer_only_attribute": False,
            "mutable": False,
        },
        {
            "name": "employee_id",
            "attribute_data_type": "Number",
            "required": False,
            "developer_only_attribute": False,
            "mutable": False,
            "number_attribute_constraints": {"min_value": "1", "max_value": "100"},
        },
        {
            "name": "is_admin",
            "attribute_data_type": "Boolean",
            "required": False,
            "developer_only_attribute": False,
            "mutable": True,
        },
        {
            "name": "tenant_id",
            "attribute_data_type": "String",
            "required": False,
            "developer_only_attribute": False,
            "mutable": False,
            "string_attribute_constraints": {"min_length": "10", "max_length": "15"},
        },
    ],
    password_policy={
        "minimum_length": 8,
        "require_lowercase": True,
        "require_uppercase": True,
        "require_numbers": True,
        "require_symbols": True,
        "temporary_password_validity_days": 3,
    },
    mfa_configuration="OPTIONAL",
    software_token_mfa_configuration={"enabled": True},
    account_recovery_setting={"recovery_mechanisms": [{"name": "verified_email", "priority": 1}]},
    verification_message_template={
        "default_email_option": "CONFIRM_WITH_CODE",
        "email_subject": "You need to verify your email",
        "email_message": "Thanks for signing up Your verification code is {####}",
        "sms_message": "The verification code to your new account is {####}",
    },
    admin_create_user_config={"allow_admin_create_user_only": False},
    email_configuration={"email_sending_account": "COGNITO_DEFAULT"},
    user_pool_add_ons={"advanced_security_mode": "OFF"},
    user_pool_tier="LITE",
    deletion_protection="INACTIVE",
)
client = aws.cognito.UserPoolClient(
    "identity-users-web-client",
    name="awesome-app-client",
    user_pool_id=pool.id,
    allowed_oauth_flows_user_pool_client=False,
    enable_propagate_additional_user_context_data=False,
    explicit_auth_flows=["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    supported_identity_providers=["COGNITO"],
    access_token_validity=60,
    id_token_validity=60,
    refresh_token_validity=43200,
    token_validity_units={"access_token": "minutes", "id_token": "minutes", "refresh_token": "minutes"},
    auth_session_validity=3,
    enable_token_revocation=True,
    prevent_user_existence_errors="ENABLED",
    write_attributes=[
        "email",
        "family_name",
        "address",
        "custom:tenant_id",
        "custom:created_at",
        "custom:employee_id",
        "custom:is_admin",
    ],
)
identity_pool = aws.cognito.IdentityPool(
    "identity-access-pool",
    identity_pool_name="identity",
    allow_unauthenticated_identities=False,
    allow_classic_flow=False,
    cognito_identity_providers=[
        {"provider_name": pool.endpoint, "client_id": client.id, "server_side_token_check": True}
    ],
)


def trust(pool_id: str) -> str:
    """Return the role's trust policy."""
    provider = "cognito-identity.amazonaws.com"
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": provider},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            "StringEquals": {f"{provider}:aud": pool_id},
            "ForAnyValue:StringLike": {f"{provider}:amr": "authenticated"},
        },
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


role = aws.iam.Role(
    "identity-access-authenticated-role",
    assume_role_policy=identity_pool.id.apply(trust),
    description="What signed-in people may do",
)
aws.cognito.IdentityPoolRoleAttachment(
    "identity-access-roles", identity_pool_id=identity_pool.id, roles={"authenticated": role.arn}
)
pulumi.export("user_pool_id", pool.id)
pulumi.export("user_pool_client_id", client.id)
pulumi.export("identity_pool_id", identity_pool.id)
