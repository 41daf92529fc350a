"""Checks of user pool ids, user pool ARNs and app client ids."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.value_rules import ValueRules

_POOL_ID = r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}_[0-9a-zA-Z]+"
_POOL_ARN = r"arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[\w-]+_[0-9a-zA-Z]+"
_CLIENT_ID = r"[A-Za-z0-9_+]{1,128}"


def user_pool_id_is_valid(pool_id: object, path: Path) -> Iterator[Problem]:
    """A user pool id has the form `<region>_<id>`."""
    fix = "use the id of the user pool, such as eu-central-1_aBcDeFgH1"
    if isinstance(pool_id, str) and pool_id.startswith("arn:"):
        fix = "pass it as `user_pool_arn`; in Python, use UserPoolWithMfa.from_user_pool_arn"
    return _matches(pool_id, _POOL_ID, "must be <region>_<id>", fix, path)


def user_pool_arn_is_valid(arn: object, path: Path) -> Iterator[Problem]:
    """A user pool ARN contains its region and account."""
    form = "arn:aws:cognito-idp:<region>:<account>:userpool/<pool id>"
    return _matches(arn, _POOL_ARN, f"must be {form}", "use the ARN of the user pool", path)


def app_client_id_is_valid(client_id: object, path: Path) -> Iterator[Problem]:
    """An app client id has only letters, digits, `_` and `+`."""
    return _matches(client_id, _CLIENT_ID, "must be the id of an app client", "use the id, not the name", path)


def _matches(value: object, pattern: str, message: str, hint: str, path: Path) -> Iterator[Problem]:
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield Problem(path, message, hint, value, code="id-invalid")


EXISTING_POOL_RULES: ValueRules = {
    ("user_pool_id",): user_pool_id_is_valid,
    ("user_pool_arn",): user_pool_arn_is_valid,
    ("client_id",): app_client_id_is_valid,
}
"""The checks of the arguments of an existing user pool and its app client."""
