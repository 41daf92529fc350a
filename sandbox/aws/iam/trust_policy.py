"""Evaluates a role's trust policy as IAM does: may an identity of a Cognito identity pool assume the role?

Covers what trust policies for web identities use: Federated principals, string conditions and `Null`.
An unknown condition never allows.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

IDENTITY_POOLS = "cognito-identity.amazonaws.com"
ASSUME_ROLE = "sts:AssumeRoleWithWebIdentity"


def trusts(policy: Mapping[str, Any], context: Mapping[str, Sequence[str]]) -> bool:
    """Whether the policy allows an identity with these claims (`aud`, `amr`, `sub`) to assume its role."""
    keys = {f"{IDENTITY_POOLS}:{claim}": values for claim, values in context.items()}
    verdicts = {statement.get("Effect") for statement in _list(policy.get("Statement")) if _applies(statement, keys)}
    return "Allow" in verdicts and "Deny" not in verdicts


def _applies(statement: Mapping[str, Any], keys: Mapping[str, Sequence[str]]) -> bool:
    principal = statement.get("Principal")
    federated = principal if isinstance(principal, str) else (principal or {}).get("Federated")
    if not any(name in {IDENTITY_POOLS, "*"} for name in _list(federated)):
        return False
    actions = [str(action).lower() for action in _list(statement.get("Action"))]
    if not any(fnmatchcase(ASSUME_ROLE.lower(), action) for action in actions):
        return False
    conditions = statement.get("Condition") or {}
    denies = statement.get("Effect") == "Deny"
    return all(
        _holds(operator, [str(w) for w in _list(wanted)], keys, key, unknown=denies)
        for operator, tests in conditions.items()
        for key, wanted in tests.items()
    )


def _holds(operator: str, wanted: Sequence[str], keys: Mapping[str, Sequence[str]], key: str, *, unknown: bool) -> bool:
    present = next((values for name, values in keys.items() if name.lower() == key.lower()), ())
    if operator == "Null":
        return all((value.lower() == "true") == (not present) for value in wanted)
    quantifier, _, name = operator.rpartition(":")
    optional = name.endswith("IfExists")
    match = _MATCHERS.get(name.removesuffix("IfExists"))
    if match is None or quantifier not in {"", "ForAnyValue", "ForAllValues"}:
        return unknown
    negated = name.startswith("StringNot")
    if not present:
        return optional or quantifier == "ForAllValues" or (negated and quantifier == "")
    fits = [any(match(value, pattern) for pattern in wanted) != negated for value in present]
    if quantifier == "ForAnyValue":
        return any(fits)
    if quantifier == "ForAllValues":
        return all(fits)
    # Without a quantifier the operator compares one value; a key with several needs ForAnyValue or ForAllValues.
    return len(present) == 1 and fits[0]


def _equals(value: str, pattern: str) -> bool:
    return value == pattern


def _equals_ignoring_case(value: str, pattern: str) -> bool:
    return value.lower() == pattern.lower()


def _like(value: str, pattern: str) -> bool:
    # IAM's wildcards are `*` and `?`; a bracket is literal.
    return fnmatchcase(value, pattern.replace("[", "[[]"))


_MATCHERS: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": _equals,
    "StringNotEquals": _equals,
    "StringEqualsIgnoreCase": _equals_ignoring_case,
    "StringNotEqualsIgnoreCase": _equals_ignoring_case,
    "StringLike": _like,
    "StringNotLike": _like,
}


def _list(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
