"""Reads IAM trust policies as IAM does, for Cognito identities."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cognito_policies.iam.policy_document import (
    effect_of,
    listed,
    mapping,
    matches,
    member,
    statements,
    word,
)
from cognito_policies.model.values import UNKNOWN, contains_unknown

ASSUME: Final = "sts:assumerolewithwebidentity"
SIGNED_IN: Final = "authenticated"
GUEST: Final = "unauthenticated"
KINDS: Final = (SIGNED_IN, GUEST)
"""The kinds of user, as values of the claim `amr`."""

_PRINCIPAL_START: Final = "cognito-identity"
_PROVIDER: Final = re.compile(r"[\w-]+(\.[\w-]+)+([:/][\w:/.@-]*)?|arn:[\w:/.@-]+", re.ASCII)


@dataclass(frozen=True)
class Condition:
    """One entry of a `Condition` block, with operator and key in lower case (IAM ignores their case)."""

    operator: str
    key: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Grant:
    """A statement that allows Cognito identities to assume the role.

    `principals` are its identity principals; "*" means all principals, including Cognito.
    """

    label: str
    principals: tuple[str, ...]
    conditions: tuple[Condition, ...]

    def conditions_on(self, claim: str) -> list[Condition]:
        """Return the conditions on a claim (`aud`, `amr`) of the statement's principals."""
        return [condition for condition in self.conditions if self._means(condition.key, claim)]

    def kinds(self) -> frozenset[str]:
        """Return the kinds of user in its conditions on `amr`; the name of a login provider means signed-in users."""
        values = [value for condition in self.conditions_on("amr") for value in condition.values]
        named = frozenset(kind for kind in KINDS if kind in values)
        by_provider = any(isinstance(value, str) and is_provider(value) for value in values)
        return named or frozenset({SIGNED_IN} if by_provider else ())

    def _means(self, key: str, claim: str) -> bool:
        issuer, _, name = key.rpartition(":")
        if name != claim:
            return False
        return issuer in self.principals or ("*" in self.principals and issuer.startswith(_PRINCIPAL_START))


@dataclass(frozen=True)
class UnknownStatement:
    """A statement for Cognito identities, possibly, that has computed values."""

    label: str


def is_provider(value: str) -> bool:
    """Return whether a value of `amr` is a login provider, such as `graph.facebook.com`."""
    return _PROVIDER.fullmatch(value) is not None


def cognito_statements(document: object) -> Iterator[Grant | UnknownStatement]:
    """Yield the statements by which Cognito identities may assume the role.

    Deny statements, and statements for other principals or actions, are skipped.

    Raises:
        MalformedPolicyError: The document, or one of its statements, is invalid.
    """
    for label, statement in statements(document):
        found = UnknownStatement(label) if statement is None else _check_statement(statement, label)
        if found is not None:
            yield found


def _check_statement(statement: Mapping[str, object], label: str) -> Grant | UnknownStatement | None:
    effect = effect_of(statement, label)
    if effect == "Deny":
        return None
    principals = _cognito_principals(statement, label)
    if principals == ():
        return None
    if principals is None or effect is UNKNOWN or contains_unknown(dict(statement)):
        return UnknownStatement(label)
    if not _allows_web_identities(statement, label):
        return None
    return Grant(label, principals, tuple(_conditions(statement.get("Condition"), label)))


def _cognito_principals(statement: Mapping[str, object], label: str) -> tuple[str, ...] | None:
    """Return the identity principals of a statement, or None if they are computed."""
    if "NotPrincipal" in statement:
        return ("*",)
    principal = member(statement, "Principal", label)
    if principal is UNKNOWN:
        return None
    if principal == "*":
        return ("*",)
    kinds = mapping(principal, f"{label}: Principal")
    if "*" in listed(kinds.get("AWS", [])):
        return ("*",)
    federated = listed(kinds.get("Federated", []))
    names = [word(name, f"{label}: Federated").lower() for name in federated if name is not UNKNOWN]
    cognito = tuple("*" if "*" in name else name for name in names if "*" in name or name.startswith(_PRINCIPAL_START))
    return cognito or (None if UNKNOWN in federated else ())


def _allows_web_identities(statement: Mapping[str, object], label: str) -> bool:
    if "NotAction" in statement:
        return not _matches_assume(statement["NotAction"], f"{label}: NotAction")
    return _matches_assume(member(statement, "Action", label), f"{label}: Action")


def _matches_assume(actions: object, label: str) -> bool:
    return any(matches(word(action, label), ASSUME) for action in listed(actions))


def _conditions(block: object, label: str) -> Iterator[Condition]:
    if block is None:
        return
    for operator, lines in mapping(block, f"{label}: Condition").items():
        for key, values in mapping(lines, f"{label}: Condition.{operator}").items():
            yield Condition(operator.lower(), key.lower(), tuple(listed(values)))
