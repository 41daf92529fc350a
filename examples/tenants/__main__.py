"""One identity per tenant: from one list, with names that never collide."""

import gc

import pulumi

from cognito_identity import UserIdentity

# What a program of many tenants makes lives until it ends: the collector would take a third of its time for nothing.
gc.freeze()
gc.disable()

TENANTS = ("acme", "globex")

identities = {tenant: UserIdentity(tenant, {"tags": {"tenant": tenant}}) for tenant in TENANTS}

pulumi.export("issuers", {tenant: identity.issuer_url for tenant, identity in identities.items()})
