"""cognito-auth-role-per-user.

If a resource has no policy variable, each user can read and overwrite the data of other users.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.iam.permissions import Permission
from cognito_policies.iam.policy_document import covers
from cognito_policies.iam.trust_policy import SIGNED_IN
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import quoted
from cognito_policies.rules.role_permissions.every_policy import ROLE_TYPES, check_roles, service_of

_NO_DATA: Final = ("s3:ListAllMyBuckets", "s3:GetBucketLocation", "dynamodb:List*", "dynamodb:Describe*")
_PER_USER: Final = re.compile(r"\$\{(cognito-identity[^}]*:sub|aws:PrincipalTag/[^}]+)\}", re.IGNORECASE)
_PER_TAG: Final = re.compile(r"aws:PrincipalTag/", re.IGNORECASE)


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check for resources or conditions that depend on the user."""
    services = {service.lower() for service in options.texts("services")}

    def permission(role: Subject, given: Permission) -> Iterator[str]:
        data = [action for action in given.actions.patterns if service_of(action) in services and not _no_data(action)]
        if data and not _depends_on_user(given):
            if given.complete:
                yield f"allows {quoted(data)} on the same resources for all users: they can reach each other's data"
            else:
                role.add_unknown(given.label)

    yield from check_roles(SIGNED_IN, subjects, permission, lambda _arn: ())


def _no_data(action: str) -> bool:
    return any(covers(one, action) for one in _NO_DATA)


def _depends_on_user(given: Permission) -> bool:
    condition = json.dumps(given.condition, default=str)
    if _PER_USER.search(condition) or _PER_TAG.search(condition):
        return True
    resources = given.resources
    return (
        not resources.negated and bool(resources.patterns) and all(_PER_USER.search(one) for one in resources.patterns)
    )


RULE = Rule(
    id="cognito-auth-role-per-user",
    title="Users reach only their own data",
    description="The roles for signed-in users limit access to data by identity id or principal tag.",
    severity=Severity.MEDIUM,
    frameworks=("aws:iam-roles-fine-grained-access",),
    remediation_steps=(
        "Use ${cognito-identity.amazonaws.com:sub} or ${aws:PrincipalTag/…} in the policy's Resource, or in a condition"
        " such as dynamodb:LeadingKeys or s3:prefix."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=ROLE_TYPES,
    check_stack=check_stack,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="services",
            description="The services whose actions reach data of users.",
            default=("s3", "dynamodb", "execute-api"),
        ),
    ),
)
