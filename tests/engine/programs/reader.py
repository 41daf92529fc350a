"""An app's stack, which reads what it needs of the identity's, as docs/operating.md says."""

import pulumi

identity = pulumi.StackReference("organization/identity/dev")
for name in ("user_pool_id", "user_pool_client_id", "client_ids", "identity_pool_id", "authenticated_role_arn"):
    pulumi.export(name, identity.require_output(name))
for name in ("issuer_url", "jwks_url", "region"):
    pulumi.export(name, identity.require_output(name))
