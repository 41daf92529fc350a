"""The same resources without the library, to see what is the provider's own doing."""

import pulumi
import pulumi_aws as aws

later = pulumi.Config().get_bool("later")
nickname = aws.cognito.UserPoolSchemaArgs(name="nickname", attribute_data_type="String", mutable=False)
pool = aws.cognito.UserPool("pool", user_pool_tier="PLUS", schemas=[nickname] if later else [])
access = aws.cognito.IdentityPool("access", identity_pool_name="access", allow_unauthenticated_identities=True)
roles = {"authenticated": "arn:aws:iam::123456789012:role/people"}
if later:
    roles["unauthenticated"] = "arn:aws:iam::123456789012:role/guests"
aws.cognito.IdentityPoolRoleAttachment("roles", identity_pool_id=access.id, roles=roles)

pulumi.export("pool", pool.id)
pulumi.export("access", access.id)
