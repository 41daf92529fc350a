"""Reading an IAM trust policy the way IAM does, as far as Cognito identities are concerned.

Pure data in, statements out. What IAM would refuse is `MalformedPolicyError`: a trust policy that can't
be read can't be judged safe.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import translate
from typing import Final

from cognito_policies.values import UNKNOWN, contains_unknown

ASSUME: Final = "sts:assumerolewithwebidentity"
_PRINCIPAL_START: Final = "cognito-identity"
_ELEMENTS: Final = frozenset(
    {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition", "Resource", "NotResource"}
)


class MalformedPolicyError(Exception):
    """The document is no trust policy; the message says what is wrong with it."""


@dataclass(frozen=True)
class Condition:
    """One line of a `Condition` block, with operator and key in lower case (IAM ignores their case)."""

    operator: str
    key: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Grant:
    """A statement that lets Cognito identities in.

    `principals` are the identity principals it names; "*" is everybody, Cognito's included.
    """

    label: str
    principals: tuple[str, ...]
    conditions: tuple[Condition, ...]

    def conditions_on(self, claim: str) -> list[Condition]:
        """Return the conditions on a claim (`aud`, `amr`) of a principal the statement names."""
        return [condition for condition in self.conditions if self._means(condition.key, claim)]

    def _means(self, key: str, claim: str) -> bool:
        issuer, _, name = key.rpartition(":")
        if name != claim:
            return False
        return issuer in self.principals or ("*" in self.principals and issuer.startswith(_PRINCIPAL_START))


@dataclass(frozen=True)
class UnknownStatement:
    """A statement that may let Cognito identities in, but is not known in full yet."""

    label: str


def cognito_statements(document: object) -> Iterator[Grant | UnknownStatement]:
    """Yield the statements by which Cognito identities may assume the role.

    Deny statements give nothing and are passed over; so are statements for other principals or actions.

    Raises:
        MalformedPolicyError: Where the document, or a statement of it, has not the shape of a policy.
    """
    statements = _member(_parsed(document), "Statement", "the policy")
    for index, statement in enumerate(_listed(statements)):
        label = f"statement {index}"
        if statement is UNKNOWN:
            yield UnknownStatement(label)
            continue
        found = _judge_statement(_mapping(statement, label), label)
        if found is not None:
            yield found


def _judge_statement(statement: Mapping[str, object], label: str) -> Grant | UnknownStatement | None:
    strange = sorted(statement.keys() - _ELEMENTS)
    if strange:
        raise MalformedPolicyError(f"{label} has elements IAM does not know: {', '.join(strange)}")
    effect = _member(statement, "Effect", label)
    if effect == "Deny":
        return None
    if effect not in ("Allow", UNKNOWN):
        raise MalformedPolicyError(f"{label}: Effect must be Allow or Deny")
    principals = _cognito_principals(statement, label)
    if principals == ():
        return None
    if principals is None or effect is UNKNOWN or contains_unknown(dict(statement)):
        return UnknownStatement(label)
    if not _lets_web_identities_in(statement, label):
        return None
    return Grant(label, principals, tuple(_conditions(statement.get("Condition"), label)))


def _parsed(document: object) -> Mapping[str, object]:
    if isinstance(document, str):
        try:
            document = json.loads(document, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise MalformedPolicyError(f"it is not JSON: {error}") from error
    return _mapping(document, "the policy")


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key given twice: only one of the two would be judged."""
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise MalformedPolicyError(f"it has {key!r} twice in one object")
        members[key] = value
    return members


def _cognito_principals(statement: Mapping[str, object], label: str) -> tuple[str, ...] | None:
    """Return the identity principals a statement lets in, None where that is not known yet."""
    if "NotPrincipal" in statement:
        return ("*",)
    principal = _member(statement, "Principal", label)
    if principal is UNKNOWN:
        return None
    if principal == "*":
        return ("*",)
    kinds = _mapping(principal, f"{label}: Principal")
    if "*" in _listed(kinds.get("AWS", [])):
        return ("*",)
    federated = _listed(kinds.get("Federated", []))
    names = [_word(name, f"{label}: Federated").lower() for name in federated if name is not UNKNOWN]
    cognito = tuple("*" if "*" in name else name for name in names if "*" in name or name.startswith(_PRINCIPAL_START))
    return cognito or (None if UNKNOWN in federated else ())


def _lets_web_identities_in(statement: Mapping[str, object], label: str) -> bool:
    if "NotAction" in statement:
        return not _matches_assume(statement["NotAction"], f"{label}: NotAction")
    return _matches_assume(_member(statement, "Action", label), f"{label}: Action")


def _matches_assume(actions: object, label: str) -> bool:
    patterns = [_word(action, label).lower() for action in _listed(actions)]
    # IAM knows the wildcards * and ?; brackets, which `translate` would read too, are in no action's name.
    return any(re.match(translate(pattern.replace("[", "[[]")), ASSUME) for pattern in patterns)


def _conditions(block: object, label: str) -> Iterator[Condition]:
    if block is None:
        return
    for operator, lines in _mapping(block, f"{label}: Condition").items():
        for key, values in _mapping(lines, f"{label}: Condition.{operator}").items():
            yield Condition(operator.lower(), key.lower(), tuple(_listed(values)))


def _member(mapping: Mapping[str, object], key: str, label: str) -> object:
    if mapping.get(key) is None:
        raise MalformedPolicyError(f"{label} has no {key}")
    return mapping[key]


def _mapping(value: object, label: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise MalformedPolicyError(f"{label} must be an object")
    return value


def _listed(value: object) -> list[object]:
    """Return what may be given alone or in a list as a list."""
    return value if isinstance(value, list) else [value]


def _word(value: object, label: str) -> str:
    if not isinstance(value, str):
        raise MalformedPolicyError(f"{label} must be text or a list of texts")
    return value
