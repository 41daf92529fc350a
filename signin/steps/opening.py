"""Getting to know the target: what it says about itself, and where its public documents are."""

import json

from signin.errors import CannotShow, StepFailed
from signin.pool import read_pool
from signin.stage import Stage
from signin.step import step
from signin.tokens import Keys, TokenRefused, Verifier


@step("the pool describes itself", expects="a readable user pool and client")
def read_target(stage: Stage) -> str:
    """Read the pool, its second factors and the client: they say which way people get in."""
    idp, target = stage.aws.user_pools, stage.target
    described = idp.describe_user_pool(UserPoolId=target.user_pool_id)["UserPool"]
    mfa = idp.get_user_pool_mfa_config(UserPoolId=target.user_pool_id)
    stage.client = stage.read_client(target.client_id)
    stage.pool = pool = read_pool(described, mfa)
    way_in = "people sign themselves up" if pool.self_sign_up else "an administrator creates users"
    flows = " and ".join(stage.client.sign_in_flows) or "no password flow"
    factors = "/".join((*(["TOTP"] if pool.totp else []), *pool.other_factors))
    return f"{way_in}, {flows}, MFA {pool.mfa}{f' by {factors}' if factors else ''}"


@step("the public keys can be fetched", expects="a JWKS document")
def fetch_keys(stage: Stage) -> str:
    """Fetch the keys once; every token of this proof is verified against them."""
    try:
        keys = Keys.from_json(stage.aws.fetch("the public keys", stage.target.keys_url))
    except TokenRefused as error:
        raise StepFailed(f"expected a JWKS document with RSA keys; came: {error}") from error
    stage.verifier = Verifier(stage.target.issuer, stage.target.client_id, keys)
    return f"{len(keys.by_id)} RS256 key{'s' if len(keys.by_id) > 1 else ''}"


@step("the discovery document leads here", expects="an OpenID discovery document")
def discover(stage: Stage) -> str:
    """Libraries are given the issuer alone and find the keys from there (OpenID Connect Discovery 1.0)."""
    url = f"{stage.target.pool_url}/.well-known/openid-configuration"
    body = stage.aws.fetch("the discovery document", url)
    try:
        document = json.loads(body)
        said = {name: document[name] for name in ("issuer", "jwks_uri")}
    except (ValueError, KeyError, TypeError) as error:
        raise StepFailed(f"expected issuer and jwks_uri at {url}; came no such document") from error
    for name, truth in (("issuer", stage.target.issuer), ("jwks_uri", stage.target.keys_url)):
        if said[name] != truth:
            raise StepFailed(f"expected {name} {truth}; came {said[name]}")
    stage.has_pages = pages = "token_endpoint" in document
    return f"issuer and jwks_uri{', authorize and token endpoints' if pages else ''}"


@step("the outputs name this pool's issuer", expects="outputs that agree with the pool")
def compare_outputs(stage: Stage) -> str:
    """An API verifies tokens against the addresses that the stack gives out: they must be this pool's."""
    target = stage.target
    truth = {"issuer_url": target.issuer, "jwks_url": f"{target.issuer}/.well-known/jwks.json"}
    said = {name: value for name in truth if (value := getattr(target, name)) is not None}
    if not said:
        raise CannotShow("the outputs have neither issuer_url nor jwks_url")
    for name, value in said.items():
        if value != truth[name]:
            raise StepFailed(f"expected {name} {truth[name]}; came {value}")
    return " and ".join(said)
