"""An app client, decided, with everything that is wrong with it noted."""

from collections.abc import Mapping
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.tables import MANAGED_LOGIN_BRANDING, USER_POOL_CLIENT
from ..inputs.app_client import app_client_inputs
from ..inputs.branding import branding_inputs
from ..reading.problems import Path, Problems
from ..reading.reader import given
from ..rules.app_client import app_client_problems
from ..rules.branding import branding_problems
from ..settings.app_client import AppClientSettings, PoolFacts, settle_app_client


def plan_app_client(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: PoolFacts | None = None
) -> AppClientSettings:
    """Decide an app client."""
    settings = settle_app_client(values, pool)
    branding = given(values, "branding")
    model = [
        *model_problems(USER_POOL_CLIENT, app_client_inputs(settings)),
        *model_problems(MANAGED_LOGIN_BRANDING, branding_inputs(branding)),
    ]
    problems.extend(branding_problems(branding), under=(*path, "branding"))
    problems.add_rules_and_model(app_client_problems(settings), model, path)
    return settings
