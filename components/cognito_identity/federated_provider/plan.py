"""A federated provider, with everything that is wrong with it noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.federated_provider.attribute_mapping_rules import attribute_mapping_problems
from cognito_identity.federated_provider.inputs import federated_provider_inputs
from cognito_identity.federated_provider.rules import federated_provider_problems
from cognito_identity.validation.problems import Path, Problems


def resolve_federated_provider(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: UserPoolContext | None = None
) -> None:
    """Note what is wrong with a provider's arguments, and with what they say of the pool where that is known."""
    if "provider_type" not in values:
        return
    attributes = pool.attributes if pool else None
    model = model_problems(IDENTITY_PROVIDER, federated_provider_inputs(values, attributes))
    rules = chain(federated_provider_problems(values), attribute_mapping_problems(values, attributes))
    problems.add_rules_and_model(rules, model, path)
