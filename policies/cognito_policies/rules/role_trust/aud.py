"""cognito-trust-aud.

Accepted: `StringEquals` (or `StringLike`, which is the same without a wildcard) on the principal's `aud` with one or
more literal identity pool ids. Everything else is a violation, also beside a valid condition: IfExists and ForAllValues
match if the claim is missing, a wildcard matches all pools, and a policy variable (`${...:aud}`) matches itself.
"""

import re
from collections.abc import Iterator
from typing import Final

from cognito_policies.iam.trust_policy import Condition, Grant
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE
from cognito_policies.model.values import format_value
from cognito_policies.rules.role_trust.trust_statements import check_grants, claim_names, literals

_EXACT: Final = frozenset({"stringequals", "stringlike"})
_POOL_ID: Final = re.compile(r"[\w-]+:[0-9a-f-]+", re.ASCII)


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Check the identity pool in each statement for Cognito identities."""
    yield from check_grants(role, _check_grant)


def _check_grant(grant: Grant) -> Iterator[str]:
    key = claim_names(grant, "aud")
    conditions = grant.conditions_on("aud")
    if not conditions:
        yield f'users of any identity pool in any AWS account can assume the role; add StringEquals on "{key}"'
    for condition in conditions:
        if condition.operator not in _EXACT:
            operator = format_value(condition.operator)
            yield f"{operator} on {format_value(condition.key)} doesn't limit the role to a pool; use StringEquals"
        elif not _pool_ids(condition):
            given = format_value(list(condition.values))
            yield f"{format_value(condition.key)} is compared with {given}; use literal identity pool ids only"


def _pool_ids(condition: Condition) -> bool:
    return all(_POOL_ID.fullmatch(value) for value in literals(condition) or [""])


RULE = Rule(
    id="cognito-trust-aud",
    title="A role is for one identity pool",
    description="The trust policy of a role for Cognito identities names the identity pool (aud).",
    severity=Severity.CRITICAL,
    frameworks=(
        "aws:role-trust-and-permissions",
        "amplify:CognitoRoleTrustPolicyValidator",
        "datadog:permissive-cognito-trust",
    ),
    remediation_steps=(
        'In assumeRolePolicy, add the condition StringEquals on "cognito-identity.amazonaws.com:aud" with the identity'
        " pool's id. In GovCloud and China, the key starts with the principal of the region."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
