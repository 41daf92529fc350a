"""cognito-idp-oidc."""

from collections.abc import Iterator
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.federation.details import DETAILS, KIND, is_https
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER
from cognito_policies.values import shown

_URLS: Final = ("oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri")


def check(provider: Subject, options: Options) -> Iterator[str]:
    """Look at every URL and every scope."""
    if provider.text(KIND) != "OIDC":
        return
    for name in _URLS:
        url = provider.text(DETAILS, name)
        if isinstance(url, str) and not is_https(url):
            yield f"{DETAILS}.{name} is {shown(url)}: whoever is on the way can be the provider"
    scopes = provider.text(DETAILS, "authorize_scopes")
    asked = set(scopes.replace(",", " ").split()) if isinstance(scopes, str) else set()
    more = sorted(asked - set(options.words("allowedScopes")))
    if more:
        yield f"{DETAILS}.authorize_scopes asks for {', '.join(more)}"


RULE = Rule(
    id="cognito-idp-oidc",
    title="OIDC by https, with few scopes",
    description="An OIDC provider is reached by https and asked for no more than who the user is.",
    severity=Severity.HIGH,
    frameworks=("stave:CTL.COGNITO.OIDC.SCOPEBROAD.001", "aws:ProviderDetails"),
    remediation_steps=(
        "Use https for oidc_issuer and every URL beside it, and leave in authorize_scopes what allowedScopes lists."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    options=(
        WordsOption(
            name="allowedScopes",
            description="The scopes a provider may be asked for.",
            default=("openid", "email", "profile", "phone"),
        ),
    ),
)
