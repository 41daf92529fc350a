"""cognito-auth-role-per-user.

Without a variable in it, a resource is everybody's: each user reads and overwrites the others' data.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.permissions import Permission
from cognito_policies.policy_document import covers
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.roles.judging import LOOKED_AT, check_roles, service_of
from cognito_policies.subject import Subject
from cognito_policies.trust_policy import SIGNED_IN

_NO_DATA: Final = ("s3:ListAllMyBuckets", "s3:GetBucketLocation", "dynamodb:List*", "dynamodb:Describe*")
_PER_USER: Final = re.compile(r"\$\{(cognito-identity[^}]*:sub|aws:PrincipalTag/[^}]+)\}", re.IGNORECASE)
_PER_TAG: Final = re.compile(r"aws:PrincipalTag/", re.IGNORECASE)


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look for resources, or conditions, that depend on who it is."""
    services = {service.lower() for service in options.words("services")}

    def permission(role: Subject, given: Permission) -> Iterator[str]:
        data = [action for action in given.actions.patterns if service_of(action) in services and not _no_data(action)]
        if data and not _depends_on_user(given):
            if given.complete:
                yield f"allows {', '.join(data)} on the same resources for all users"
            else:
                role.remember_unknown(given.label)

    yield from check_roles(SIGNED_IN, subjects, permission, lambda _arn: ())


def _no_data(action: str) -> bool:
    return any(covers(one, action) for one in _NO_DATA)


def _depends_on_user(given: Permission) -> bool:
    condition = json.dumps(given.condition, default=str)
    if _PER_USER.search(condition) or _PER_TAG.search(condition):
        return True
    resources = given.resources
    return not resources.but and bool(resources.patterns) and all(_PER_USER.search(one) for one in resources.patterns)


RULE = Rule(
    id="cognito-auth-role-per-user",
    title="Each user has data of their own",
    description="The roles for signed-in users reach data by who the user is: an identity id or a principal tag.",
    severity=Severity.MEDIUM,
    frameworks=("aws:iam-roles-fine-grained-access",),
    remediation_steps=(
        "Put ${cognito-identity.amazonaws.com:sub} or ${aws:PrincipalTag/…} into the resource, or into a condition such"
        " as dynamodb:LeadingKeys or s3:prefix."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=LOOKED_AT,
    check_stack=check_stack,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="services",
            description="The services whose actions reach data that should be each user's own.",
            default=("s3", "dynamodb", "execute-api"),
        ),
    ),
)
