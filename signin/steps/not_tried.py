"""What the target offers and this proof does not try: each is a step that is skipped with the reason."""

from collections.abc import Iterator
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.errors import CannotShow
from signin.pool import USER_CHOICE
from signin.refusal import told
from signin.stage import Stage
from signin.step import Step

_CUSTOM: Final = "CUSTOM_AUTH"
_FIRST_FACTORS: Final = {
    "WEB_AUTHN": ("a passkey", "it takes an authenticator (WebAuthn), and this proof has none"),
    "EMAIL_OTP": ("a one-time code by email", "this proof's user signs in with a password"),
    "SMS_OTP": ("a one-time code by SMS", "this proof's user signs in with a password"),
}
# The rules of AWS for names; other kinds say what they are.
_KINDS: Final = {"Google": "Google", "Facebook": "Facebook", "LoginWithAmazon": "Amazon", "SignInWithApple": "Apple"}
_FEDERATED: Final = "it takes an account at the identity provider, and a browser"


def steps(stage: Stage) -> Iterator[Step]:
    """A step for each, made to be skipped."""
    try:
        found = [*_first_factors(stage), *_pool_features(stage), *_federated(stage), *_logins(stage)]
    except CannotShow:
        return  # the pool could not be read, and its own step says so
    except Exception as error:  # noqa: BLE001 -- as with any step, whatever a target answers is no reason to stop
        found = [("other ways to sign in", f"they can't be listed: {told(error)}")]
    for name, reason in found:
        yield Step(name, _skip(reason), expects="nothing")


def _first_factors(stage: Stage) -> Iterator[tuple[str, str]]:
    if stage.client.allows(USER_CHOICE):
        for factor, (what, reason) in _FIRST_FACTORS.items():
            if factor in stage.pool.first_factors:
                yield f"sign-in with {what}", reason
    if stage.client.allows(_CUSTOM) and "DefineAuthChallenge" in stage.pool.triggers:
        yield "sign-in with custom challenges", "only the pool's Lambda triggers know the answers"


def _pool_features(stage: Stage) -> Iterator[tuple[str, str]]:
    if stage.pool.remembers_devices:
        yield "sign-in from a remembered device", "this proof's user signs in from new devices only"
    if stage.pool.threat_protection != "OFF":
        mode = stage.pool.threat_protection
        yield "threat protection's response to a risk", f"it is in {mode} mode; a risk can't be made to order"
    if "implicit" in stage.client.oauth_flows:
        yield "sign-in by the implicit grant", "it takes a browser to read the tokens"


def _federated(stage: Stage) -> Iterator[tuple[str, str]]:
    if not stage.client.identity_providers:
        return
    kinds = _provider_kinds(stage)
    for name in stage.client.identity_providers:
        kind = kinds.get(name) or _KINDS.get(name)
        yield f"sign-in through {name}{f' ({kind})' if kind and kind != name else ''}", _FEDERATED


def _provider_kinds(stage: Stage) -> dict[str, str]:
    """SAML, OIDC and so on, by the providers' names; nothing where they may not be read here."""
    try:
        listed = stage.aws.user_pools.list_identity_providers(UserPoolId=stage.target.user_pool_id, MaxResults=60)
    except (ClientError, BotoCoreError):
        return {}
    return {p.get("ProviderName", ""): p.get("ProviderType", "") for p in listed["Providers"]}


def _logins(stage: Stage) -> Iterator[tuple[str, str]]:
    """Other ways to an identity than a token of the user pool."""
    if stage.target.identity_pool_id is None:
        return
    described: Any = stage.identity_pool
    if providers := sorted(described.get("SupportedLoginProviders") or ()):
        yield f"an identity for a login of {', '.join(providers)}", _FEDERATED
    for kind, key in (("OIDC", "OpenIdConnectProviderARNs"), ("SAML", "SamlProviderARNs")):
        if arns := described.get(key):
            yield f"an identity for a login of {kind} providers", f"{', '.join(map(str, arns))}: {_FEDERATED}"
    if developer := described.get("DeveloperProviderName"):
        yield "an identity for a developer-authenticated login", f"{developer}: only its own server gives such logins"
    if described.get("AllowClassicFlow"):
        yield "credentials by the classic (basic) flow", "this proof uses the enhanced flow"


def _skip(reason: str) -> Any:
    def play(_: Stage) -> str:
        raise CannotShow(reason)

    return play
