"""cognito-trust-exclusive.

`*` as the principal is everybody, whatever its conditions say about Cognito identities.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.options import Options
from cognito_policies.policy_document import (
    MalformedPolicyError,
    effect_of,
    listed,
    mapping,
    member,
    statements,
    word,
)
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.trust.reading import POLICY
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE
from cognito_policies.trust_policy import cognito_statements
from cognito_policies.values import UNKNOWN, shown

_ACTIONS: Final = frozenset({"sts:assumerolewithwebidentity", "sts:tagsession"})
_COGNITO: Final = "cognito-identity"


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Look at whom else a role trusts that Cognito identities may assume."""
    document = role.value(POLICY)
    if document in (UNKNOWN, None, ""):
        return
    try:
        if next(cognito_statements(document), None) is not None:
            found = [message for label, statement in statements(document) for message in _judge(role, label, statement)]
            yield from (f"{POLICY}, {message}" for message in found)
    except MalformedPolicyError as error:
        yield f"{POLICY} can't be judged: {error}"


def _judge(role: Subject, label: str, statement: Mapping[str, object] | None) -> Iterator[str]:
    effect = UNKNOWN if statement is None else effect_of(statement, label)
    if statement is None or effect is UNKNOWN:
        role.remember_unknown(POLICY, label)
    elif effect == "Allow":
        principals = list(_principals(statement, label))
        if UNKNOWN in principals:
            role.remember_unknown(POLICY, label)
        others = [str(name) for name in principals if name is not UNKNOWN and not _is_cognito(name)]
        if others:
            yield f"{label} trusts {', '.join(others)} beside Cognito identities"
        if any(_is_cognito(name) for name in principals):
            yield from _actions(role, label, statement)


def _actions(role: Subject, label: str, statement: Mapping[str, object]) -> Iterator[str]:
    if "NotAction" in statement:
        yield f"{label} allows Cognito identities all actions but some (NotAction)"
        return
    actions = listed(member(statement, "Action", label))
    if UNKNOWN in actions:
        role.remember_unknown(POLICY, label)
    names = [word(action, f"{label}: Action") for action in actions if action is not UNKNOWN]
    more = [name for name in names if name.lower() not in _ACTIONS]
    if more:
        yield f"{label} allows Cognito identities {shown(more)}"


def _principals(statement: Mapping[str, object], label: str) -> Iterator[object]:
    """Yield whom a statement names: `Federated cognito-identity…`, `AWS arn:…`, `*`."""
    if "NotPrincipal" in statement:
        yield "everybody but some (NotPrincipal)"
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
    title="The role belongs to Cognito identities alone",
    description="A role that Cognito identities may assume trusts nobody else and lets them do nothing but assume it.",
    severity=Severity.HIGH,
    frameworks=("aws:role-trust-and-permissions",),
    remediation_steps=(
        "Make a role of their own for the other principals, and allow Cognito identities sts:AssumeRoleWithWebIdentity"
        " (and sts:TagSession, for principal tags) only."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
