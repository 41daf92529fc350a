"""Machine to machine: an API with scopes, and an app client that uses client credentials."""

import pulumi

from cognito_identity import UserPoolWithMfa

pool = UserPoolWithMfa("services", {"feature_plan": "essentials"})
pool.add_resource_server(
    "orders",
    {
        "identifier": "orders",
        "scopes": [
            {"scope_name": "read", "scope_description": "See orders"},
            {"scope_name": "write", "scope_description": "Change orders"},
        ],
    },
)
pool.add_domain("token", {"cognito_domain": {"domain_prefix": "acme-services"}})
job = pool.add_client(
    "nightly-job",
    {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}, "access_token_validity_minutes": 15},
)

pulumi.export("client_id", job.client_id)
pulumi.export("client_secret", job.client_secret)
