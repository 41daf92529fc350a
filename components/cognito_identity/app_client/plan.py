"""An app client, decided, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from cognito_identity.app_client.branding_inputs import branding_inputs
from cognito_identity.app_client.branding_rules import branding_problems
from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.app_client.rules import app_client_problems
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext, app_client_settings
from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import MANAGED_LOGIN_BRANDING, USER_POOL_CLIENT
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.reader import nested


def resolve_app_client(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: UserPoolContext | None = None
) -> AppClientSettings:
    """Decide an app client."""
    settings = app_client_settings(values, pool)
    branding = nested(values, "branding")
    model = [
        *model_problems(USER_POOL_CLIENT, app_client_inputs(settings)),
        *model_problems(MANAGED_LOGIN_BRANDING, branding_inputs(branding)),
    ]
    problems.extend(branding_problems(branding), under=(*path, "branding"))
    problems.add_rules_and_model(app_client_problems(settings), model, path)
    return settings
