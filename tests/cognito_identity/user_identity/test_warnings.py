from typing import Any

import pytest

from cognito_identity import UserIdentity
from tests.cognito_identity.engine import deploy

DOMAIN = {"domain": {"cognito_domain": {"domain_prefix": "acme"}}}
GOOGLE = {"identity_providers": {"google": {"provider_type": "google", "client_id": "a", "client_secret": "b"}}}
WEB = {"clients": {"web": {"preset": "web", "o_auth": {"callback_urls": ["https://a.example/in"]}}}}
READ = {"scope_name": "read", "scope_description": "See orders"}
JOB = {
    "resource_servers": {"orders": {"identifier": "orders", "scopes": [READ]}},
    "clients": {"job": {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}},
}
ADOPTED = {"existing_user_pool": {"user_pool_id": "eu-central-1_aBcDeFgH1"}}

WITHOUT_EFFECT: list[tuple[Any, list[str]]] = [
    (DOMAIN, ["domain: is unused"]),
    ({**DOMAIN, **GOOGLE}, ["domain: is unused"]),
    ({**DOMAIN, "clients": {"app": {"preset": "spa", "disable_o_auth": True}}}, ["domain: is unused"]),
    (WEB, ["clients.web.o_auth: has no effect"]),
    (JOB, ["clients.job.o_auth: has no effect"]),
    ({"clients": {**WEB["clients"], "other": WEB["clients"]["web"]}}, ["clients.web.o_auth: has no effect"]),
    (GOOGLE, ["identity_providers.google: has no effect"]),
    ({**WEB, **GOOGLE}, ["clients.web.o_auth: has no effect", "identity_providers.google: has no effect"]),
]
WITH_EFFECT: list[Any] = [
    {},
    {**DOMAIN, **WEB},
    {**DOMAIN, **WEB, **GOOGLE},
    {**DOMAIN, **JOB},
    {**DOMAIN, "clients": {}},
    {**ADOPTED, **WEB, **GOOGLE},
    {**ADOPTED, **DOMAIN},
]


@pytest.mark.parametrize(("args", "starts"), WITHOUT_EFFECT)
@pytest.mark.parametrize("preview", [True, False])
def test_arguments_without_effect_have_one_warning_with_a_hint(args: Any, starts: list[str], preview: bool) -> None:
    messages = deploy(lambda: UserIdentity("shop", args), preview=preview).messages
    assert len(messages) == len(starts)
    assert all(message.startswith(f"warning: {start}") for message, start in zip(messages, starts, strict=True))
    assert all("; set `" in message for message in messages)


@pytest.mark.parametrize("args", WITH_EFFECT)
def test_arguments_with_effect_have_no_warning(args: Any) -> None:
    assert deploy(lambda: UserIdentity("shop", args)).messages == []


def test_the_hint_names_an_existing_client() -> None:
    args: Any = {**DOMAIN, "clients": {"app": {}}}
    (message,) = deploy(lambda: UserIdentity("shop", args)).messages
    assert "set `clients.app.o_auth.callback_urls`, or remove it" in message
