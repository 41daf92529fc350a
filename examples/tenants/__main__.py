"""One identity per tenant, from one list: the name of the tenant is the name of its resources."""

import pulumi

from cognito_identity import UserIdentity

TENANTS = ("acme", "globex")

identities = {tenant: UserIdentity(tenant, {"tags": {"tenant": tenant}}) for tenant in TENANTS}

pulumi.export("issuers", {tenant: identity.issuer_url for tenant, identity in identities.items()})
