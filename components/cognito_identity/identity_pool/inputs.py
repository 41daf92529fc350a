"""The resource inputs of an identity pool, its role mappings and its principal tags."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.enums import RoleMatchType
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

TWITTER = "api.twitter.com"
SOCIAL_PROVIDERS = {
    "amazon": "www.amazon.com",
    "apple": "appleid.apple.com",
    "facebook": "graph.facebook.com",
    "google": "accounts.google.com",
    "twitter": TWITTER,
}
_MATCH_TYPES = {
    RoleMatchType.EQUALS: "Equals",
    RoleMatchType.CONTAINS: "Contains",
    RoleMatchType.STARTS_WITH: "StartsWith",
    RoleMatchType.NOT_EQUALS: "NotEqual",
}


def identity_pool_inputs(settings: IdentityPoolSettings) -> dict[str, Any]:
    """Return the inputs of `aws.cognito.IdentityPool`."""
    inputs: dict[str, Any] = {
        "identity_pool_name": settings.name,
        "allow_unauthenticated_identities": settings.guests,
        "allow_classic_flow": settings.classic_flow,
        "cognito_identity_providers": [
            {
                "provider_name": pool.get("user_pool_provider_name"),
                "client_id": pool.get("client_id"),
                "server_side_token_check": not pool.get("disable_server_side_token_check", False),
            }
            for pool in settings.user_pools
        ],
        **_authentication_providers(nested(settings.arguments, "authentication_providers")),
        "tags": settings.arguments.get("tags") or None,
    }
    return drop_none(inputs)


def _authentication_providers(providers: Mapping[str, Any]) -> dict[str, Any]:
    social = {SOCIAL_PROVIDERS[name]: app_id for name, app_id in providers.items() if name in SOCIAL_PROVIDERS}
    return {
        "supported_login_providers": social or None,
        "developer_provider_name": providers.get("custom_provider"),
        "openid_connect_provider_arns": providers.get("open_id_connect_providers"),
        "saml_provider_arns": providers.get("saml_providers"),
    }


def principal_tag_inputs(tags: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of the principal tags, which are the same for each user pool."""
    return {"use_defaults": tags.get("use_defaults", False), "principal_tags": tags.get("tags")}


def role_mapping_inputs(mappings: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]] | None:
    """Return the role mappings, sorted by name so that the order of arguments makes no difference."""
    return [_role_mapping(name, mappings[name]) for name in sorted(mappings)] or None


def _role_mapping(name: str, mapping: Mapping[str, Any]) -> dict[str, Any]:
    inputs: dict[str, Any] = {
        "identity_provider": mapping.get("provider_url", name),
        "type": "Token" if mapping.get("use_token") else "Rules",
        "ambiguous_role_resolution": "AuthenticatedRole" if mapping.get("resolve_ambiguous_roles") else "Deny",
    }
    if "rules" in mapping:
        inputs["mapping_rules"] = [
            {
                "claim": rule.get("claim"),
                "match_type": _MATCH_TYPES[rule.get("match_type", RoleMatchType.EQUALS)],
                "value": rule.get("claim_value"),
                "role_arn": rule.get("mapped_role"),
            }
            for rule in mapping["rules"]
        ]
    return inputs
