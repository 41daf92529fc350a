"""Alarms, with everything that is wrong with them noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.alarms.rules import user_pool_alarms_problems
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.tags import tag_problems


def resolve_user_pool_alarms(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with alarms' arguments."""
    problems.extend(chain(user_pool_alarms_problems(values), tag_problems(values)), path)
