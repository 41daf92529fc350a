"""Names that AWS and the engine make of a component's own."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Problem

_ROLE_NAME = r"\S*"
_LONGEST_ROLE_NAME = 64
_ENGINES_SUFFIX = 8
"""A hyphen and seven digits: what the engine adds so that names never collide."""


def role_name_fits(role: str) -> Iterator[Problem]:
    """IAM would refuse a longer name, after the pools exist."""
    if not re.fullmatch(_ROLE_NAME, role):
        yield Problem(
            ("name",), f"makes the role name {role}-…, and IAM takes no spaces", "use them", code="role-name-too-long"
        )
        return
    length = len(role) + _ENGINES_SUFFIX
    if length > _LONGEST_ROLE_NAME:
        rule = f"makes the role name {role}-…, {length} characters long; IAM takes {_LONGEST_ROLE_NAME}"
        yield Problem(
            ("name",),
            rule,
            f"use a component name that is {length - _LONGEST_ROLE_NAME} characters shorter",
            code="role-name-too-long",
        )
