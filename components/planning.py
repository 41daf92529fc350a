"""From read arguments to decided settings, with everything that is wrong with them noted. No resource is touched."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .aws_model.checks import model_problems
from .aws_model.tables import (
    IDENTITY_POOL,
    IDENTITY_POOL_ROLE_ATTACHMENT,
    MANAGED_LOGIN_BRANDING,
    USER_POOL_CLIENT,
)
from .aws_model.user_pool_tables import USER_POOL
from .inputs.app_client import app_client_inputs
from .inputs.branding import branding_inputs
from .inputs.identity_pool import TWITTER, identity_pool_inputs
from .inputs.user_pool import sms_inputs, user_pool_inputs
from .reading.problems import NOT_SHOWN, Path, Problems
from .reading.reader import given
from .rules.app_client import app_client_problems
from .rules.branding import branding_problems
from .rules.identity_pool import KINDS, identity_pool_problems
from .rules.user_pool import user_pool_problems
from .settings.app_client import AppClientSettings, PoolFacts, settle_app_client
from .settings.identity_pool import IdentityPoolSettings, settle_identity_pool
from .settings.user_pool import UserPoolSettings, settle_user_pool

_ROLE_TO_COME = "arn:aws:iam::000000000000:role/to-come"
"""Stands where the ARN of a role will stand that the component makes."""
_SECRETS = (("authentication_providers", TWITTER),)
"""Arguments whose value no message shows."""


def plan_user_pool(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> UserPoolSettings:
    """Decide a user pool."""
    settings = settle_user_pool(values)
    items = {"schemas": settings.attribute_paths}
    sms = sms_inputs(settings, _ROLE_TO_COME if settings.makes_sms_role else None)
    model = model_problems(USER_POOL, user_pool_inputs(settings, sms), items)
    problems.add_rules_and_model(user_pool_problems(settings), model, path)
    return settings


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


def plan_identity_pool(
    name: str, values: Mapping[str, Any], problems: Problems, path: Path = (), *, pools_come_later: bool = False
) -> IdentityPoolSettings:
    """Decide an identity pool."""
    settings = settle_identity_pool(name, values, pools_come_later=pools_come_later)
    roles = {kind: values[f"{kind}_role"] for kind in KINDS if f"{kind}_role" in values}
    model = [
        *model_problems(IDENTITY_POOL, identity_pool_inputs(settings)),
        *model_problems(IDENTITY_POOL_ROLE_ATTACHMENT, {"roles": roles}),
    ]
    shown = [replace(problem, got=NOT_SHOWN) if problem.path in _SECRETS else problem for problem in model]
    problems.add_rules_and_model(identity_pool_problems(settings), shown, path)
    return settings
