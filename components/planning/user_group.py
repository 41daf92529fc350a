"""A group of users, with everything that is wrong with it noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.tables import USER_GROUP
from ..inputs.user_group import user_group_inputs
from ..reading.problems import Path, Problems
from ..rules.tags import tag_problems
from ..rules.user_group import user_group_problems


def plan_user_group(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a group's arguments."""
    model = model_problems(USER_GROUP, user_group_inputs(values, "group"))
    problems.add_rules_and_model(chain(user_group_problems(values), tag_problems(values)), model, path)
