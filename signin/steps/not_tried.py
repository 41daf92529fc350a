"""What the stack supports but this proof does not try: each is a skipped step with the reason."""

from collections.abc import Iterator
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from signin.aws_errors import describe_error
from signin.errors import StepSkipped
from signin.state import RunState
from signin.step import Step
from signin.user_pool import USER_CHOICE

_CUSTOM: Final = "CUSTOM_AUTH"
_FIRST_FACTORS: Final = {
    "WEB_AUTHN": ("a passkey", "needs an authenticator (WebAuthn), which this proof does not have"),
    "EMAIL_OTP": ("a one-time code by email", "this proof's user signs in with a password"),
    "SMS_OTP": ("a one-time code by SMS", "this proof's user signs in with a password"),
}
# AWS fixes the names of these; the names of SAML and OIDC providers are free.
_SOCIAL: Final = {"Google": "Google", "Facebook": "Facebook", "LoginWithAmazon": "Amazon", "SignInWithApple": "Apple"}
_FEDERATED: Final = "needs an account at the identity provider, and a browser"


def steps(state: RunState) -> Iterator[Step]:
    """A skipped step for each."""
    try:
        found = [*_first_factors(state), *_pool_features(state), *_federated(state), *_logins(state)]
    except StepSkipped:
        return  # the pool could not be read, which its own step reports
    except Exception as error:  # noqa: BLE001 -- as with any step, whatever AWS returns, the run goes on
        found = [("other ways to sign in", f"they can't be listed: {describe_error(error)}")]
    for name, reason in found:
        yield Step(name, _skip(reason), expects="nothing")


def _first_factors(state: RunState) -> Iterator[tuple[str, str]]:
    if state.client.allows(USER_CHOICE):
        for factor, (what, reason) in _FIRST_FACTORS.items():
            if factor in state.pool.first_factors:
                yield f"sign-in with {what}", reason
    if state.client.allows(_CUSTOM) and "DefineAuthChallenge" in state.pool.triggers:
        yield "sign-in with custom challenges", "only the pool's Lambda triggers know the right answers"


def _pool_features(state: RunState) -> Iterator[tuple[str, str]]:
    if state.pool.remembers_devices:
        yield "sign-in from a remembered device", "this proof's user signs in from new devices only"
    if state.pool.threat_protection != "OFF":
        mode = state.pool.threat_protection
        yield (
            "threat protection's response to a risk",
            f"it is in {mode} mode; a risky sign-in can't be made on purpose",
        )
    if "implicit" in state.client.oauth_flows:
        yield "sign-in by the implicit grant", "needs a browser to read the tokens"


def _federated(state: RunState) -> Iterator[tuple[str, str]]:
    if not state.client.identity_providers:
        return
    kinds = _provider_kinds(state)
    for name in state.client.identity_providers:
        kind = kinds.get(name) or _SOCIAL.get(name)
        yield f"sign-in through {name}{f' ({kind})' if kind and kind != name else ''}", _FEDERATED


def _provider_kinds(state: RunState) -> dict[str, str]:
    """The types of the identity providers by name; empty without permission to list them."""
    try:
        listed = state.aws.user_pools.list_identity_providers(UserPoolId=state.target.user_pool_id, MaxResults=60)
    except (ClientError, BotoCoreError):
        return {}
    return {p.get("ProviderName", ""): p.get("ProviderType", "") for p in listed["Providers"]}


def _logins(state: RunState) -> Iterator[tuple[str, str]]:
    """Logins of the identity pool other than the user pool's."""
    if state.target.identity_pool_id is None:
        return
    described: Any = state.identity_pool
    if providers := sorted(described.get("SupportedLoginProviders") or ()):
        yield f"an identity for a login of {', '.join(providers)}", _FEDERATED
    for kind, key in (("OIDC", "OpenIdConnectProviderARNs"), ("SAML", "SamlProviderARNs")):
        if arns := described.get(key):
            yield f"an identity for a login of {kind} providers", f"{', '.join(map(str, arns))}: {_FEDERATED}"
    if developer := described.get("DeveloperProviderName"):
        yield (
            "an identity for a developer-authenticated login",
            f"{developer}: only its own server can create such logins",
        )
    if described.get("AllowClassicFlow"):
        yield "credentials by the classic (basic) flow", "this proof uses the enhanced flow"


def _skip(reason: str) -> Any:
    def check(_: RunState) -> str:
        raise StepSkipped(reason)

    return check
