"""What a role's trust policy demands of those who come through an identity pool.

https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_SERVICE: Final = "cognito-identity.amazonaws.com"
_ASSUME: Final = "sts:AssumeRoleWithWebIdentity"
_AUDIENCE: Final = f"{_SERVICE}:aud"
_METHOD: Final = f"{_SERVICE}:amr"
_GUEST: Final = "unauthenticated"
# What a condition may say without holding for those who bring no value at all.
_DEMANDING: Final = frozenset({"stringequals", "stringlike", "foranyvalue:stringequals", "foranyvalue:stringlike"})


def trust_problem(document: Mapping[str, Any], identity_pool_id: str) -> str | None:
    """Why others than people who signed in to the identity pool could take the role; None where they can't."""
    statements = [s for s in _listed(document.get("Statement")) if _opens_to_identities(s)]
    if not statements:
        return f"no statement trusts {_SERVICE}"
    for statement in statements:
        audiences, methods = set(_demanded(statement, _AUDIENCE)), set(_demanded(statement, _METHOD))
        if audiences != {identity_pool_id}:
            return f"{_AUDIENCE} is {_told(audiences)}, not {identity_pool_id} alone"
        if not methods or any("*" in method or method == _GUEST for method in methods):
            return f"{_METHOD} is {_told(methods)}, not authenticated alone: a guest's token would open it"
    return None


def _opens_to_identities(statement: Mapping[str, Any]) -> bool:
    principal = statement.get("Principal")
    trusted = _listed(principal.get("Federated")) if isinstance(principal, Mapping) else []
    actions = {str(action).lower() for action in _listed(statement.get("Action"))}
    opens = bool(actions & {_ASSUME.lower(), "sts:*", "*"})
    return statement.get("Effect") == "Allow" and opens and _SERVICE in trusted


def _demanded(statement: Mapping[str, Any], key: str) -> Iterator[str]:
    for operator, conditions in (statement.get("Condition") or {}).items():
        if operator.lower() in _DEMANDING:
            for name, values in conditions.items():
                if name.lower() == key:
                    yield from map(str, _listed(values))


def _listed(value: Any) -> list[Any]:
    """IAM takes one thing where it takes a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _told(values: set[str]) -> str:
    return " or ".join(sorted(values)) or "not asked for"
