"""A resource server, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import RESOURCE_SERVER
from cognito_identity.resource_server.inputs import resource_server_inputs
from cognito_identity.resource_server.rules import resource_server_problems
from cognito_identity.validation.problems import Path, Problems


def resolve_resource_server(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a resource server's arguments."""
    model = model_problems(RESOURCE_SERVER, resource_server_inputs(values))
    problems.add_rules_and_model(resource_server_problems(values), model, path)
