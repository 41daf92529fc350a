from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.rules.federation.oidc import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

URLS = ("oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri")


def provider(**details: Any) -> Any:
    return good(IDENTITY_PROVIDER, providerDetails=details)


@pytest.mark.parametrize("scopes", [None, "", "openid", "openid email profile phone", "email,openid", "openid\temail"])
def test_https_and_few_scopes(scopes: Any) -> None:
    assert outcome(RULE, provider(authorize_scopes=scopes, **dict.fromkeys(URLS, "https://x.example.com/y"))).clean


@pytest.mark.parametrize("name", URLS)
@pytest.mark.parametrize("url", ["http://x", "", "x", "https:///", "//x"])
def test_every_url_is_https(name: str, url: str) -> None:
    [message] = outcome(RULE, provider(**{name: url})).violated
    assert message.startswith(f"providerDetails.{name} is ")


def test_scopes_beyond_who_the_user_is() -> None:
    [message] = outcome(RULE, provider(authorize_scopes="openid offline_access Mail.Read")).violated
    assert about([message]) == ["providerDetails.authorize_scopes"]
    assert outcome(RULE, provider(authorize_scopes="openid x"), allowedScopes=["openid", "x"]).clean
    assert outcome(RULE, provider(authorize_scopes="openid"), allowedScopes=["email"]).violated


def test_other_providers_are_not_looked_at() -> None:
    for kind in ("SAML", "Google", None):
        assert outcome(
            RULE, good(IDENTITY_PROVIDER, providerType=kind, providerDetails={"oidc_issuer": "http://x"})
        ).clean


@pytest.mark.parametrize("name", [*URLS, "authorize_scopes"])
def test_unknown_is_not_checked_yet(name: str) -> None:
    found = outcome(RULE, provider(**{name: UNKNOWN_TEXT}))
    assert not found.violated
    assert name in found.unchecked[0]
    assert outcome(RULE, good(IDENTITY_PROVIDER, providerType=UNKNOWN_TEXT)).unchecked


def test_another_type_is_a_violation() -> None:
    assert "must be a text, got a list" in outcome(RULE, provider(authorize_scopes=["openid"])).violated[0]
    assert outcome(RULE, good(IDENTITY_PROVIDER, providerDetails="x")).violated
