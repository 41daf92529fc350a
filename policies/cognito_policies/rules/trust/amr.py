"""cognito-trust-amr.

`amr` is a list, so the condition needs ForAnyValue; without it, or with ForAllValues, it says something
else. At least one condition must mean exactly one kind of user. The name of a login provider means the
signed-in, as guests have none; further conditions on such names narrow it and are accepted.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.trust.reading import check_grants, claim_names, literals
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE
from cognito_policies.trust_policy import KINDS, Condition, Grant
from cognito_policies.values import shown

_ANY_VALUE: Final = frozenset({"foranyvalue:stringlike", "foranyvalue:stringequals"})


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Look for the kind of user in every statement that lets Cognito identities in."""
    yield from check_grants(role, _check_grant)


def _check_grant(grant: Grant) -> Iterator[str]:
    either = " or ".join(f'"{kind}"' for kind in KINDS)
    wanted = f'it needs ForAnyValue:StringLike on "{claim_names(grant, "amr")}" with either {either}'
    conditions = grant.conditions_on("amr")
    if not conditions:
        yield f"guests and signed-in users alike may assume the role; {wanted}"
        return
    problems = [problem for condition in conditions for problem in _problems(condition)]
    yield from (f"{problem}; {wanted}" for problem in problems)
    if not problems and len(grant.kinds()) != 1:
        yield f"the conditions do not leave exactly one kind of user; {wanted}"


def _problems(condition: Condition) -> Iterator[str]:
    values = set(literals(condition) or ())
    if condition.operator not in _ANY_VALUE:
        yield f'"{condition.operator}" on "{condition.key}" does not test a list'
    elif not values or (len(values) > 1 and values & set(KINDS)):
        yield f'"{condition.key}" is compared with {shown(list(condition.values))}'


RULE = Rule(
    id="cognito-trust-amr",
    title="The role belongs to one kind of user",
    description=(
        "A role that Cognito identities may assume says whether it is for signed-in users or for guests (amr)."
    ),
    severity=Severity.CRITICAL,
    frameworks=("aws:role-trust-and-permissions", "amplify:CognitoRoleTrustPolicyValidator"),
    remediation_steps=(
        "Add to the statement's Condition: ForAnyValue:StringLike with cognito-identity.amazonaws.com:amr and"
        ' "authenticated" (or "unauthenticated", for the guest role).'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
