"""Rules for the identity providers of role mappings: they must be providers of the identity pool."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import pulumi

from cognito_identity.identity_pool.inputs import SOCIAL_PROVIDERS
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Path, Problem
from cognito_identity.validation.reader import nested

_LONGEST = 128
_CODE = "role-mapping-provider-invalid"
_USER_POOL = r"cognito-idp[.-][a-z0-9.-]+/[\w-]+"
_CLIENT = r"[\w+]+"


class Providers(NamedTuple):
    """The names of an identity pool's providers."""

    names: frozenset[str]
    """The names that are plain values."""
    user_pools: tuple[pulumi.Output[str], ...] = ()
    """The names of user pools that are Outputs."""
    by_arn: tuple[pulumi.Output[str], ...] = ()
    """The ARNs of IAM providers that are Outputs."""
    has_new_user_pools: bool = False
    """Whether a `UserIdentity` adds a user pool whose name is unknown until deployment."""

    def with_values(self, *found: str) -> "Providers":
        """Return the providers with the values of the Outputs."""
        return Providers(self.names.union(*(_names_of(name) for name in found)))


def providers_of(settings: IdentityPoolSettings) -> Providers:
    """Return the providers in the arguments. An OIDC provider has two names: its ARN, and its URL without https://."""
    others = nested(settings.arguments, "authentication_providers")
    named = [SOCIAL_PROVIDERS[word] for word in others if word in SOCIAL_PROVIDERS]
    if "custom_provider" in others:
        named.append(others["custom_provider"])
    arns = [*(others.get("open_id_connect_providers") or ()), *(others.get("saml_providers") or ())]
    pools = [_of_user_pool(pool) for pool in settings.user_pools]
    own = (settings.own_clients or {}).values()
    plain = [name for name in (*named, *arns, *pools, *own) if isinstance(name, str)]
    return Providers(
        frozenset().union(*map(_names_of, plain)),
        tuple(pool for pool in pools if isinstance(pool, pulumi.Output)),
        tuple(arn for arn in arns if isinstance(arn, pulumi.Output)),
        has_new_user_pools=None in own,
    )


def mapped_providers_are_known(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Refuse a role mapping for a provider that the pool doesn't have: AWS refuses it or it applies to no user."""
    mappings = nested(settings.arguments, "role_mappings")
    if not mappings:
        return
    providers = providers_of(settings)
    first: dict[str, str] = {}
    for name, mapping in mappings.items():
        has_url = "provider_url" in mapping
        if not has_url and name in (settings.own_clients or {}):
            continue
        url = mapping.get("provider_url", name)
        path: Path = ("role_mappings", Key(name), *(["provider_url"] if has_url else []))
        if not isinstance(url, str):
            continue
        yield from _problems(url, path, providers)
        if url in first:
            rule = f"is also the provider of `role_mappings.{first[url]}`: AWS allows one mapping per provider"
            yield Problem(path, rule, "keep one of them", url, code="role-mapping-duplicate")
        first.setdefault(url, name)


def with_known_providers(settings: IdentityPoolSettings, subject: str) -> dict[str, Mapping[str, Any]]:
    """Return the role mappings; a provider that is not a plain value is checked once it is known."""
    mappings: dict[str, Mapping[str, Any]] = nested(settings.arguments, "role_mappings")
    if not mappings:
        return {}
    providers = providers_of(settings)
    urls = {name: mapping.get("provider_url", name) for name, mapping in mappings.items()}
    waits = bool(providers.user_pools or providers.by_arn)
    result = dict(mappings)
    for name, url in urls.items():
        if isinstance(url, str) and (url in providers.names or not waits):
            continue
        path = ("role_mappings", Key(name), *(["provider_url"] if "provider_url" in mappings[name] else []))
        others = [other for key, other in urls.items() if key < name]
        check = partial(_check, subject, path, providers, len(others))
        result[name] = {
            **mappings[name],
            "provider_url": with_all(check, *map(as_output, (url, *others)), *providers.user_pools, *providers.by_arn),
        }
    return result


def _check(subject: str, path: Path, providers: Providers, others: int, url: object, *found: str) -> str:
    """Return the provider's name, or raise an error without the value, which may be a secret."""
    if not isinstance(url, str):
        raise ArgumentError(subject, [Problem(path, "must be a string", "use another Output", code="wrong-type")])
    for problem in _problems(url, path, providers.with_values(*found[others:])):
        raise ArgumentError(subject, [replace(problem, value=REDACTED)])
    if url in found[:others]:
        rule = "is also the provider of another role mapping: AWS allows one per provider"
        raise ArgumentError(subject, [Problem(path, rule, "keep one of them", code="role-mapping-duplicate")])
    return url


def _problems(url: str, path: Path, providers: Providers) -> Iterable[Problem]:
    if "://" in url:
        yield Problem(path, "must be the name of a provider, not a URL", "remove https://", url, code=_CODE)
    elif len(url) > _LONGEST:
        yield Problem(path, f"must have 1 to {_LONGEST} characters, has {len(url)}", "use another one", url, code=_CODE)
    elif re.fullmatch(_USER_POOL, url):
        yield Problem(path, "must include the app client", "write <provider name>:<client id>", url, code=_CODE)
    elif url not in providers.names and not _may_be_an_output(url, providers):
        known = ", ".join(sorted(providers.names)) or "none"
        hint = f"add it to `user_pools` or `authentication_providers`; the providers are {known}"
        yield Problem(path, "is not a provider of this identity pool", hint, url, code=_CODE)


def _may_be_an_output(url: str, providers: Providers) -> bool:
    if re.fullmatch(f"{_USER_POOL}:{_CLIENT}", url):
        return bool(providers.user_pools) or providers.has_new_user_pools
    return bool(providers.by_arn) and "." in url


def _names_of(provider: str) -> set[str]:
    """Return a provider's names. The ARN of an OIDC provider ends with its URL."""
    before, found, address = provider.partition(":oidc-provider/")
    return {provider, address} if found and before.startswith("arn:") else {provider}


def _of_user_pool(pool: Mapping[str, Any]) -> pulumi.Input[str] | None:
    name, client = pool.get("user_pool_provider_name"), pool.get("client_id")
    if name is None or client is None:
        # The reader has reported the missing argument.
        return None
    if isinstance(name, str) and isinstance(client, str):
        return f"{name}:{client}"
    return pulumi.Output.concat(name, ":", client)
