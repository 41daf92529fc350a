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

IN_VAIN: list[tuple[Any, list[str]]] = [
    (DOMAIN, ["domain: has login pages"]),
    ({**DOMAIN, **GOOGLE}, ["domain: has login pages"]),
    ({**DOMAIN, "clients": {"app": {"preset": "spa", "disable_o_auth": True}}}, ["domain: has login pages"]),
    (WEB, ["clients.web.o_auth: is about OAuth"]),
    (JOB, ["clients.job.o_auth: is about OAuth"]),
    ({"clients": {**WEB["clients"], "other": WEB["clients"]["web"]}}, ["clients.web.o_auth: is about OAuth"]),
    (GOOGLE, ["identity_providers.google: lets people in by way of the login pages"]),
    ({**WEB, **GOOGLE}, ["clients.web.o_auth: is about OAuth", "identity_providers.google: lets people in"]),
]
NOT_IN_VAIN: list[Any] = [
    {},
    {**DOMAIN, **WEB},
    {**DOMAIN, **WEB, **GOOGLE},
    {**DOMAIN, **JOB},
    {**DOMAIN, "clients": {}},
    {**ADOPTED, **WEB, **GOOGLE},
    {**ADOPTED, **DOMAIN},
]


@pytest.mark.parametrize(("args", "said"), IN_VAIN)
@pytest.mark.parametrize("preview", [True, False])
def test_what_leads_nowhere_is_said_once_with_the_way_out(args: Any, said: list[str], preview: bool) -> None:
    messages = deploy(lambda: UserIdentity("shop", args), preview=preview).messages
    assert len(messages) == len(said)
    assert all(message.startswith(f"warning: {start}") for message, start in zip(messages, said, strict=True))
    assert all("; give `" in message for message in messages)


@pytest.mark.parametrize("args", NOT_IN_VAIN)
def test_what_leads_somewhere_is_not_complained_of(args: Any) -> None:
    assert deploy(lambda: UserIdentity("shop", args)).messages == []


def test_the_client_that_is_named_is_one_that_is_there() -> None:
    args: Any = {**DOMAIN, "clients": {"app": {}}}
    (message,) = deploy(lambda: UserIdentity("shop", args)).messages
    assert "give `clients.app.o_auth.callback_urls`, or leave it out" in message
