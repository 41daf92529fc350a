"""Which IAM role an identity gets: the pool's, or one that a role mapping chooses by the token's claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class RoleRefusedError(Exception):
    """No role can be assigned; the text is AWS's."""


def choose(
    roles: Mapping[str, str],
    mappings: Mapping[str, Any],
    logins: Mapping[str, Mapping[str, Any]],
    custom_role: str | None,
) -> str | None:
    """The ARN of the role for these verified logins (mapping key → claims); none means a guest.

    `custom_role` is the role that the caller requests; the token must list it.
    """
    if not logins:
        return roles.get("unauthenticated")
    default = roles.get("authenticated")
    key, claims = next(iter(logins.items()))
    mapping = mappings.get(key)
    if mapping is None:
        if custom_role is not None and custom_role not in _listed(claims):
            raise RoleRefusedError(f"Access to Role '{custom_role}' is forbidden.")
        return custom_role or default
    chosen = _by_token(claims, custom_role) if mapping.get("Type") == "Token" else _by_rules(claims, mapping)
    if chosen is not None:
        return chosen
    if mapping.get("AmbiguousRoleResolution") == "AuthenticatedRole":
        return default
    raise RoleRefusedError("Token is not from a role this identity pool can resolve; the request was denied.")


def _by_token(claims: Mapping[str, Any], custom_role: str | None) -> str | None:
    listed = _listed(claims)
    if custom_role is not None:
        if custom_role not in listed:
            raise RoleRefusedError(f"Access to Role '{custom_role}' is forbidden.")
        return custom_role
    preferred = claims.get("cognito:preferred_role")
    if preferred:
        return str(preferred)
    return listed[0] if len(listed) == 1 else None


def _by_rules(claims: Mapping[str, Any], mapping: Mapping[str, Any]) -> str | None:
    for rule in (mapping.get("RulesConfiguration") or {}).get("Rules") or []:
        value = claims.get(rule["Claim"])
        if value is None:
            continue
        values = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        if _MATCHES[rule["MatchType"]](values, rule["Value"]):
            return str(rule["RoleARN"])
    return None


def _listed(claims: Mapping[str, Any]) -> list[str]:
    return [str(role) for role in claims.get("cognito:roles") or []]


_MATCHES: Mapping[str, Callable[[Sequence[str], str], bool]] = {
    "Equals": lambda values, wanted: wanted in values,
    "Contains": lambda values, wanted: any(wanted in value for value in values),
    "StartsWith": lambda values, wanted: any(value.startswith(wanted) for value in values),
    "NotEqual": lambda values, wanted: wanted not in values,
}
