"""cognito-trust-amr.

`amr` is a list, so the condition needs ForAnyValue; without it, or with ForAllValues, it means something else. At
least one condition must allow exactly one kind of user. The name of a login provider means signed-in users, because
guests have none; more conditions on such names are accepted.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.iam.trust_policy import KINDS, Condition, Grant
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE
from cognito_policies.model.values import format_value
from cognito_policies.rules.role_trust.trust_statements import check_grants, claim_names, literals

_ANY_VALUE: Final = frozenset({"foranyvalue:stringlike", "foranyvalue:stringequals"})


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Check the kind of user in each statement for Cognito identities."""
    yield from check_grants(role, _check_grant)


def _check_grant(grant: Grant) -> Iterator[str]:
    either = " or ".join(f'"{kind}"' for kind in KINDS)
    wanted = f'add ForAnyValue:StringLike on "{claim_names(grant, "amr")}" with {either}'
    conditions = grant.conditions_on("amr")
    if not conditions:
        yield f"both guests and signed-in users can assume the role; {wanted}"
        return
    problems = [problem for condition in conditions for problem in _problems(condition)]
    yield from (f"{problem}; {wanted}" for problem in problems)
    if not problems and len(grant.kinds()) != 1:
        yield f"the conditions don't allow exactly one kind of user; {wanted}"


def _problems(condition: Condition) -> Iterator[str]:
    values = set(literals(condition) or ())
    if condition.operator not in _ANY_VALUE:
        yield f"{format_value(condition.operator)} on {format_value(condition.key)} doesn't match lists"
    elif not values or (len(values) > 1 and values & set(KINDS)):
        yield f"{format_value(condition.key)} is compared with {format_value(list(condition.values))}"


RULE = Rule(
    id="cognito-trust-amr",
    title="A role is for one kind of user",
    description=("The trust policy of a role for Cognito identities allows either signed-in users or guests (amr)."),
    severity=Severity.CRITICAL,
    frameworks=("aws:role-trust-and-permissions", "amplify:CognitoRoleTrustPolicyValidator"),
    remediation_steps=(
        'In assumeRolePolicy, add the condition ForAnyValue:StringLike on "cognito-identity.amazonaws.com:amr" with'
        ' "authenticated" (or "unauthenticated", for the guest role).'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
