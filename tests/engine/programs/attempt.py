"""A stack with users, and changes of its program, which are in `attempt.json`."""

import json
from pathlib import Path
from typing import Any

import pulumi
import pulumi_aws as aws

from cognito_identity import AppClient, IdentityPool, UserIdentity, UserPoolWithMfa

attempt: dict[str, Any] = json.loads(Path("attempt.json").read_text(encoding="utf-8"))
name: str = attempt.get("name", "shop")
pool: Any = {"user_pool_name": "shop", "advanced_security_mode": "off", **attempt.get("user_pool", {})}
args: Any = {
    "user_pool": pool,
    **({"identity_pool_options": attempt["identity_pool"]} if "identity_pool" in attempt else {}),
    **attempt.get("args", {}),
}
if "existing_user_pool" in args:
    del args["user_pool"]
opts = pulumi.ResourceOptions(protect=attempt.get("protect"))
aliases: list[Any] = []
if "parent" in attempt:
    opts.parent = pulumi.ComponentResource("tests:index:Team", "team")
    aliases = [pulumi.Alias(parent=pulumi.ROOT_STACK_RESOURCE)]
if "provider_region" in attempt:
    opts.providers = [aws.Provider("elsewhere", region=attempt["provider_region"])]
if "name" in attempt:
    aliases = [pulumi.Alias(name="shop")]
if attempt.get("alias"):
    opts.aliases = aliases
if attempt.get("unprotect"):

    def unprotect(given: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult:
        """Take protection from everything, as a transform of the program's own can."""
        return pulumi.ResourceTransformResult(
            given.props,
            pulumi.ResourceOptions.merge(given.opts, pulumi.ResourceOptions(protect=False, retain_on_delete=False)),
        )

    opts.transforms = [unprotect]

made: Any = None
if attempt.get("parts"):
    users = UserPoolWithMfa("users", pool)
    client = AppClient("web", {"user_pool_id": users.user_pool_id, "preset": "spa"})
    own: Any = {"user_pool_provider_name": users.user_pool_provider_name, "client_id": client.client_id}
    given: Any = {"user_pools": [own], **attempt.get("identity_pool", {})}
    access = IdentityPool("access", given)
    ids = (users.user_pool_id, client.client_id, access.identity_pool_id)
elif not attempt.get("removed"):
    made = UserIdentity(name, args, opts)
    ids = (made.user_pool_id, made.user_pool_client_id, made.identity_pool_id)
else:
    ids = (pulumi.Output.from_input(""),) * 3
pulumi.export("user_pool_id", ids[0])
pulumi.export("user_pool_client_id", ids[1])
pulumi.export("identity_pool_id", ids[2])
