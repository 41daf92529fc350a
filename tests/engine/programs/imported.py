"""An app client with a secret that another tool made, told about as docs/lifecycle.md says once `told` is set."""

import pulumi

from cognito_identity import UserPoolWithMfa


def keep_secret(args: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult | None:
    """The provider can't read back that a client was made with a secret."""
    if args.type_ != "aws:cognito/userPoolClient:UserPoolClient":
        return None
    keep = pulumi.ResourceOptions(ignore_changes=["generateSecret"])
    return pulumi.ResourceTransformResult(args.props, pulumi.ResourceOptions.merge(args.opts, keep))


told = pulumi.Config().get_bool("told")
pool = UserPoolWithMfa(
    "people",
    {"user_pool_name": "people", "risk_configuration": {}},
    pulumi.ResourceOptions(transforms=[keep_secret] if told else []),
)
web = pool.add_client(
    "web", {"preset": "web", "user_pool_client_name": "web", "o_auth": {"callback_urls": ["https://a.example/"]}}
)

pulumi.export("client_id", web.client_id)
pulumi.export("client_secret", web.client_secret)
