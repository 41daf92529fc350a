"""cognito-trust-exclusive.

The principal `*` means anyone, also with conditions on Cognito identities.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.iam.policy_document import (
    MalformedPolicyError,
    effect_of,
    listed,
    mapping,
    member,
    statements,
    word,
)
from cognito_policies.iam.trust_policy import cognito_statements
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE
from cognito_policies.model.values import UNKNOWN, quoted
from cognito_policies.rules.role_trust.trust_statements import POLICY

_ACTIONS: Final = frozenset({"sts:assumerolewithwebidentity", "sts:tagsession"})
_COGNITO: Final = "cognito-identity"


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Check the other principals and actions in the trust policy of a role for Cognito identities."""
    document = role.value(POLICY)
    if document in (UNKNOWN, None, ""):
        return
    try:
        if next(cognito_statements(document), None) is not None:
            found = [
                message for label, statement in statements(document) for message in _check_one(role, label, statement)
            ]
            yield from (f"{POLICY}, {message}" for message in found)
    except MalformedPolicyError as error:
        yield f"{POLICY} is no valid policy: {error}"


def _check_one(role: Subject, label: str, statement: Mapping[str, object] | None) -> Iterator[str]:
    effect = UNKNOWN if statement is None else effect_of(statement, label)
    if statement is None or effect is UNKNOWN:
        role.add_unknown(POLICY, label)
    elif effect == "Allow":
        principals = list(_principals(statement, label))
        if UNKNOWN in principals:
            role.add_unknown(POLICY, label)
        others = [str(name) for name in principals if name is not UNKNOWN and not _is_cognito(name)]
        if others:
            yield f"{label} trusts {quoted(others)} beside Cognito identities; use a separate role"
        if any(_is_cognito(name) for name in principals):
            yield from _actions(role, label, statement)


def _actions(role: Subject, label: str, statement: Mapping[str, object]) -> Iterator[str]:
    if "NotAction" in statement:
        yield f"{label} allows Cognito identities all actions except some (NotAction)"
        return
    actions = listed(member(statement, "Action", label))
    if UNKNOWN in actions:
        role.add_unknown(POLICY, label)
    names = [word(action, f"{label}: Action") for action in actions if action is not UNKNOWN]
    more = [name for name in names if name.lower() not in _ACTIONS]
    if more:
        yield f"{label} allows Cognito identities {quoted(more)} beside sts:AssumeRoleWithWebIdentity"


def _principals(statement: Mapping[str, object], label: str) -> Iterator[object]:
    """Yield the principals of a statement: `Federated cognito-identity…`, `AWS arn:…`, `*`."""
    if "NotPrincipal" in statement:
        yield "all principals except some (NotPrincipal)"
        return
    principal = member(statement, "Principal", label)
    if principal is UNKNOWN or principal == "*":
        yield principal
        return
    for kind, names in mapping(principal, f"{label}: Principal").items():
        for name in listed(names):
            yield name if name is UNKNOWN else f"{kind} {word(name, f'{label}: {kind}')}"


def _is_cognito(name: object) -> bool:
    kind, _, who = str(name).partition(" ")
    return kind == "Federated" and who.lower().startswith(_COGNITO) and "*" not in who


RULE = Rule(
    id="cognito-trust-exclusive",
    title="A role is for Cognito identities only",
    description="The trust policy of a role for Cognito identities has no other principals, and no other actions.",
    severity=Severity.HIGH,
    frameworks=("aws:role-trust-and-permissions",),
    remediation_steps=(
        "Add a separate aws.iam.Role for the other principals. Allow Cognito identities"
        " sts:AssumeRoleWithWebIdentity and, for principal tags, sts:TagSession."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
