"""cognito-trust-aud.

Accepted: `StringEquals` (or `StringLike`, which is the same without a wildcard) on the principal's `aud`
with one or more literal identity pool ids. Everything else fires, also beside a condition that is good:
IfExists and ForAllValues hold where the claim is missing, a wildcard holds for every pool there is, and a
policy variable (`${...:aud}`) holds for itself.
"""

import re
from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.trust.reading import check_grants, claim_names, literals
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE
from cognito_policies.trust_policy import Condition, Grant
from cognito_policies.values import shown

_EXACT: Final = frozenset({"stringequals", "stringlike"})
_POOL_ID: Final = re.compile(r"[\w-]+:[0-9a-f-]+", re.ASCII)


def check(role: Subject, _options: Options) -> Iterator[str]:
    """Look for the pool in every statement that lets Cognito identities in."""
    yield from check_grants(role, _check_grant)


def _check_grant(grant: Grant) -> Iterator[str]:
    key = claim_names(grant, "aud")
    conditions = grant.conditions_on("aud")
    if not conditions:
        yield f'users of every identity pool of every account may assume the role; it needs StringEquals on "{key}"'
    for condition in conditions:
        if condition.operator not in _EXACT:
            yield f'"{condition.operator}" on "{condition.key}" does not tie the role to a pool; use StringEquals'
        elif not _pool_ids(condition):
            given = shown(list(condition.values))
            yield f'"{condition.key}" is compared with {given}; only literal identity pool ids tie the role to a pool'


def _pool_ids(condition: Condition) -> bool:
    return all(_POOL_ID.fullmatch(value) for value in literals(condition) or [""])


RULE = Rule(
    id="cognito-trust-aud",
    title="The role belongs to one identity pool",
    description="A role that Cognito identities may assume names the identity pool they must come from (aud).",
    severity=Severity.CRITICAL,
    frameworks=(
        "aws:role-trust-and-permissions",
        "amplify:CognitoRoleTrustPolicyValidator",
        "datadog:permissive-cognito-trust",
    ),
    remediation_steps=(
        "Add to the statement's Condition: StringEquals with cognito-identity.amazonaws.com:aud and the identity"
        " pool's id (in GovCloud and China, the key begins with the principal used there)."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#role-trust-and-permissions",
    applies_to=(ROLE,),
    check=check,
)
