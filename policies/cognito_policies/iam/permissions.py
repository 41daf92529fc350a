"""Reads IAM permissions policies: what the Allow statements allow, as far as it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cognito_policies.iam.policy_document import MalformedPolicyError, effect_of, listed, mapping, statements, word
from cognito_policies.model.values import UNKNOWN, contains_unknown


@dataclass(frozen=True)
class Patterns:
    """The patterns of one element, `Action` or `Resource`; if `negated`, of `NotAction` or `NotResource`."""

    patterns: tuple[str, ...]
    negated: bool = False
    complete: bool = True


@dataclass(frozen=True)
class Permission:
    """One Allow statement."""

    label: str
    actions: Patterns
    resources: Patterns
    condition: Mapping[str, object]
    complete: bool
    """Whether the whole statement is known; the other fields have what is known."""


@dataclass(frozen=True)
class UnknownPermission:
    """A computed statement."""

    label: str


def permissions(document: object) -> Iterator[Permission | UnknownPermission]:
    """Yield the Allow statements of a permissions policy; Deny statements are skipped.

    Raises:
        MalformedPolicyError: The document, or one of its statements, is invalid.
    """
    for label, statement in statements(document):
        if statement is None:
            yield UnknownPermission(label)
            continue
        effect = effect_of(statement, label)
        if effect == "Deny":
            continue
        condition = statement.get("Condition")
        permission = Permission(
            label,
            _given(statement, "Action", label),
            _given(statement, "Resource", label),
            {} if condition in (None, UNKNOWN) else mapping(condition, f"{label}: Condition"),
            complete=not contains_unknown(dict(statement)),
        )
        # Without a known effect, the statement can be a Deny.
        yield UnknownPermission(label) if effect is UNKNOWN else permission


def _given(statement: Mapping[str, object], name: str, label: str) -> Patterns:
    present = [key for key in (name, f"Not{name}") if statement.get(key) is not None]
    if len(present) != 1:
        raise MalformedPolicyError(f"{label} must have {name} or Not{name}")
    [key] = present
    values = listed(statement[key])
    known = tuple(word(value, f"{label}: {key}") for value in values if value is not UNKNOWN)
    return Patterns(known, negated=key != name, complete=len(known) == len(values))
