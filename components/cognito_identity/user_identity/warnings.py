"""Arguments of a `UserIdentity` that have no effect."""

from collections.abc import Iterator, Mapping
from itertools import chain

from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.validation.problems import Key, Problem

_Clients = Mapping[str, AppClientSettings]
_ADD = "set `domain`, or call `add_domain`"


def user_identity_warnings(domain: object, providers: Mapping[str, object], clients: _Clients) -> Iterator[Problem]:
    """Return the warnings for an identity with a new user pool: an existing one may have a domain."""
    if domain is None:
        return chain(o_auth_without_domain(clients), providers_without_domain(providers))
    return unused_domain(clients)


def unused_domain(clients: _Clients) -> Iterator[Problem]:
    """Return a warning for a domain if no app client uses OAuth."""
    if clients and not any(client.o_auth_flows for client in clients.values()):
        key = next(iter(clients))
        rule = "is unused: no app client has OAuth, so there is no `login_url`"
        yield Problem(
            ("domain",),
            rule,
            f"set `clients.{key}.o_auth.callback_urls`, or remove it",
            code="unused-domain",
            related=("login_url",),
        )


def o_auth_without_domain(clients: _Clients) -> Iterator[Problem]:
    """Return a warning for the first app client with OAuth if there is no domain."""
    for key, client in clients.items():
        if client.o_auth_flows:
            yield Problem(
                ("clients", Key(key), "o_auth"),
                "has no effect: OAuth requires a domain",
                _ADD,
                code="oauth-without-domain",
            )
            return


def providers_without_domain(providers: Mapping[str, object]) -> Iterator[Problem]:
    """Return a warning for the first identity provider if there is no domain."""
    if providers:
        rule = "has no effect: federated sign-in requires a domain"
        yield Problem(("identity_providers", Key(next(iter(providers)))), rule, _ADD, code="provider-without-domain")
