"""What a list of policies may hold: documents as JSON, and ARNs of managed policies."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from cognito_identity.validation.problems import Path, Problem

MANAGED_POLICY = r"arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9_+=,.@/-]+"


def policy_problems(policies: Sequence[Any], path: Path) -> Iterator[Problem]:
    """Anything else would fail at IAM, after the pools exist. Outputs are looked at when they are known."""
    seen: set[str] = set()
    for index, policy in enumerate(policies):
        if not isinstance(policy, str):
            continue
        flaw = None if re.fullmatch(MANAGED_POLICY, policy) else document_flaw(policy)
        if flaw is not None:
            yield Problem((*path, index), *flaw, policy, code="policy-invalid")
        elif policy in seen:
            yield Problem((*path, index), "is listed before", "leave it out", policy, code="policy-invalid")
        seen.add(policy)


Flaw = tuple[str, str]
"""What is wrong, and the way out."""

NO_DOCUMENT: Flaw = (
    "must be a policy document as JSON, or a managed policy's ARN",
    'write {"Version": …, "Statement": […]}',
)
_ONE_OF = (("Action", "NotAction"), ("Resource", "NotResource"))


def document_flaw(text: object) -> Flaw | None:
    """Say why IAM would refuse a text as a role's policy; `None` where it would not.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    """
    try:
        document = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return NO_DOCUMENT
    if not isinstance(document, dict) or "Statement" not in document:
        return NO_DOCUMENT
    statements = document["Statement"]
    if isinstance(statements, dict):
        statements = [statements]
    if not isinstance(statements, list) or not statements:
        return "has no statement, and IAM takes no policy without one", "write a statement, or leave the policy out"
    flaws = (_statement_flaw(statement) for statement in statements)
    return next((flaw for flaw in flaws if flaw is not None), None)


def _statement_flaw(statement: object) -> Flaw | None:
    if not isinstance(statement, dict):
        return "has a statement that is none", 'write {"Effect": …, "Action": …, "Resource": …}'
    if statement.get("Effect") not in ("Allow", "Deny"):
        return "has a statement without an effect", "write `Effect` as Allow or Deny"
    for one, other in _ONE_OF:
        if (one in statement) == (other in statement):
            return f"has a statement that needs `{one}` or `{other}`, and one of them only", "say what it is about"
    if "Principal" in statement or "NotPrincipal" in statement:
        return "has a statement with a principal: a role's policy is about who has the role", "leave `Principal` out"
    return None
