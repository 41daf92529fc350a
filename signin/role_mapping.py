"""How an identity pool's role mapping chooses a role by the claims of an ID token.

https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

GROUPS: Final = "cognito:groups"
_PREFERRED: Final = "cognito:preferred_role"
_ROLES: Final = "cognito:roles"


@dataclass(frozen=True, slots=True)
class MappedRole:
    """What a role mapping gives for one token: a role, or no credentials where `arn` is None."""

    arn: str | None
    reason: str


def mapped_role(mapping: Mapping[str, Any] | None, claims: Mapping[str, Any]) -> MappedRole | None:
    """The mapped role for a token with these claims; None: the authenticated role."""
    if mapping is None:
        return None
    if mapping.get("Type") == "Rules":
        for rule in (mapping.get("RulesConfiguration") or {}).get("Rules") or ():
            if _matches(rule, claims):
                reason = f"the rule {rule['Claim']} {rule['MatchType']} {rule['Value']}"
                return MappedRole(rule["RoleARN"], reason)
        reason = "no rule matches the token"
    else:
        roles = [str(role) for role in claims.get(_ROLES) or ()]
        preferred = [str(claims[_PREFERRED])] if claims.get(_PREFERRED) else roles
        if len(preferred) == 1:
            return MappedRole(preferred[0], "the role in the token")
        reason = "the token has no role"
    return MappedRole(None, reason) if mapping.get("AmbiguousRoleResolution") == "Deny" else None


def looks_at_groups(mapping: Mapping[str, Any] | None) -> bool:
    """Whether a rule uses the names of groups."""
    rules = ((mapping or {}).get("RulesConfiguration") or {}).get("Rules") or ()
    return any(rule.get("Claim") == GROUPS for rule in rules)


def _matches(rule: Mapping[str, Any], claims: Mapping[str, Any]) -> bool:
    if rule["Claim"] not in claims:
        return False
    claim, wanted = claims[rule["Claim"]], str(rule["Value"])
    values = [str(item) for item in claim] if isinstance(claim, list) else [str(claim)]
    match rule["MatchType"]:
        case "Equals":
            return wanted in values
        case "Contains":
            return any(wanted in value for value in values)
        case "StartsWith":
            return any(value.startswith(wanted) for value in values)
        case "NotEqual":
            return wanted not in values
        case _:
            return False
