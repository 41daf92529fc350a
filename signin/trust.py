"""What a role's trust policy demands of those who come through an identity pool.

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
# What a condition may say without holding for those who bring no value at all.
_DEMANDING: Final = frozenset({"stringequals", "stringlike", "foranyvalue:stringequals", "foranyvalue:stringlike"})


def trust_problem(document: Mapping[str, Any], identity_pool_id: str) -> str | None:
    """Why others than people who signed in to the identity pool could take the role; None where they can't."""
    allowed = [s for s in _listed(document.get("Statement")) if s.get("Effect") == "Allow"]
    statements = [s for s in allowed if _opens_to_identities(s)]
    if not statements:
        return f"no statement trusts {_SERVICE}"
    for statement in statements:
        audiences, methods = set(_demanded(statement, _AUDIENCE)), set(_demanded(statement, _METHOD))
        if audiences != {identity_pool_id}:
            return f"{_AUDIENCE} is {_told(audiences)}, not {identity_pool_id} alone"
        if not methods or any("*" in method or method == _GUEST for method in methods):
            return f"{_METHOD} is {_told(methods)}, not authenticated alone: a guest's token would open it"
    others = {other for statement in allowed for other in _others(statement)}
    return f"it trusts {' and '.join(sorted(others))} as well" if others else None


def _opens_to_identities(statement: Mapping[str, Any]) -> bool:
    principal = statement.get("Principal")
    trusted = _listed(principal.get("Federated")) if isinstance(principal, Mapping) else []
    return _allows(statement, _ASSUME) and _SERVICE in trusted


def _others(statement: Mapping[str, Any]) -> Iterator[str]:
    """Who else gets the role by the statement; AWS's services are no users."""
    if not any(_allows(statement, action) for action in _ASSUMING):
        return
    principal = statement.get("Principal")
    if "NotPrincipal" in statement or not isinstance(principal, Mapping):
        yield "everyone but some" if "NotPrincipal" in statement else f"the principal {principal}"
        return
    for kind, values in principal.items():
        yield from (str(value) for value in _listed(values) if kind != "Service" and value != _SERVICE)


def _allows(statement: Mapping[str, Any], action: str) -> bool:
    """Whether the statement is about `action`, which it may name with wildcards, or by what it is not about."""
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
    """IAM takes one thing where it takes a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _told(values: set[str]) -> str:
    return " or ".join(sorted(values)) or "not asked for"
