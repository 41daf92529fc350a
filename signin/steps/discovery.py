"""Reads the user pool, the app client and the pool's public documents."""

import json

from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import step
from signin.tokens import Keys, TokenRefused, Verifier
from signin.user_pool import read_pool


@step("the user pool can be read", expects="a readable user pool and client")
def read_user_pool(state: RunState) -> str:
    """Read the pool, its MFA configuration and the client: they decide which steps follow."""
    idp, target = state.aws.user_pools, state.target
    described = idp.describe_user_pool(UserPoolId=target.user_pool_id)["UserPool"]
    mfa = idp.get_user_pool_mfa_config(UserPoolId=target.user_pool_id)
    state.client = state.read_client(target.client_id)
    state.pool = pool = read_pool(described, mfa)
    sign_up = "self sign-up" if pool.self_sign_up else "users are created by an administrator"
    flows = " and ".join(state.client.password_flows) or "no auth flow with a password"
    factors = "/".join((*(["TOTP"] if pool.totp else []), *pool.message_factor_names))
    return f"{sign_up}, {flows}, MFA {pool.mfa}{f' by {factors}' if factors else ''}"


@step("the public keys can be fetched", expects="a JWKS document")
def fetch_keys(state: RunState) -> str:
    """Fetch the keys once; every token is verified with them."""
    try:
        keys = Keys.from_json(state.aws.fetch("the public keys", state.target.keys_url))
    except TokenRefused as error:
        raise StepFailed(f"expected a JWKS document with RSA keys; got: {error}") from error
    state.verifier = Verifier(state.target.issuer, state.target.client_id, keys)
    return f"{len(keys.by_id)} RS256 key{'s' if len(keys.by_id) > 1 else ''}"


@step("the discovery document is right", expects="an OpenID discovery document")
def read_discovery_document(state: RunState) -> str:
    """Libraries find the keys by the issuer (OpenID Connect Discovery 1.0)."""
    url = f"{state.target.pool_url}/.well-known/openid-configuration"
    body = state.aws.fetch("the discovery document", url)
    try:
        document = json.loads(body)
        said = {name: document[name] for name in ("issuer", "jwks_uri")}
    except (ValueError, KeyError, TypeError) as error:
        raise StepFailed(f"expected issuer and jwks_uri at {url}; got no such document") from error
    for name, truth in (("issuer", state.target.issuer), ("jwks_uri", state.target.keys_url)):
        if said[name] != truth:
            raise StepFailed(f"expected {name} {truth}; got {said[name]}")
    state.has_login_pages = pages = "token_endpoint" in document
    return f"issuer and jwks_uri{', authorize and token endpoints' if pages else ''}"


@step("the outputs name this pool's issuer", expects="outputs that agree with the pool")
def compare_outputs(state: RunState) -> str:
    """APIs verify tokens by the addresses in the outputs: they must be this pool's."""
    target = state.target
    truth = {"issuer_url": target.issuer, "jwks_url": f"{target.issuer}/.well-known/jwks.json"}
    said = {name: value for name in truth if (value := getattr(target, name)) is not None}
    if not said:
        raise StepSkipped("the outputs have neither issuer_url nor jwks_url")
    for name, value in said.items():
        if value != truth[name]:
            raise StepFailed(f"expected {name} {truth[name]}; got {value}")
    return " and ".join(said)
