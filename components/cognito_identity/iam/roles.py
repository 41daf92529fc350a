"""Roles by their names and ARNs: which text names a role of one account that policies can be put on."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem

_ROLE_ARN = r"arn:(aws[a-z-]*):iam::([0-9]{12}):role/((?:[\x21-\x7e]+/)?)([\w+=,.@-]{1,64})"
_ANY_ROLE = r"arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+"
_ROLE_NAME = r"[\w+=,.@-]{1,64}"
_ACCOUNT = r"arn:(aws[a-z-]*):[a-z0-9-]*:[a-z0-9-]*:([0-9]{12}):.*"
_AWS_OWN = ("aws-service-role/", "aws-reserved/")
"""Paths of roles that AWS itself keeps: IAM takes no policy for them."""

Flaw = tuple[str, str]
"""What is wrong, and the fix."""


def role_flaw(text: object) -> Flaw | None:
    """Say why a text is neither the name nor the ARN of a role that takes policies; `None` where it is.

    A user, a policy, an STS session or an instance profile has an ARN that ends like a role's.
    """
    if not isinstance(text, str) or not text:
        return "must be a role, its name or its ARN", "give the role itself"
    if re.fullmatch(_ROLE_NAME, text, re.ASCII):
        return None
    arn = re.fullmatch(_ROLE_ARN, text, re.ASCII)
    if arn is None:
        return _what_it_is_instead(text)
    if arn[3].startswith(_AWS_OWN):
        return "is a role that AWS manages: IAM takes no policy for it", "give a role of your own"
    return None


def _what_it_is_instead(text: str) -> Flaw:
    if re.match(r"arn:[^:]*:sts:[^:]*:[^:]*:assumed-role/", text):
        return "is the ARN of a session, not of a role", "write arn:aws:iam::<account>:role/<name>"
    if text.startswith("arn:"):
        return "is not the ARN of an IAM role", "write arn:aws:iam::<account>:role/<name>"
    return "is not the name of an IAM role", "write the name without its path, or the role's ARN"


def role_is_a_role(arn: object, path: Path) -> Iterator[Problem]:
    """Whatever else has an ARN can't be assumed by an identity pool's users."""
    if isinstance(arn, str) and not re.fullmatch(_ANY_ROLE, arn):
        yield Problem(
            path, "must be the ARN of an IAM role", "write arn:aws:iam::<account>:role/<name>", arn, code="role-invalid"
        )


def account_flaw(role: object, pool_arn: object) -> Flaw | None:
    """Say why a role is not one of the user pool's account; a name alone is always one of this account.

    IAM is given a role's name only, so that a role of another account would become this account's role of that name.
    """
    if not isinstance(role, str) or not isinstance(pool_arn, str):
        return None
    arn, pool = re.fullmatch(_ROLE_ARN, role, re.ASCII), re.fullmatch(_ACCOUNT, pool_arn)
    if arn is None or pool is None or (arn[1], arn[2]) == (pool[1], pool[2]):
        return None
    return "is a role of another account than the user pool's", "give a role of the pool's account"


def role_name(role: str) -> str:
    """`arn:aws:iam::123456789012:role/team/reader` → `reader`."""
    return role.rpartition("/")[2]
