"""A group of users, with everything that is wrong with it noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import USER_GROUP
from cognito_identity.user_group.inputs import user_group_inputs
from cognito_identity.user_group.rules import user_group_problems
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.tags import tag_problems


def resolve_user_group(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a group's arguments."""
    model = model_problems(USER_GROUP, user_group_inputs(values, "group"))
    problems.add_rules_and_model(chain(user_group_problems(values), tag_problems(values)), model, path)
