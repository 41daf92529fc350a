"""Runs a check on each statement of a trust policy for Cognito identities."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.trust_policy import Condition, Grant, cognito_statements
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN

POLICY: Final = "assumeRolePolicy"
_WILD: Final = frozenset("*?$")


def check_grants(role: Subject, check: Callable[[Grant], Iterable[str]]) -> Iterator[str]:
    """Check each statement for Cognito identities; an invalid policy is a violation."""
    document = role.value(POLICY)
    if document is UNKNOWN:
        return
    if document in (None, ""):
        return  # AWS refuses a role without a trust policy.
    try:
        for statement in cognito_statements(document):
            if isinstance(statement, Grant):
                yield from (f"{POLICY}, {statement.label}: {message}" for message in check(statement))
            else:
                role.add_unknown(POLICY, statement.label)
    except MalformedPolicyError as error:
        yield f"{POLICY} is no valid policy: {error}"


def claim_names(grant: Grant, claim: str) -> str:
    """Return the condition key a statement needs, for messages."""
    named = [principal for principal in grant.principals if principal != "*"]
    return f"{(named or ['cognito-identity.amazonaws.com'])[0]}:{claim}"


def literals(condition: Condition) -> list[str] | None:
    """Return a condition's values if all are literal (no wildcard, no policy variable, not empty)."""
    values = [value for value in condition.values if isinstance(value, str) and value and not _WILD & set(value)]
    return values if values and len(values) == len(condition.values) else None
