"""AWS's rules for an app client's settings beyond its service model, checked at creation and at update.

Sources: CreateUserPoolClient in AWS's API reference, and the texts of AWS's errors where they are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sandbox.aws import errors
from sandbox.aws.user_pools.schema import NEVER_WRITABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sandbox.aws.user_pools.pool import Pool

_OIDC_SCOPES = frozenset({"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"})
_HTTP_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
# The default unit, and the least and the most seconds.
_LIFETIMES = {
    "AccessToken": ("hours", 300, 86400),
    "IdToken": ("hours", 300, 86400),
    "RefreshToken": ("days", 3600, 3650 * 86400),
}


def check(settings: Mapping[str, Any], pool: Pool, *, has_secret: bool) -> None:
    """Refuse settings that AWS refuses for a client of the pool."""
    _check_flows(settings)
    _check_lifetimes(settings)
    _check_attributes(settings, pool)
    for provider in settings.get("SupportedIdentityProviders") or []:
        if provider != "COGNITO" and provider not in pool.identity_providers:
            raise errors.invalid_parameter(f"The provider {provider} does not exist for User Pool {pool.id}.")
    _check_oauth(settings, has_secret=has_secret)
    _check_scopes(settings, pool)
    _check_addresses(settings)


def _check_flows(settings: Mapping[str, Any]) -> None:
    flows = settings.get("ExplicitAuthFlows") or []
    legacy = [flow for flow in flows if not flow.startswith("ALLOW_")]
    if legacy and len(legacy) < len(flows):
        raise errors.invalid_parameter(f"{', '.join(legacy)} can't be combined with flows that begin with ALLOW_.")
    rotates = (settings.get("RefreshTokenRotation") or {}).get("Feature") == "ENABLED"
    if rotates and "ALLOW_REFRESH_TOKEN_AUTH" in flows:
        raise errors.invalid_parameter("Refresh token rotation can't be enabled with ALLOW_REFRESH_TOKEN_AUTH.")


def _check_lifetimes(settings: Mapping[str, Any]) -> None:
    units = settings.get("TokenValidityUnits") or {}
    for token, (default, least, most) in _LIFETIMES.items():
        amount = settings.get(f"{token}Validity")
        # Zero means the default.
        if amount and not least <= amount * _SECONDS[units.get(token) or default] <= most:
            raise errors.invalid_parameter("Invalid range for token validity.")


def _check_attributes(settings: Mapping[str, Any], pool: Pool) -> None:
    known = pool.schema_attributes.keys() | {"identities"}
    if not set(settings.get("ReadAttributes") or []) <= known:
        raise errors.invalid_parameter("Invalid read attributes specified while creating a client")
    if not set(settings.get("WriteAttributes") or []) <= known - NEVER_WRITABLE:
        raise errors.invalid_parameter("Invalid write attributes specified while creating a client")


def _check_oauth(settings: Mapping[str, Any], *, has_secret: bool) -> None:
    flows, scopes = settings.get("AllowedOAuthFlows") or [], settings.get("AllowedOAuthScopes") or []
    if settings.get("AllowedOAuthFlowsUserPoolClient") and not (flows and scopes):
        raise errors.invalid_parameter(
            "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."
        )
    if "client_credentials" not in flows:
        return
    if len(flows) > 1:
        raise _oauth("client_credentials flow can not be selected along with code flow or implicit flow.")
    if not has_secret:
        raise _oauth("client_credentials flow can not be selected if client does not have a client secret.")
    for scope in scopes:
        if scope in _OIDC_SCOPES:
            raise _oauth(f"{scope} is not supported with client_credentials flow")


def _check_scopes(settings: Mapping[str, Any], pool: Pool) -> None:
    declared = {
        f"{server.identifier}/{scope['ScopeName']}"
        for server in pool.resource_servers.values()
        for scope in server.scopes or []
    }
    for scope in settings.get("AllowedOAuthScopes") or []:
        if scope not in _OIDC_SCOPES | declared:
            raise errors.RefusedError("ScopeDoesNotExistException", f"Invalid scope requested: {scope}")


def _check_addresses(settings: Mapping[str, Any]) -> None:
    callbacks = settings.get("CallbackURLs") or []
    for address in (*callbacks, *(settings.get("LogoutURLs") or [])):
        for problem in _address_problems(address):
            raise errors.invalid_parameter(problem)
    default = settings.get("DefaultRedirectURI")
    if default and default not in callbacks:
        raise errors.invalid_parameter(f"DefaultRedirectURI {default} is not in CallbackURLs.")


def _address_problems(address: str) -> Iterator[str]:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        yield f"{address} is not a valid URI."
        return
    if not parts.scheme:
        yield f"{address} must be an absolute URI."
    if "#" in address:
        yield f"{address} must not include a fragment component."
    if parts.scheme == "http" and host not in _HTTP_HOSTS:
        yield f"{address} cannot use the HTTP protocol."


def _oauth(message: str) -> errors.RefusedError:
    return errors.RefusedError("InvalidOAuthFlowException", message)
