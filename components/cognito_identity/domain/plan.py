"""The domain of a pool, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import USER_POOL_DOMAIN
from cognito_identity.domain.inputs import user_pool_domain_inputs
from cognito_identity.domain.rules import user_pool_domain_problems
from cognito_identity.validation.problems import Path, Problems


def resolve_user_pool_domain(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> None:
    """Note what is wrong with a domain's arguments."""
    inputs = user_pool_domain_inputs(values)
    if "custom_domain" in values:
        inputs.pop("domain", None)
    problems.add_rules_and_model(user_pool_domain_problems(values), model_problems(USER_POOL_DOMAIN, inputs), path)
