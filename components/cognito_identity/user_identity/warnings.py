"""What an identity is given in vain: login pages and what leads to them need each other."""

from collections.abc import Iterator, Mapping
from itertools import chain

from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.validation.problems import Key, Problem

_Clients = Mapping[str, AppClientSettings]
_ADD = "give `domain`, or call `add_domain` afterwards"


def user_identity_warnings(domain: object, providers: Mapping[str, object], clients: _Clients) -> Iterator[Problem]:
    """Apply every rule to the parts of an identity that makes its own pool: another's may have what is missing here."""
    if domain is None:
        return chain(o_auth_without_pages(clients), providers_without_pages(providers))
    return unused_callback_urls(clients)


def unused_callback_urls(clients: _Clients) -> Iterator[Problem]:
    """Whoever signs in on the pages has to be sent back somewhere; machines get their tokens at the same address."""
    if clients and not any(client.o_auth_flows for client in clients.values()):
        key = next(iter(clients))
        rule = "has login pages, and no client sends people there and takes them back, so there is no `login_url`"
        yield Problem(
            ("domain",),
            rule,
            f"give `clients.{key}.o_auth.callback_urls`, or leave it out",
            code="unused-callback-urls",
            related=("login_url",),
        )


def o_auth_without_pages(clients: _Clients) -> Iterator[Problem]:
    """OAuth happens at a domain's addresses. One client's is said, for all."""
    for key, client in clients.items():
        if client.o_auth_flows:
            yield Problem(
                ("clients", Key(key), "o_auth"),
                "is about OAuth, and its addresses are at a domain",
                _ADD,
                code="oauth-without-domain",
            )
            return


def providers_without_pages(providers: Mapping[str, object]) -> Iterator[Problem]:
    """People of another provider come and go through the pool's own pages."""
    if providers:
        rule = "lets people in by way of the login pages, and those are at a domain"
        yield Problem(("identity_providers", Key(next(iter(providers)))), rule, _ADD, code="unused-providers")
