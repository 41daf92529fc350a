"""The feature plan that each argument needs.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cognito_identity.enums import AdvancedSecurityMode, FeaturePlan
from cognito_identity.user_pool.threat_protection.settings import ThreatProtection
from cognito_identity.user_pool.triggers.settings import version_needs_essentials
from cognito_identity.validation.reader import nested

Need = tuple[str, FeaturePlan]
"""An argument and the lowest plan that it needs."""

RANK = {plan: rank for rank, plan in enumerate(FeaturePlan)}


def plan_needs(
    values: Mapping[str, Any], protection: ThreatProtection, factors: frozenset[str], first_factors: tuple[str, ...]
) -> Iterator[Need]:
    """Yield the arguments, and defaults, that need more than the lowest plan."""
    if protection.standard is not AdvancedSecurityMode.OFF:
        yield protection.argument, FeaturePlan.PLUS
    if protection.custom is not None:
        yield "custom_threat_protection_mode", FeaturePlan.PLUS
    if "user_auth_events" in nested(values, "log_delivery"):
        yield "log_delivery.user_auth_events", FeaturePlan.PLUS
    if "email" in factors:
        yield "mfa_second_factor.email", FeaturePlan.ESSENTIALS
    if first_factors != ("PASSWORD",):
        yield "sign_in_policy", FeaturePlan.ESSENTIALS
    for argument in ("passkey_relying_party_id", "passkey_user_verification"):
        if argument in values:
            yield argument, FeaturePlan.ESSENTIALS
    if nested(values, "password_policy").get("password_history_size"):
        yield "password_policy.password_history_size", FeaturePlan.ESSENTIALS
    if version_needs_essentials(nested(values, "lambda_triggers").get("pre_token_generation_version")):
        yield "lambda_triggers.pre_token_generation_version", FeaturePlan.ESSENTIALS


def lowest_plan(needs: Iterable[Need]) -> FeaturePlan:
    """Return the lowest plan that is enough for all."""
    return max((plan for _, plan in needs), key=RANK.__getitem__, default=FeaturePlan.LITE)
