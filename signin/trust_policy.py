"""Checks a role's trust policy for an identity pool.

https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

_SERVICE: Final = "cognito-identity.amazonaws.com"
_ASSUME: Final = "sts:AssumeRoleWithWebIdentity"
_ASSUMING: Final = (_ASSUME, "sts:AssumeRole", "sts:AssumeRoleWithSAML")
_AUDIENCE: Final = f"{_SERVICE}:aud"
_METHOD: Final = f"{_SERVICE}:amr"
_GUEST: Final = "unauthenticated"
# Operators that are false for a missing key.
_DEMANDING: Final = frozenset({"stringequals", "stringlike", "foranyvalue:stringequals", "foranyvalue:stringlike"})


def trust_problem(document: Mapping[str, Any], identity_pool_id: str) -> str | None:
    """Why others than signed-in users of the identity pool can assume the role; None if they can't."""
    allowed = [s for s in _listed(document.get("Statement")) if s.get("Effect") == "Allow"]
    statements = [s for s in allowed if _opens_to_identities(s)]
    if not statements:
        return f"no statement trusts {_SERVICE}"
    for statement in statements:
        audiences, methods = set(_demanded(statement, _AUDIENCE)), set(_demanded(statement, _METHOD))
        if audiences != {identity_pool_id}:
            return f"{_AUDIENCE} is {_told(audiences)}, not {identity_pool_id} alone"
        if not methods or any("*" in method or method == _GUEST for method in methods):
            return f"{_METHOD} is {_told(methods)}, not authenticated alone: guests can assume the role"
    others = {other for statement in allowed for other in _others(statement)}
    return f"it trusts {' and '.join(sorted(others))} as well" if others else None


def _opens_to_identities(statement: Mapping[str, Any]) -> bool:
    principal = statement.get("Principal")
    trusted = _listed(principal.get("Federated")) if isinstance(principal, Mapping) else []
    return _allows(statement, _ASSUME) and _SERVICE in trusted


def _others(statement: Mapping[str, Any]) -> Iterator[str]:
    """Other principals that can assume the role by the statement; AWS services are left out."""
    if not any(_allows(statement, action) for action in _ASSUMING):
        return
    principal = statement.get("Principal")
    if "NotPrincipal" in statement or not isinstance(principal, Mapping):
        yield "everyone but some" if "NotPrincipal" in statement else f"the principal {principal}"
        return
    for kind, values in principal.items():
        yield from (str(value) for value in _listed(values) if kind != "Service" and value != _SERVICE)


def _allows(statement: Mapping[str, Any], action: str) -> bool:
    """Whether the statement is about `action`, by Action with wildcards or by NotAction."""
    if "NotAction" in statement:
        return not _named(statement["NotAction"], action)
    return _named(statement.get("Action"), action)


def _named(patterns: Any, action: str) -> bool:
    return any(fnmatchcase(action.lower(), str(pattern).lower().replace("[", "[[]")) for pattern in _listed(patterns))


def _demanded(statement: Mapping[str, Any], key: str) -> Iterator[str]:
    for operator, conditions in (statement.get("Condition") or {}).items():
        if operator.lower() in _DEMANDING:
            for name, values in conditions.items():
                if name.lower() == key:
                    yield from map(str, _listed(values))


def _listed(value: Any) -> list[Any]:
    """A list, where IAM also accepts a single value."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _told(values: set[str]) -> str:
    return " or ".join(sorted(values)) or "not required"
