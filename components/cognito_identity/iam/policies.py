"""Rules for lists of policies: JSON policy documents and ARNs of managed policies."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from cognito_identity.validation.problems import Path, Problem

MANAGED_POLICY = r"arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9_+=,.@/-]+"


def policy_problems(policies: Sequence[Any], path: Path) -> Iterator[Problem]:
    """Refuse what IAM would refuse after the pools exist. Outputs are checked once they are known."""
    seen: set[str] = set()
    for index, policy in enumerate(policies):
        if not isinstance(policy, str):
            continue
        flaw = None if re.fullmatch(MANAGED_POLICY, policy) else document_flaw(policy)
        if flaw is not None:
            yield Problem((*path, index), *flaw, policy, code="policy-invalid")
        elif policy in seen:
            yield Problem((*path, index), "is listed twice", "remove one", policy, code="policy-invalid")
        seen.add(policy)


Flaw = tuple[str, str]
"""Message and hint."""

NO_DOCUMENT: Flaw = (
    "must be a JSON policy document or the ARN of a managed policy",
    'write {"Version": …, "Statement": […]}',
)
_ONE_OF = (("Action", "NotAction"), ("Resource", "NotResource"))


def document_flaw(text: object) -> Flaw | None:
    """Return why IAM would refuse a policy document, or `None`.

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
        return "must have a statement", "add a statement or remove the policy"
    flaws = (_statement_flaw(statement) for statement in statements)
    return next((flaw for flaw in flaws if flaw is not None), None)


def _statement_flaw(statement: object) -> Flaw | None:
    if not isinstance(statement, dict):
        return "has a statement that is not an object", 'write {"Effect": …, "Action": …, "Resource": …}'
    if statement.get("Effect") not in ("Allow", "Deny"):
        return "has a statement without Effect", "set Effect to Allow or Deny"
    for one, other in _ONE_OF:
        if (one in statement) == (other in statement):
            return f"has a statement without exactly one of {one} and {other}", f"set either {one} or {other}"
    if "Principal" in statement or "NotPrincipal" in statement:
        return "has a statement with Principal, which only trust policies have", "remove Principal"
    return None
