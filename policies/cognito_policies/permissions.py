"""Reading an IAM permission policy: what its Allow statements give, as far as it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cognito_policies.policy_document import MalformedPolicyError, effect_of, listed, mapping, statements, word
from cognito_policies.values import UNKNOWN, contains_unknown


@dataclass(frozen=True)
class Given:
    """The patterns of one element, `Action` or `Resource`; with `but`, everything else is meant."""

    patterns: tuple[str, ...]
    but: bool = False
    complete: bool = True


@dataclass(frozen=True)
class Permission:
    """One Allow statement."""

    label: str
    actions: Given
    resources: Given
    condition: Mapping[str, object]
    complete: bool
    """Whether all of it is known; what is known is in the other fields."""


@dataclass(frozen=True)
class UnknownPermission:
    """A statement of which nothing is known yet."""

    label: str


def permissions(document: object) -> Iterator[Permission | UnknownPermission]:
    """Yield what a permission policy gives; Deny statements give nothing and are passed over.

    Raises:
        MalformedPolicyError: Where the document, or a statement of it, has not the shape of a policy.
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
        # Whether it gives or denies is not known: what it says proves nothing.
        yield UnknownPermission(label) if effect is UNKNOWN else permission


def _given(statement: Mapping[str, object], name: str, label: str) -> Given:
    present = [key for key in (name, f"Not{name}") if statement.get(key) is not None]
    if len(present) != 1:
        raise MalformedPolicyError(f"{label} must have {name} or Not{name}")
    [key] = present
    values = listed(statement[key])
    known = tuple(word(value, f"{label}: {key}") for value in values if value is not UNKNOWN)
    return Given(known, but=key != name, complete=len(known) == len(values))
