"""Compares the output amplify_outputs with the pool, which may have been changed outside Pulumi."""

from collections.abc import Mapping
from typing import Any, Final

from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import step
from signin.user_pool import USER_CHOICE, USER_SRP, Pool

_MFA: Final = {"OFF": "NONE", "OPTIONAL": "OPTIONAL", "ON": "REQUIRED"}


def amplify_outputs(state: RunState) -> None:
    """Skip unless there is an output amplify_outputs."""
    if not state.target.amplify:
        raise StepSkipped("the outputs have no amplify_outputs")


@step("the user pool matches amplify_outputs", expects="a pool as in amplify_outputs", needs=(amplify_outputs,))
def compare_amplify_outputs(state: RunState) -> str:
    """Ids, MFA and password policy, which apps show to users."""
    said = state.target.amplify
    truth = {name: value for name, value in _truth(state).items() if name in said}
    if not truth:
        raise StepSkipped("amplify_outputs has nothing that can be compared")
    for name, value in truth.items():
        if _comparable(said[name]) != _comparable(value):
            raise StepFailed(f"expected {name} {said[name]}, as in amplify_outputs; the pool has {value}")
    return ", ".join(truth)


@step("Amplify's auth flow is allowed", expects="the auth flow that Amplify uses", needs=(amplify_outputs,))
def allow_amplify_flow(state: RunState) -> str:
    """Amplify signs in by SRP by default."""
    if state.target.amplify.get("user_pool_client_id") != state.target.client_id:
        raise StepSkipped("amplify_outputs is for another app client")
    client = state.client
    if client.secret and state.target.client_outputs.get("secret") is False:
        raise StepFailed("expected a client without a secret, as in the outputs; a browser can't keep a secret")
    if not client.password_flows:
        raise StepSkipped("the client allows no flow with a password")
    if not client.allows(USER_SRP) and not client.allows(USER_CHOICE):
        allowed = ", ".join(client.password_flows)
        raise StepFailed(f"expected {USER_SRP}, Amplify's default, to be allowed; the client allows only {allowed}")
    return USER_SRP if client.allows(USER_SRP) else USER_CHOICE


def _truth(state: RunState) -> dict[str, Any]:
    target, pool = state.target, state.pool
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
    """Lists in any order are equal, and so are whole numbers and floats."""
    if isinstance(value, list):
        return sorted(map(str, value))
    return dict(value) if isinstance(value, Mapping) else value
