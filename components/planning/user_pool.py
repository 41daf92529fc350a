"""A user pool, decided, with everything that is wrong with it noted."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..aws_model.checks import model_problems
from ..aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL
from ..inputs.log_delivery import log_delivery_inputs, log_paths
from ..inputs.threat_protection import risk_inputs
from ..inputs.user_pool import sms_inputs, user_pool_inputs
from ..reading.problems import Path, Problems
from ..reading.reader import given
from ..rules.log_delivery import log_delivery_problems
from ..rules.passkeys import passkey_problems
from ..rules.tags import tag_problems
from ..rules.threat_protection import threat_protection_problems
from ..rules.triggers import trigger_problems
from ..rules.user_pool import user_pool_problems
from ..settings.user_pool import UserPoolSettings, settle_user_pool

_ROLE_TO_COME = "arn:aws:iam::000000000000:role/to-come"
"""Stands where the ARN of a role will stand that the component makes."""
_IDENTITY_TO_COME = "arn:aws:ses:us-east-1:000000000000:identity/to-come"
"""Stands where the ARN of an SES identity will stand that the component works out."""


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
        tag_problems(values),
    )
    problems.add_rules_and_model(rules, model, path)
    return settings
