"""Inputs of `aws.cognito.UserPoolClient`."""

from collections.abc import Mapping
from typing import Any

from cognito_identity import defaults
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.reader import nested

_AUTH_FLOWS = {
    "user_srp": "ALLOW_USER_SRP_AUTH",
    "user_password": "ALLOW_USER_PASSWORD_AUTH",
    "admin_user_password": "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "custom": "ALLOW_CUSTOM_AUTH",
    "user": "ALLOW_USER_AUTH",
}
_O_AUTH_FLOWS = {
    "authorization_code_grant": "code",
    "implicit_code_grant": "implicit",
    "client_credentials": "client_credentials",
}


def app_client_inputs(settings: AppClientSettings) -> dict[str, Any]:
    """Return the resource's inputs. Token lifetimes always have a unit, because AWS's default units differ by token."""
    values = settings.arguments
    inputs: dict[str, Any] = {
        "user_pool_id": values.get("user_pool_id"),
        "name": values.get("user_pool_client_name"),
        # Not False: an imported client has no value in the state, and the provider would replace it.
        "generate_secret": settings.generate_secret or None,
        "explicit_auth_flows": _auth_flows(settings),
        **_o_auth(settings),
        "supported_identity_providers": values.get("supported_identity_providers", ["COGNITO"]),
        "access_token_validity": settings.access_minutes,
        "id_token_validity": settings.id_minutes,
        "refresh_token_validity": settings.refresh_minutes,
        "token_validity_units": {"access_token": "minutes", "id_token": "minutes", "refresh_token": "minutes"},
        "refresh_token_rotation": _rotation(settings),
        "auth_session_validity": values.get("auth_session_validity_minutes", defaults.AUTH_SESSION_VALIDITY_MINUTES),
        "enable_token_revocation": values.get("enable_token_revocation", True),
        "prevent_user_existence_errors": _existence(values.get("prevent_user_existence_errors", True)),
        "enable_propagate_additional_user_context_data": values.get(
            "enable_propagate_additional_user_context_data", False
        ),
        "analytics_configuration": _analytics(nested(values, "analytics")),
        "read_attributes": _listed(settings.read_attributes),
        "write_attributes": _listed(settings.write_attributes),
    }
    return drop_none(inputs)


def _auth_flows(settings: AppClientSettings) -> list[str]:
    flows = [name for word, name in _AUTH_FLOWS.items() if word in settings.auth_flows]
    # With rotation AWS rejects the refresh flow: the app refreshes with GetTokensFromRefreshToken.
    refresh = [] if settings.rotates else ["ALLOW_REFRESH_TOKEN_AUTH"]
    return [*flows, *refresh]


def _o_auth(settings: AppClientSettings) -> dict[str, Any]:
    if not settings.o_auth_flows:
        return {"allowed_oauth_flows_user_pool_client": False}
    o_auth = settings.o_auth
    return {
        "allowed_oauth_flows_user_pool_client": True,
        "allowed_oauth_flows": [name for word, name in _O_AUTH_FLOWS.items() if word in settings.o_auth_flows],
        "allowed_oauth_scopes": list(settings.scopes),
        "callback_urls": o_auth.get("callback_urls"),
        # Without a list, AWS would keep its current one, with URLs that were removed here.
        "logout_urls": o_auth.get("logout_urls", []),
        "default_redirect_uri": o_auth.get("default_redirect_uri"),
    }


def _rotation(settings: AppClientSettings) -> dict[str, Any] | None:
    if not settings.rotates:
        return None
    return {"feature": "ENABLED", "retry_grace_period_seconds": settings.rotation_grace_seconds}


def _existence(hidden: bool) -> str:
    return "ENABLED" if hidden else "LEGACY"


def _analytics(analytics: Mapping[str, Any]) -> dict[str, Any] | None:
    names = {"share_user_data": "user_data_shared"}
    return {names.get(word, word): value for word, value in analytics.items()} or None


def _listed(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else list(names)
