"""Runs a check on each policy statement of the roles for one kind of user."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from cognito_policies.iam.permissions import Permission, permissions
from cognito_policies.iam.policy_document import MalformedPolicyError
from cognito_policies.iam.role_policies import POLICY_HOLDERS, Attached, RolePolicies
from cognito_policies.iam.role_slots import roles_for
from cognito_policies.model.rule import StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE, ROLE_ATTACHMENT, USER_GROUP

ROLE_TYPES: Final = (ROLE, ROLE_ATTACHMENT, USER_GROUP, *POLICY_HOLDERS)
"""The types with roles, their assignments and their permissions."""

PermissionCheck: TypeAlias = Callable[[Subject, Permission], Iterable[str]]
"""Checks one statement of a role; yields a message for each problem."""

ManagedPolicyCheck: TypeAlias = Callable[[str], Iterable[str]]
"""Checks a managed policy by its ARN; yields a message for each problem."""


def check_roles(
    kind: str, subjects: Sequence[Subject], permission: PermissionCheck, managed: ManagedPolicyCheck
) -> Iterator[StackFinding]:
    """Check each policy of each role for one kind of user.

    If it isn't certain that the role is for them, or that the policy belongs to the role, a problem is reported as not
    checked yet.
    """
    policies = RolePolicies(subjects)
    roles = list(roles_for(kind, subjects))
    for role, certain in roles:
        for attached in policies.of(role):
            problems = list(_problems(role, attached, permission, managed))
            if problems and not (certain and attached.certain):
                attached.add_unknown()
                continue
            for problem in problems:
                yield StackFinding(role.urn, f"{attached.label}{problem}")
    for role, attached in policies.perhaps_of(role for role, _ in roles):
        if any(_problems(role, attached, permission, managed)):
            attached.add_unknown()


def service_of(action: str) -> str:
    """Return the part of an action before the colon, in lower case."""
    return action.partition(":")[0].lower()


def _problems(
    role: Subject, attached: Attached, permission: PermissionCheck, managed: ManagedPolicyCheck
) -> Iterator[str]:
    if attached.arn:
        problems = list(managed(attached.arn))
        if not problems and ":aws:policy/" not in attached.arn:
            # The policy document is not in the stack.
            attached.add_unknown("document")
        yield from (f": {problem}" for problem in problems)
        return
    try:
        for statement in permissions(attached.document):
            if not isinstance(statement, Permission):
                attached.add_unknown(statement.label)
                continue
            problems = list(permission(role, statement))
            if not problems and not statement.actions.complete:
                attached.add_unknown(statement.label)
            yield from (f", {statement.label} {problem}" for problem in problems)
    except MalformedPolicyError as error:
        yield f" is no valid policy: {error}"
