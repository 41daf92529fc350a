"""Resolves and checks the arguments of a user pool."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from cognito_identity.app_client.pool_parts import NEW_POOL
from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL
from cognito_identity.iam.permissions_boundary import boundary_limits
from cognito_identity.user_pool.inputs import sms_inputs, user_pool_inputs
from cognito_identity.user_pool.log_delivery.inputs import log_delivery_inputs, log_paths
from cognito_identity.user_pool.log_delivery.rules import log_delivery_problems
from cognito_identity.user_pool.rules import user_pool_problems
from cognito_identity.user_pool.settings import UserPoolSettings, user_pool_settings
from cognito_identity.user_pool.threat_protection.inputs import risk_inputs
from cognito_identity.user_pool.threat_protection.rules import threat_protection_problems
from cognito_identity.user_pool.triggers.rules import trigger_problems
from cognito_identity.user_pool.value_rules import VALUE_RULES
from cognito_identity.validation.problems import Path, Problems
from cognito_identity.validation.reader import nested
from cognito_identity.validation.tags import tag_problems
from cognito_identity.validation.value_rules import value_problems

_ROLE_TO_COME = "arn:aws:iam::000000000000:role/to-come"
"""A placeholder for the ARN of a role that the component creates."""
_IDENTITY_TO_COME = "arn:aws:ses:us-east-1:000000000000:identity/to-come"
"""A placeholder for the ARN of an SES identity that the component builds."""


def user_pool_context(settings: UserPoolSettings) -> UserPoolContext:
    """Return what app clients need to know of a new pool."""
    return UserPoolContext(
        settings.attributes,
        settings.first_factors,
        settings.plan,
        NEW_POOL,
        settings.has_custom_challenge,
        self_sign_up=settings.self_sign_up,
        mfa=settings.mfa,
        threat_protection=settings.protection.is_on,
    )


def resolve_user_pool(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> UserPoolSettings:
    """Resolve and check arguments that were read."""
    settings = user_pool_settings(values)
    items = {"schemas": settings.attribute_paths}
    logs = nested(values, "log_delivery")
    sms = sms_inputs(settings, _ROLE_TO_COME if settings.makes_sms_role else None)
    model = chain(
        model_problems(USER_POOL, user_pool_inputs(settings, sms), items),
        model_problems(RISK_CONFIGURATION, risk_inputs(settings.protection.risk or {}, _IDENTITY_TO_COME)),
        model_problems(LOG_DELIVERY, log_delivery_inputs(logs) or {}, {"log_configurations": log_paths(logs)}),
        boundary_limits(values),
    )
    rules = chain(
        user_pool_problems(settings),
        value_problems(settings.arguments, VALUE_RULES),
        trigger_problems(values, settings.triggers),
        threat_protection_problems(settings.arguments, settings.protection, settings.mfa),
        log_delivery_problems(values),
        tag_problems(values),
    )
    problems.add_rules_and_model(rules, model, path)
    return settings
