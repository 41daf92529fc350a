"""cognito-group-precedence.

If two groups of a user have the same precedence and different roles, the token has no preferred role. Without a
precedence, groups have the lowest one, so two of them are equal too.
"""

from collections.abc import Iterator, Sequence

from cognito_policies.lookup.by_pool import by_pool
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import USER_GROUP, USER_POOL
from cognito_policies.model.values import UNKNOWN, format_value


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Compare the groups with a role in each user pool."""
    with_role = [group for group in of_type(subjects, USER_GROUP) if group.peek("roleArn") not in (None, "")]
    for groups in by_pool(subjects, with_role):
        equals: dict[object, Subject] = {}
        for group in groups:
            precedence = group.integer("precedence")
            first = group if precedence is UNKNOWN else equals.setdefault(precedence, group)
            if first is not group and not _same_role(first, group):
                message = (
                    f'precedence is {format_value(precedence)}, equal to "{first.name}" with another role: no'
                    " preferred role"
                )
                yield StackFinding(group.urn, message)


def _same_role(first: Subject, second: Subject) -> bool:
    roles = first.peek("roleArn"), second.peek("roleArn")
    if UNKNOWN not in roles:
        return roles[0] == roles[1]
    origins = [group.property_dependencies.get("roleArn", ()) for group in (first, second)]
    return roles[0] is roles[1] and origins[0] != () and origins[0] == origins[1]


RULE = Rule(
    id="cognito-group-precedence",
    title="Groups with roles have different precedences",
    description="Groups of a user pool that have different roles have different precedences.",
    severity=Severity.MEDIUM,
    frameworks=("aws:CreateGroup",),
    remediation_steps="Set a different precedence for each group with a role; the lowest number wins.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html",
    applies_to=(USER_GROUP, USER_POOL),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
