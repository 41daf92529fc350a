"""One identity per tenant, from one list. The tenant's name is the resource name, so no two tenants share a resource."""

import pulumi

from cognito_identity import UserIdentity

TENANTS = ("acme", "globex")

identities = {tenant: UserIdentity(tenant, {"tags": {"tenant": tenant}}) for tenant in TENANTS}

pulumi.export("issuers", {tenant: identity.issuer_url for tenant, identity in identities.items()})
