"""Resolves and checks the arguments of an app client."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import pulumi

from cognito_identity.app_client.branding import branding_problems
from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.app_client.risk import client_risk_limits, client_risk_problems
from cognito_identity.app_client.rules import VALUE_RULES, app_client_problems
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext, app_client_settings
from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import MANAGED_LOGIN_BRANDING, USER_POOL_CLIENT
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.value_rules import value_problems


def resolve_app_client(
    values: Mapping[str, Any],
    problems: Problems,
    path: Path = (),
    pool: UserPoolContext | None = None,
    providers: Sequence[pulumi.Input[str]] = (),
) -> AppClientSettings:
    """Resolve and check validated arguments, against the pool if it is known.

    `providers` are the pool's identity providers, the default of `supported_identity_providers`.
    """
    settings = app_client_settings(values, pool, providers)
    model = [*model_problems(USER_POOL_CLIENT, app_client_inputs(settings)), *client_risk_limits(settings)]
    if settings.branding is not None:
        model += model_problems(MANAGED_LOGIN_BRANDING, settings.branding.inputs())
        problems.extend(branding_problems(settings.branding), under=(*path, "branding"))
    rules = chain(
        value_problems(settings.arguments, VALUE_RULES), app_client_problems(settings), client_risk_problems(settings)
    )
    problems.add_rules_and_model(rules, model, path)
    return settings
