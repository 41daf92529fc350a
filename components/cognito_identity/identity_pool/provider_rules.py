"""Which providers an identity pool knows, and so what its role mappings can be about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import pulumi

from cognito_identity.identity_pool.inputs import SOCIAL_PROVIDERS
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Path, Problem
from cognito_identity.validation.reader import nested

_LONGEST = 128
_USER_POOL = r"cognito-idp[.-][a-z0-9.-]+/[\w-]+"
_CLIENT = r"[\w+]+"


class Providers(NamedTuple):
    """The names of a pool's providers, as far as they are plain values, and those that are Outputs."""

    names: frozenset[str]
    user_pools: tuple[pulumi.Output[str], ...] = ()
    by_arn: tuple[pulumi.Output[str], ...] = ()
    to_come: bool = False
    """Whether a `UserIdentity` will add user pools."""

    def known(self, *found: str) -> "Providers":
        """Return them once the Outputs are known."""
        return Providers(self.names.union(*(_names_of(name) for name in found)))


def providers_of(settings: IdentityPoolSettings) -> Providers:
    """Return the providers that were given; an OIDC provider goes by its ARN and by its address without https://."""
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
        to_come=None in own,
    )


def mapped_providers_are_known(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """AWS refuses a mapping of a provider that the pool does not have, or takes it and it applies to no user."""
    mappings = nested(settings.arguments, "role_mappings")
    if not mappings:
        return
    providers = providers_of(settings)
    first: dict[str, str] = {}
    for name, mapping in mappings.items():
        given_ = "provider_url" in mapping
        if not given_ and name in (settings.own_clients or {}):
            continue
        url = mapping.get("provider_url", name)
        path: Path = ("role_mappings", Key(name), *(["provider_url"] if given_ else []))
        if not isinstance(url, str):
            continue
        yield from _problems(url, path, providers)
        if url in first:
            rule = f"is the provider of `role_mappings.{first[url]}` too, and AWS keeps one mapping for each"
            yield Problem(path, rule, "keep one of the two", url, code="mapped-providers-are-known")
        first.setdefault(url, name)


def with_known_providers(settings: IdentityPoolSettings, subject: str) -> dict[str, Mapping[str, Any]]:
    """Return the role mappings, those checked once they are known whose provider can't be checked before."""
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
    """An Output may hold a secret, so its value is never shown."""
    if not isinstance(url, str):
        raise ArgumentError(subject, [Problem(path, "must be text", "write it as text", code="wrong-type")])
    for problem in _problems(url, path, providers.known(*found[others:])):
        raise ArgumentError(subject, [Problem(path, problem.message, problem.hint, REDACTED, code="wrong-type")])
    if url in found[:others]:
        rule = "is the provider of another mapping too, and AWS keeps one mapping for each"
        raise ArgumentError(subject, [Problem(path, rule, "keep one of the two", code="wrong-type")])
    return url


def _problems(url: str, path: Path, providers: Providers) -> Iterable[Problem]:
    if "://" in url:
        yield Problem(path, "must be the name of a provider, not a URL", "leave https:// out", url, code="problems")
    elif len(url) > _LONGEST:
        yield Problem(path, f"must have 1 to {_LONGEST} characters, has {len(url)}", "change it", url, code="problems")
    elif re.fullmatch(_USER_POOL, url):
        yield Problem(
            path, "names a user pool without an app client", "write <provider name>:<client id>", url, code="problems"
        )
    elif url not in providers.names and not _may_be_known_later(url, providers):
        known = ", ".join(sorted(providers.names)) or "none"
        fix = f"add it to `user_pools` or `authentication_providers`; the known ones are {known}"
        yield Problem(path, "is not a provider of this identity pool", fix, url, code="problems")


def _may_be_known_later(url: str, providers: Providers) -> bool:
    if re.fullmatch(f"{_USER_POOL}:{_CLIENT}", url):
        return bool(providers.user_pools) or providers.to_come
    return bool(providers.by_arn) and "." in url


def _names_of(provider: str) -> set[str]:
    """An OIDC provider's ARN ends with its address."""
    before, found, address = provider.partition(":oidc-provider/")
    return {provider, address} if found and before.startswith("arn:") else {provider}


def _of_user_pool(pool: Mapping[str, Any]) -> pulumi.Input[str] | None:
    name, client = pool.get("user_pool_provider_name"), pool.get("client_id")
    if name is None or client is None:
        # What is required and missing has been noted.
        return None
    if isinstance(name, str) and isinstance(client, str):
        return f"{name}:{client}"
    return pulumi.Output.concat(name, ":", client)
