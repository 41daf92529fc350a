"""Rules for the names and ARNs of IAM roles."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_ROLE_ARN = r"arn:(aws[a-z-]*):iam::([0-9]{12}):role/((?:[\x21-\x7e]+/)?)([\w+=,.@-]{1,64})"
_ANY_ROLE = r"arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+"
_ROLE_NAME = r"[\w+=,.@-]{1,64}"
_ACCOUNT = r"arn:(aws[a-z-]*):[a-z0-9-]*:[a-z0-9-]*:([0-9]{12}):.*"
_AWS_OWN = ("aws-service-role/", "aws-reserved/")
"""Paths of roles that AWS manages: IAM accepts no inline policy for them."""

Flaw = tuple[str, str]
"""Message and hint."""


def role_flaw(text: object) -> Flaw | None:
    """Return why a value is not the name or the ARN of a role that accepts policies, or `None`."""
    if not isinstance(text, str) or not text:
        return "must be an IAM role, its name or its ARN", "pass the role"
    if re.fullmatch(_ROLE_NAME, text, re.ASCII):
        return None
    arn = re.fullmatch(_ROLE_ARN, text, re.ASCII)
    if arn is None:
        return _not_a_role(text)
    if arn[3].startswith(_AWS_OWN):
        return "is a role that AWS manages, which accepts no policies", "use another role"
    return None


def _not_a_role(text: str) -> Flaw:
    if re.match(r"arn:[^:]*:sts:[^:]*:[^:]*:assumed-role/", text):
        return "is the ARN of a role session, not of a role", "write arn:aws:iam::<account>:role/<name>"
    if text.startswith("arn:"):
        return "is not the ARN of an IAM role", "write arn:aws:iam::<account>:role/<name>"
    return "is not the name of an IAM role", "write the name without its path, or the role's ARN"


def role_is_a_role(arn: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not the ARN of an IAM role: AWS would report it when a user signs in."""
    if isinstance(arn, str) and not re.fullmatch(_ANY_ROLE, arn):
        yield Problem(
            path, "must be the ARN of an IAM role", "write arn:aws:iam::<account>:role/<name>", arn, code="role-invalid"
        )


def account_flaw(role: object, pool_arn: object) -> Flaw | None:
    """Return why a role is not in the user pool's account, or `None`; a name is always in this account.

    An inline policy has the role's name only: a role of another account would become this account's role of that name.
    """
    if not isinstance(role, str) or not isinstance(pool_arn, str):
        return None
    arn, pool = re.fullmatch(_ROLE_ARN, role, re.ASCII), re.fullmatch(_ACCOUNT, pool_arn)
    if arn is None or pool is None or (arn[1], arn[2]) == (pool[1], pool[2]):
        return None
    return "is not in the user pool's account", "pass a role of the pool's account"


def role_name(role: str) -> str:
    """Return a role's name: `arn:aws:iam::123456789012:role/team/reader` → `reader`."""
    return role.rpartition("/")[2]
