"""A federated provider, with everything that is wrong with it noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.tables import IDENTITY_PROVIDER
from ..inputs.federated_provider import federated_provider_inputs
from ..reading.problems import Path, Problems
from ..rules.attribute_mapping import attribute_mapping_problems
from ..rules.federated_provider import federated_provider_problems
from ..settings.app_client import PoolFacts


def plan_federated_provider(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: PoolFacts | None = None
) -> None:
    """Note what is wrong with a provider's arguments, and with what they say of the pool where that is known."""
    if "provider_type" not in values:
        return
    attributes = pool.attributes if pool else None
    model = model_problems(IDENTITY_PROVIDER, federated_provider_inputs(values, attributes))
    rules = chain(federated_provider_problems(values), attribute_mapping_problems(values, attributes))
    problems.add_rules_and_model(rules, model, path)
