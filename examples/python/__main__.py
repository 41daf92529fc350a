"""A shop: customers and partners have a user pool each, and both get AWS credentials from one identity pool."""

import pulumi

from cognito_identity import (
    AdvancedSecurityMode,
    AppClient,
    AttributeType,
    ClientPreset,
    Mfa,
    RemovalPolicy,
    UserIdentity,
    UserPoolWithMfa,
)

partners = UserPoolWithMfa(
    "partners",
    {
        "user_pool_name": "partners",
        # AWS bills threat protection per monthly active user.
        "advanced_security_mode": AdvancedSecurityMode.OFF,
        "removal_policy": RemovalPolicy.DESTROY,
        "deletion_protection": False,
    },
)
portal = AppClient("portal", {"user_pool_id": partners.user_pool_id, "preset": ClientPreset.SPA})

shop = UserIdentity(
    "shop",
    {
        "allow_signup": True,
        "user_pool": {
            "advanced_security_mode": AdvancedSecurityMode.OFF,
            "mfa": Mfa.OPTIONAL,
            "password_policy": {"min_length": 12},
            "custom_attributes": {"customer_number": {"type": AttributeType.NUMBER, "min": 1, "max": 999_999}},
            "removal_policy": RemovalPolicy.DESTROY,
            "deletion_protection": False,
        },
        "clients": {
            "web": {
                "preset": ClientPreset.SPA,
                "access_token_validity_minutes": 30,
                "o_auth": {"callback_urls": ["https://shop.example.com/signed-in"]},
            },
            "backoffice": {
                "preset": ClientPreset.WEB,
                "o_auth": {"callback_urls": ["https://backoffice.example.com/signed-in"]},
            },
        },
        "identity_pool_options": {
            "user_pools": [
                {"user_pool_provider_name": partners.user_pool_provider_name, "client_id": portal.client_id}
            ],
        },
        "tags": {"partners": partners.user_pool_id},
    },
)

pulumi.export("issuerUrl", shop.issuer_url)
pulumi.export("webClientId", shop.user_pool_client_id)
pulumi.export("clientIds", shop.client_ids)
pulumi.export("identityPoolId", shop.identity_pool_id)
