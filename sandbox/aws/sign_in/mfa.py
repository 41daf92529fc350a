"""Which MFA method a sign-in requires, by the pool's configuration and the user's preference."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sandbox.aws import errors

if TYPE_CHECKING:
    from sandbox.aws.user_pools.pool import Pool
    from sandbox.aws.user_pools.user import User

TOTP, SMS, EMAIL = "SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"


@dataclass(frozen=True)
class Step:
    """The challenge after the first factor. `sends_code` is the attribute to which its code is sent."""

    challenge: str
    parameters: dict[str, str] = field(default_factory=dict)
    sends_code: Literal["", "phone_number", "email"] = ""


def pool_factors(pool: Pool) -> list[str]:
    """The pool's MFA methods, in AWS's order."""
    offered = {
        SMS: bool(pool.sms_mfa_config),
        TOTP: bool((pool.token_mfa_config or {}).get("Enabled")),
        EMAIL: pool.email_mfa_config is not None,
    }
    return [factor for factor, on in offered.items() if on]


def user_factors(pool: Pool, user: User) -> list[str]:
    """The user's MFA methods: those turned on, or if MFA is required and none is, those the user could use."""
    offered = pool_factors(pool)
    chosen = {
        SMS: user.sms_mfa_enabled,
        TOTP: user.software_token_mfa_enabled,
        EMAIL: user.email_mfa_enabled,
    }
    turned_on = [factor for factor in offered if chosen[factor]]
    if turned_on or pool.mfa_config != "ON":
        return turned_on
    usable_methods = {
        SMS: "phone_number" in user.attribute_lookup,
        TOTP: user.token_verified,
        EMAIL: "email" in user.attribute_lookup,
    }
    return [factor for factor in offered if usable_methods[factor]]


def next_step(pool: Pool, user: User) -> Step | None:
    """The challenge after the first factor; None if MFA isn't required."""
    if pool.mfa_config not in {"ON", "OPTIONAL"}:
        return None
    usable = user_factors(pool, user)
    if user.preferred_mfa_setting in usable:
        return step_for(pool, user, str(user.preferred_mfa_setting))
    if len(usable) > 1:
        return Step("SELECT_MFA_TYPE", {"MFAS_CAN_CHOOSE": json.dumps(usable)})
    if usable:
        return step_for(pool, user, usable[0])
    if pool.mfa_config == "ON":
        return Step("MFA_SETUP", {"MFAS_CAN_SETUP": json.dumps(pool_factors(pool))})
    return None


def step_for(pool: Pool, user: User, factor: str) -> Step:
    """The challenge of one MFA method."""
    if factor not in user_factors(pool, user):
        raise errors.invalid_parameter(f"{factor or 'No factor'} is not available to the user.")
    if factor == TOTP:
        return Step(TOTP, {"FRIENDLY_DEVICE_NAME": user.device_name} if user.device_name else {})
    return Step(factor, sends_code="phone_number" if factor == SMS else "email")
