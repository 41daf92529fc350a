"""Resolves and checks the arguments of a domain."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import USER_POOL_DOMAIN
from cognito_identity.domain.rules import VALUE_RULES, managed_login_fits_the_plan, user_pool_domain_problems
from cognito_identity.domain.settings import UserPoolDomainSettings, user_pool_domain_settings
from cognito_identity.enums import FeaturePlan
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.value_rules import value_problems


def resolve_user_pool_domain(
    values: Mapping[str, Any], problems: Problems, path: Path = (), plan: FeaturePlan | None = None
) -> UserPoolDomainSettings:
    """Resolve and check arguments that were read. `plan` is the pool's feature plan, if known."""
    settings = user_pool_domain_settings(values, plan)
    inputs = settings.inputs()
    if "custom_domain" in values:
        # AWS's model has prefixes only.
        inputs.pop("domain", None)
    rules = chain(
        user_pool_domain_problems(values),
        managed_login_fits_the_plan(values, plan),
        value_problems(values, VALUE_RULES),
    )
    problems.add_rules_and_model(rules, model_problems(USER_POOL_DOMAIN, inputs), path)
    return settings
