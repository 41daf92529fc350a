"""Adopt an existing user pool: add an app client and AWS credentials, and change nothing in the pool."""

import pulumi

from cognito_identity import UserIdentity

config = pulumi.Config()

identity = UserIdentity(
    "reports",
    {
        "existing_user_pool": {"user_pool_arn": config.require("userPoolArn")},
        "clients": {"web": {"preset": "spa", "access_token_validity_minutes": 30}},
    },
)

pulumi.export("user_pool_client_id", identity.user_pool_client_id)
pulumi.export("identity_pool_id", identity.identity_pool_id)
