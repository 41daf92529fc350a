"""cognito-idp-oidc."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.model.values import format_value, quoted
from cognito_policies.rules.federation.details import DETAILS, KIND, is_https

_URLS: Final = ("oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri")


def check(provider: Subject, options: Options) -> Iterator[str]:
    """Check each URL and each scope."""
    if provider.text(KIND) != "OIDC":
        return
    for name in _URLS:
        url = provider.text(DETAILS, name)
        if isinstance(url, str) and not is_https(url):
            yield f"{DETAILS}.{name} is {format_value(url)}: use https, or an attacker can impersonate the provider"
    scopes = provider.text(DETAILS, "authorize_scopes")
    asked = set(scopes.replace(",", " ").split()) if isinstance(scopes, str) else set()
    more = sorted(asked - set(options.texts("allowedScopes")))
    if more:
        yield f"{DETAILS}.authorize_scopes has {quoted(more)}: remove it, or add it to option allowedScopes"


RULE = Rule(
    id="cognito-idp-oidc",
    title="OIDC with https and few scopes",
    description="An OIDC provider has https URLs, and requests no more scopes than allowed.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.OIDC.SCOPEBROAD.001", "aws:ProviderDetails"),
    remediation_steps=(
        "In providerDetails, use https URLs, and only the scopes of option allowedScopes in authorize_scopes."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    options=(
        TextListOption(
            name="allowedScopes",
            description="The scopes that an identity provider may be asked for.",
            default=("openid", "email", "profile", "phone"),
        ),
    ),
)
