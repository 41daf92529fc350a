"""From read arguments to decided settings, with everything that is wrong with them noted. No resource is touched."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from .aws_model.checks import model_problems
from .aws_model.tables import (
    IDENTITY_POOL,
    IDENTITY_POOL_ROLE_ATTACHMENT,
    MANAGED_LOGIN_BRANDING,
    USER_POOL_CLIENT,
)
from .aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL
from .inputs.app_client import app_client_inputs
from .inputs.branding import branding_inputs
from .inputs.identity_pool import TWITTER, identity_pool_inputs
from .inputs.log_delivery import log_delivery_inputs, log_paths
from .inputs.threat_protection import risk_inputs
from .inputs.user_pool import sms_inputs, user_pool_inputs
from .reading.problems import NOT_SHOWN, Path, Problems
from .reading.reader import given
from .rules.app_client import app_client_problems
from .rules.branding import branding_problems
from .rules.identity_pool import KINDS, identity_pool_problems
from .rules.log_delivery import log_delivery_problems
from .rules.names import role_name_fits
from .rules.passkeys import passkey_problems
from .rules.threat_protection import threat_protection_problems
from .rules.triggers import trigger_problems
from .rules.user_pool import user_pool_problems
from .settings.app_client import AppClientSettings, PoolFacts, settle_app_client
from .settings.identity_pool import IdentityPoolSettings, settle_identity_pool
from .settings.user_pool import UserPoolSettings, settle_user_pool

_ROLE_TO_COME = "arn:aws:iam::000000000000:role/to-come"
"""Stands where the ARN of a role will stand that the component makes."""
_IDENTITY_TO_COME = "arn:aws:ses:us-east-1:000000000000:identity/to-come"
"""Stands where the ARN of an SES identity will stand that the component works out."""
_SECRETS = (("authentication_providers", TWITTER),)
"""Arguments whose value no message shows."""


def plan_user_pool(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> UserPoolSettings:
    """Decide a user pool."""
    settings = settle_user_pool(values)
    items = {"schemas": settings.attribute_paths}
    logs = given(values, "log_delivery")
    sms = sms_inputs(settings, _ROLE_TO_COME if settings.makes_sms_role else None)
    model = chain(
        model_problems(USER_POOL, user_pool_inputs(settings, sms), items),
        model_problems(RISK_CONFIGURATION, risk_inputs(settings.protection.risk or {}, _IDENTITY_TO_COME)),
        model_problems(LOG_DELIVERY, log_delivery_inputs(logs) or {}, {"log_configurations": log_paths(logs)}),
    )
    rules = chain(
        user_pool_problems(settings),
        trigger_problems(settings),
        threat_protection_problems(settings),
        log_delivery_problems(values),
        passkey_problems(values),
    )
    problems.add_rules_and_model(rules, model, path)
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
    for kind in KINDS:
        if settings.makes_role(kind):
            problems.extend(role_name_fits(f"{name}-{kind}-role"))
    roles = {kind: values[f"{kind}_role"] for kind in KINDS if f"{kind}_role" in values}
    model = [
        *model_problems(IDENTITY_POOL, identity_pool_inputs(settings)),
        *model_problems(IDENTITY_POOL_ROLE_ATTACHMENT, {"roles": roles}),
    ]
    shown = [replace(problem, got=NOT_SHOWN) if problem.path in _SECRETS else problem for problem in model]
    problems.add_rules_and_model(identity_pool_problems(settings), shown, path)
    return settings
