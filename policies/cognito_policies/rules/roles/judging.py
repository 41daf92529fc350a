"""What the rules about permissions share: walking over every policy of the roles for one kind of user."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from cognito_policies.permissions import Permission, permissions
from cognito_policies.policy_document import MalformedPolicyError
from cognito_policies.role_policies import HOLDERS, Attached, RolePolicies
from cognito_policies.role_slots import roles_for
from cognito_policies.rule import StackFinding
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE, ROLE_ATTACHMENT, USER_GROUP

LOOKED_AT: Final = (ROLE, ROLE_ATTACHMENT, USER_GROUP, *HOLDERS)
"""The types that say which role is for whom and what it may do."""

JudgePermission: TypeAlias = Callable[[Subject, Permission], Iterable[str]]
"""Judges one statement of a role; yields a message for each problem."""

JudgeManaged: TypeAlias = Callable[[str], Iterable[str]]
"""Judges a managed policy by its ARN."""


def check_roles(
    kind: str, subjects: Sequence[Subject], permission: JudgePermission, managed: JudgeManaged
) -> Iterator[StackFinding]:
    """Judge every policy of every role that is for one kind of user.

    Where it is not certain that the role is for them, or that the policy is the role's, a problem is undecided.
    """
    policies = RolePolicies(subjects)
    roles = list(roles_for(kind, subjects))
    for role, certain in roles:
        for attached in policies.of(role):
            problems = list(_problems(role, attached, permission, managed))
            if problems and not (certain and attached.certain):
                attached.remember_unknown()
                continue
            for problem in problems:
                yield StackFinding(role.urn, f"{attached.label}{problem}")
    for role, attached in policies.perhaps_of(role for role, _ in roles):
        if any(_problems(role, attached, permission, managed)):
            attached.remember_unknown()


def service_of(action: str) -> str:
    """Return the part of an action before the colon, in lower case."""
    return action.partition(":")[0].lower()


def _problems(role: Subject, attached: Attached, permission: JudgePermission, managed: JudgeManaged) -> Iterator[str]:
    if attached.arn:
        problems = list(managed(attached.arn))
        if not problems and ":aws:policy/" not in attached.arn:
            # Its document is not in the stack.
            attached.remember_unknown("document")
        yield from (f": {problem}" for problem in problems)
        return
    try:
        for statement in permissions(attached.document):
            if not isinstance(statement, Permission):
                attached.remember_unknown(statement.label)
                continue
            problems = list(permission(role, statement))
            if not problems and not statement.actions.complete:
                attached.remember_unknown(statement.label)
            yield from (f", {statement.label} {problem}" for problem in problems)
    except MalformedPolicyError as error:
        yield f" can't be judged: {error}"
