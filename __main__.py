"""The Pulumi program: one identity per stack, as its stack file describes it."""

import pulumi

from cognito_identity import UserIdentity
from cognito_identity.stack_config import in_stack_file, read_stack_config

config = read_stack_config()
with in_stack_file():
    identity = UserIdentity(config.name, config.args)

pulumi.export("user_pool_id", identity.user_pool_id)
pulumi.export("user_pool_arn", identity.user_pool_arn)
pulumi.export("user_pool_client_id", identity.user_pool_client_id)
pulumi.export("client_ids", identity.client_ids)
pulumi.export("identity_pool_id", identity.identity_pool_id)
pulumi.export("authenticated_role_arn", identity.authenticated_role_arn)
pulumi.export("unauthenticated_role_arn", identity.unauthenticated_role_arn)
pulumi.export("issuer_url", identity.issuer_url)
pulumi.export("jwks_url", identity.jwks_url)
pulumi.export("region", identity.region)
pulumi.export("login_url", identity.login_url)
pulumi.export("amplify_outputs", identity.amplify_outputs)
