"""Rules for the role names that result from a component's name."""

import re
from collections.abc import Iterator

from cognito_identity.validation.problems import Problem

_ROLE_NAME = r"\S*"
_LONGEST_ROLE_NAME = 64
_AUTO_NAME_SUFFIX = 8
"""The length of the suffix of Pulumi's auto-naming: a hyphen and seven digits."""


def role_name_fits(role: str) -> Iterator[Problem]:
    """Refuse a name that IAM would refuse after the pools exist."""
    if not re.fullmatch(_ROLE_NAME, role):
        yield Problem(
            ("name",),
            f"results in the role name {role}-…, which must have no spaces",
            "use hyphens",
            code="role-name-invalid",
        )
        return
    length = len(role) + _AUTO_NAME_SUFFIX
    if length > _LONGEST_ROLE_NAME:
        rule = f"results in the role name {role}-… of {length} characters; the limit is {_LONGEST_ROLE_NAME}"
        yield Problem(
            ("name",),
            rule,
            f"use a component name that is {length - _LONGEST_ROLE_NAME} characters shorter",
            code="role-name-invalid",
        )
