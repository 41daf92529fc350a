"""A federated provider, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.tables import IDENTITY_PROVIDER
from ..inputs.federated_provider import federated_provider_inputs
from ..reading.problems import Path, Problems
from ..rules.federated_provider import federated_provider_problems


def plan_federated_provider(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a provider's arguments."""
    if "provider_type" not in values:
        return
    inputs = federated_provider_inputs(values)
    model = model_problems(IDENTITY_PROVIDER, inputs)
    problems.add_rules_and_model(federated_provider_problems(values), model, path)
