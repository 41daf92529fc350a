"""Resolves and checks the arguments of a federated identity provider."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.federated_provider.attribute_mapping_rules import attribute_mapping_problems
from cognito_identity.federated_provider.rules import federated_provider_problems
from cognito_identity.federated_provider.settings import FederatedProviderSettings
from cognito_identity.validation.problems import Path, Problems


def resolve_federated_provider(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: UserPoolContext | None = None
) -> FederatedProviderSettings:
    """Resolve and check arguments that were read; the attribute mapping against the pool's attributes if known."""
    settings = FederatedProviderSettings(values, pool.attributes if pool else None)
    # The reader has reported a missing type.
    if "provider_type" in values:
        rules = chain(federated_provider_problems(values), attribute_mapping_problems(values, settings.attributes))
        problems.add_rules_and_model(rules, model_problems(IDENTITY_PROVIDER, settings.inputs()), path)
    return settings
