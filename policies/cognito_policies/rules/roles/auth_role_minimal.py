"""cognito-auth-role-minimal.

Whoever can sign up has these permissions. A service's every action, anything in IAM, another role and the
administration of the users themselves are never among what an app needs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.permissions import Permission
from cognito_policies.policy_document import covers, overlap
from cognito_policies.role_slots import of_type, slots
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.roles.judging import LOOKED_AT, check_roles
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE
from cognito_policies.trust_policy import SIGNED_IN

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
    """Look at everything signed-in users may do."""
    allowed = options.words("allowedActions")
    accounts = _accounts(subjects)

    def permission(role: Subject, given: Permission) -> Iterator[str]:
        if given.actions.but:
            yield "allows every action but some (NotAction)"
            return
        actions = [action for action in given.actions.patterns if not any(covers(one, action) for one in allowed)]
        broad = [action for action in actions if _is_broad(action)]
        if broad:
            yield f"allows {', '.join(broad)}: every action of a service"
        narrow = [action for action in actions if action not in broad]
        dangerous = [action for action in narrow if any(overlap(action, one) for one in _FORBIDDEN)]
        if dangerous:
            yield f"allows {', '.join(dangerous)}: users could give themselves more than they have"
        yield from _elsewhere(role, given, accounts.get(role.urn, ""))

    yield from check_roles(SIGNED_IN, subjects, permission, _managed)


def _managed(arn: str) -> Iterator[str]:
    if ":aws:policy/" in arn and any(covers(one, arn) for one in _BROAD):
        yield f"users get the managed policy {arn}"


def _is_broad(action: str) -> bool:
    service, _, name = action.partition(":")
    return bool(set(service) & set("*?")) or not name.strip("*?")


def _elsewhere(role: Subject, given: Permission, own: str) -> Iterator[str]:
    named = (found[1] for pattern in given.resources.patterns if (found := _ACCOUNT.match(pattern)))
    accounts = sorted(set(named) - {own})
    if accounts and own:
        yield f"reaches into another account: {', '.join(accounts)}"
    elif accounts:
        role.remember_unknown("arn")


def _accounts(subjects: Sequence[Subject]) -> dict[str, str]:
    """Return the accounts roles are in: by the ARNs under which they are handed out, or by their own."""
    handed_out = [(slot.roles[0], slot.place.holder.peek(*slot.place.path)) for slot in slots(subjects) if slot.certain]
    own = [(role, role.peek("arn")) for role in of_type(subjects, ROLE)]
    found = ((role.urn, _ACCOUNT.match(arn)) for role, arn in handed_out + own if isinstance(arn, str))
    return {urn: match[1] for urn, match in found if match}


RULE = Rule(
    id="cognito-auth-role-minimal",
    title="Users can't help themselves to more",
    description=(
        "The roles for signed-in users allow no whole service, nothing in IAM, no other role and no administration of"
        " users."
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
        "Name the actions the app needs, on the resources it needs; do administration in a server with a role of its"
        " own."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=LOOKED_AT,
    check_stack=check_stack,
    options=(
        WordsOption(
            name="allowedActions",
            description="Actions accepted all the same, * and ? allowed.",
        ),
    ),
)
