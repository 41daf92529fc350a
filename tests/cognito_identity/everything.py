"""A `UserIdentity` with every part, and the parts added to its pool afterwards."""

from typing import Any

ROLE = "arn:aws:iam::123456789012:role/analyst"
BOUNDARY = "arn:aws:iam::123456789012:policy/boundary"
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"


def identity_args(logo: str, document: Any) -> dict[str, Any]:
    """Return the arguments; `logo` is an image file, `document` the style of the login pages."""
    return {
        "allow_signup": True,
        "user_pool": {"password_policy": {"min_length": 12}, "mfa": "optional", "auto_verify": {"email": True}},
        "clients": {
            "web": {
                "preset": "spa",
                "o_auth": {
                    "scopes": ["openid", "orders/read"],
                    "callback_urls": ["https://shop.example.com/signed-in"],
                    "logout_urls": ["https://shop.example.com/"],
                },
                "branding": {
                    "settings": document,
                    "assets": [{"category": "FORM_LOGO", "color_mode": "LIGHT", "file": logo}],
                },
            },
            "job": {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}},
        },
        "domain": {"cognito_domain": {"domain_prefix": "shop-example"}},
        "resource_servers": {
            "orders": {
                "identifier": "orders",
                "scopes": [{"scope_name": "read", "scope_description": "See orders"}],
            }
        },
        "groups": {
            "admins": {"precedence": 1, "policies": [READ_ONLY]},
            "analysts": {"role": ROLE, "description": "Who may see the figures"},
            "staff": {},
        },
        "identity_providers": {
            "google": {"provider_type": "google", "client_id": "id", "client_secret": "secret"},
            "partner": {
                "provider_type": "saml",
                "name": "partner",
                "metadata_url": "https://idp.example.com/saml",
                "attribute_mapping": {"email": "mail", "given_name": "first", "family_name": "last"},
            },
        },
        "identity_pool_options": {
            "authenticated_policies": [READ_ONLY],
            "principal_tags": {"tags": {"user": "sub"}},
        },
        "permissions_boundary": BOUNDARY,
        "tags": {"team": "shop"},
    }


def add_everything(pool: Any) -> None:
    """Call every method that adds a part to a pool."""
    pool.add_resource_server(
        "stock", {"identifier": "stock", "scopes": [{"scope_name": "see", "scope_description": "See what is there"}]}
    )
    pool.register_identity_provider(
        "okta",
        {
            "provider_type": "oidc",
            "name": "okta",
            "client_id": "id",
            "client_secret": "secret",
            "issuer_url": "https://okta.example.com",
        },
    )
    pool.add_client("mobile", {"preset": "native", "o_auth": {"callback_urls": ["shop://signed-in"]}})
    pool.add_group("testers", {"precedence": 7})
    pool.add_alarms("alarms", {"topic_arn": "arn:aws:sns:eu-central-1:123456789012:on-call"})
