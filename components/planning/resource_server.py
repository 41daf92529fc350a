"""A resource server, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.tables import RESOURCE_SERVER
from ..inputs.resource_server import resource_server_inputs
from ..reading.problems import Path, Problems
from ..rules.resource_server import resource_server_problems


def plan_resource_server(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a resource server's arguments."""
    model = model_problems(RESOURCE_SERVER, resource_server_inputs(values))
    problems.add_rules_and_model(resource_server_problems(values), model, path)
