"""What a list of policies may hold: documents as JSON, and ARNs of managed policies."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..reading.problems import Path, Problem

_MANAGED_POLICY = re.compile(r"arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9_+=,.@/-]+")


def policy_problems(policies: Sequence[Any], path: Path) -> Iterator[Problem]:
    """Anything else would fail at IAM, after the pools exist. Outputs are looked at when they are known."""
    seen: set[str] = set()
    for index, policy in enumerate(policies):
        if not isinstance(policy, str):
            continue
        if not _MANAGED_POLICY.fullmatch(policy) and not is_policy_document(policy):
            rule = "must be a policy document as JSON, or a managed policy's ARN"
            yield Problem((*path, index), rule, 'write {"Version": …, "Statement": […]}', policy)
        elif policy in seen:
            yield Problem((*path, index), "is listed before", "leave it out", policy)
        seen.add(policy)


def is_policy_document(text: object) -> bool:
    """Say whether something is a text of JSON with statements."""
    if not isinstance(text, str):
        return False
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and "Statement" in document
