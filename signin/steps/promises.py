"""What the outputs promise to apps built with Amplify: the pool must keep it, or somebody changed it by hand."""

from collections.abc import Mapping
from typing import Any, Final

from signin.errors import CannotShow, StepFailed
from signin.pool import USER_CHOICE, USER_SRP, Pool
from signin.stage import Stage
from signin.step import step

_MFA: Final = {"OFF": "NONE", "OPTIONAL": "OPTIONAL", "ON": "REQUIRED"}


def amplify_outputs(stage: Stage) -> None:
    """Need: the outputs carry what Amplify reads."""
    if not stage.target.amplify:
        raise CannotShow("the outputs have no amplify_outputs")


@step("the pool keeps what the outputs say", expects="a pool as amplify_outputs tells it", needs=(amplify_outputs,))
def compare_amplify(stage: Stage) -> str:
    """Ids, second factors and password rules: an app draws its pages from them, and people rely on them."""
    said = stage.target.amplify
    truth = {name: value for name, value in _truth(stage).items() if name in said}
    if not truth:
        raise CannotShow("amplify_outputs says nothing of the pool that could be compared")
    for name, value in truth.items():
        if _comparable(said[name]) != _comparable(value):
            raise StepFailed(f"expected {name} {said[name]}, as amplify_outputs says; the pool has {value}")
    return ", ".join(truth)


@step("an Amplify app can sign in", expects="the flow that Amplify uses", needs=(amplify_outputs,))
def open_to_amplify(stage: Stage) -> str:
    """Amplify proves passwords by SRP unless it is told otherwise; the password itself stays on the device."""
    if stage.target.amplify.get("user_pool_client_id") != stage.target.client_id:
        raise CannotShow("amplify_outputs is about another client")
    client = stage.client
    if client.secret and stage.target.client_promises.get("secret") is False:
        raise StepFailed("expected a client without a secret, as the outputs say; a page can't keep the one it has")
    if not client.sign_in_flows:
        raise CannotShow("the client allows no flow with a password")
    if not client.allows(USER_SRP) and not client.allows(USER_CHOICE):
        allowed = ", ".join(client.sign_in_flows)
        raise StepFailed(f"expected {USER_SRP}, Amplify's own flow, to be open; the client allows only {allowed}")
    return USER_SRP if client.allows(USER_SRP) else USER_CHOICE


def _truth(stage: Stage) -> dict[str, Any]:
    target, pool = stage.target, stage.pool
    truth: dict[str, Any] = {
        "aws_region": target.region,
        "user_pool_id": target.user_pool_id,
        "identity_pool_id": target.identity_pool_id,
        "mfa_configuration": _MFA.get(pool.mfa, pool.mfa),
        "password_policy": _password_rules(pool),
    }
    if pool.mfa != "OFF":
        truth["mfa_methods"] = _factors(pool)
    return truth


def _factors(pool: Pool) -> list[str]:
    methods = {"SMS_MFA": "SMS", "EMAIL_OTP": "EMAIL"}
    return [*(["TOTP"] if pool.totp else []), *(methods[factor.challenge] for factor in pool.message_factors)]


def _password_rules(pool: Pool) -> dict[str, Any]:
    policy = pool.password_policy
    return {
        "min_length": policy.minimum_length,
        "require_lowercase": policy.lowercase,
        "require_uppercase": policy.uppercase,
        "require_numbers": policy.digits,
        "require_symbols": policy.symbols,
    }


def _comparable(value: object) -> object:
    """The order of a list says nothing, and engines tell whole numbers as floats."""
    if isinstance(value, list):
        return sorted(map(str, value))
    return dict(value) if isinstance(value, Mapping) else value
