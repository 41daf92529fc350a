"""cognito-auth-role-minimal.

Each user who can sign up has these permissions. No app needs all actions of a service, IAM, other roles or user
administration for its users.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.iam.permissions import Permission
from cognito_policies.iam.policy_document import covers, overlap
from cognito_policies.iam.role_slots import slots
from cognito_policies.iam.trust_policy import SIGNED_IN
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import ROLE
from cognito_policies.model.values import format_value, quoted
from cognito_policies.rules.role_permissions.every_policy import ROLE_TYPES, check_roles

_FORBIDDEN: Final = (
    "iam:*",
    "sts:AssumeRole",
    "cognito-idp:Admin*",
    "cognito-identity:Set*",
    "cognito-identity:Update*",
)
_BROAD: Final = ("*FullAccess*", "*/AdministratorAccess*", "*/PowerUserAccess", "*/AmazonCognitoPowerUser")
_ACCOUNT: Final = re.compile(r"arn:[^:]*:[^:]*:[^:]*:(\d{12}):", re.ASCII)


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check the permissions of signed-in users."""
    allowed = options.texts("allowedActions")
    accounts = _accounts(subjects)

    def permission(role: Subject, given: Permission) -> Iterator[str]:
        if given.actions.negated:
            yield "allows all actions except some (NotAction); list the actions in Action"
            return
        actions = [action for action in given.actions.patterns if not any(covers(one, action) for one in allowed)]
        broad = [action for action in actions if _is_broad(action)]
        if broad:
            yield f"allows {quoted(broad)}, all actions of a service; list the actions that the app needs"
        narrow = [action for action in actions if action not in broad]
        dangerous = [action for action in narrow if any(overlap(action, one) for one in _FORBIDDEN)]
        if dangerous:
            yield f"allows {quoted(dangerous)}: users could extend their own permissions"
        yield from _other_accounts(role, given, accounts.get(role.urn, ""))

    yield from check_roles(SIGNED_IN, subjects, permission, _managed)


def _managed(arn: str) -> Iterator[str]:
    if ":aws:policy/" in arn and any(covers(one, arn) for one in _BROAD):
        yield f"users get the managed policy {format_value(arn)}, which is too broad; attach a policy of your own"


def _is_broad(action: str) -> bool:
    service, _, name = action.partition(":")
    return bool(set(service) & set("*?")) or not name.strip("*?")


def _other_accounts(role: Subject, given: Permission, own: str) -> Iterator[str]:
    named = (found[1] for pattern in given.resources.patterns if (found := _ACCOUNT.match(pattern)))
    accounts = sorted(set(named) - {own})
    if accounts and own:
        yield f"allows access to another AWS account, {quoted(accounts)}"
    elif accounts:
        role.add_unknown("arn")


def _accounts(subjects: Sequence[Subject]) -> dict[str, str]:
    """Return the account of each role: from the ARN in an assignment, or from its own ARN."""
    assigned = [(slot.roles[0], slot.place.holder.peek(*slot.place.path)) for slot in slots(subjects) if slot.certain]
    own = [(role, role.peek("arn")) for role in of_type(subjects, ROLE)]
    found = ((role.urn, _ACCOUNT.match(arn)) for role, arn in assigned + own if isinstance(arn, str))
    return {urn: match[1] for urn, match in found if match}


RULE = Rule(
    id="cognito-auth-role-minimal",
    title="Users can't extend their permissions",
    description=(
        "The roles for signed-in users allow no whole service, no IAM actions, no other role and no user"
        " administration."
    ),
    severity=Severity.CRITICAL,
    frameworks=(
        "checkov:CKV_AWS_286",
        "checkov:CKV_AWS_289",
        "checkov:CKV_AWS_63",
        "stave:CTL.COGNITO.IDPOOL.AUTHROLE.BROAD.001",
        "stave:CTL.COGNITO.IDPOOL.AUTHROLE.PASSROLE.001",
        "stave:CTL.COGNITO.IDPOOL.AUTHROLE.ASSUMEROLE.001",
        "stave:CTL.COGNITO.IDPOOL.AUTHROLE.CROSSACCT.001",
    ),
    remediation_steps=(
        "In the role's policies, allow only the actions and resources that the app needs. Use a server with its own"
        " role for administration."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=ROLE_TYPES,
    check_stack=check_stack,
    options=(
        TextListOption(
            name="allowedActions",
            description="Actions that are accepted anyway; * and ? are wildcards.",
        ),
    ),
)
