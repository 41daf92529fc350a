"""The scopes and identity providers of a user pool, and checks of app clients that refer to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.spelling import nearest

AWS_SCOPES = ("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")
POOL_ITSELF = "COGNITO"
_PROVIDERS_OF_AWS = (POOL_ITSELF, "Google", "Facebook", "SignInWithApple", "LoginWithAmazon")


@dataclass(frozen=True)
class PoolParts:
    """The resource servers and identity providers that are known when an app client is added."""

    scopes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The scope names, by the identifier of the resource server."""
    providers: Sequence[str] = (POOL_ITSELF,)
    all_servers: bool = False
    """Whether `scopes` is complete. It isn't for an existing pool, or if an identifier is an Output."""
    all_providers: bool = False
    """Whether `providers` is complete."""
    ways: tuple[str, str] = (
        "call `add_resource_server` before `add_client`, or pass the server's `scope_identifiers`",
        "call `register_identity_provider` before `add_client`, or pass its `provider_name`",
    )
    """The hints for a missing resource server and a missing provider."""

    def with_server(self, identifier: object, scope_names: Sequence[object]) -> "PoolParts":
        """Return a copy with one more resource server."""
        if not isinstance(identifier, str):
            return replace(self, all_servers=False)
        return replace(self, scopes={**self.scopes, identifier: [str(name) for name in scope_names]})

    def with_provider(self, name: object) -> "PoolParts":
        """Return a copy with one more identity provider."""
        if not isinstance(name, str):
            return replace(self, all_providers=False)
        return replace(self, providers=[*self.providers, name])


NEW_POOL = PoolParts(all_servers=True, all_providers=True)
"""The parts of a new pool: all others are added by the program."""


def scope_is_well_formed(scope: object, path: Path) -> Iterator[Problem]:
    """A scope is one of AWS's, or `<resource server>/<scope>`; otherwise AWS returns ScopeDoesNotExistException."""
    if not isinstance(scope, str) or scope in AWS_SCOPES:
        return
    server, slash, name = scope.rpartition("/")
    if not slash:
        rule = f"must be {', '.join(AWS_SCOPES)}, or <resource server>/<scope>"
        hint = _meant(scope, AWS_SCOPES, "use a scope of a resource server, such as orders/read")
        yield Problem(path, rule, hint, scope, code="scope-invalid")
    elif not server or not name:
        yield Problem(
            path,
            "must have the form <resource server>/<scope>",
            "write it like orders/read",
            scope,
            code="scope-invalid",
        )


def scopes_exist(scopes: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """Each scope must exist: AWS rejects a client with unknown scopes."""
    for index, scope in enumerate(scopes):
        if isinstance(scope, str) and scope not in AWS_SCOPES:
            yield from _scope_exists(scope, parts, (*path, index))


def _scope_exists(scope: str, parts: PoolParts, path: Path) -> Iterator[Problem]:
    server, slash, name = scope.rpartition("/")
    if not slash or not server or not name:
        return
    if server in parts.scopes:
        if name not in parts.scopes[server]:
            known = [f"{server}/{found}" for found in parts.scopes[server]]
            fix = _meant(scope, known, f"its scopes are {', '.join(known) or 'none'}")
            yield Problem(path, f"does not exist in the resource server {server}", fix, scope, code="scope-unknown")
    elif parts.all_servers:
        fix = f"{parts.ways[0]}; known resource servers: {', '.join(parts.scopes) or 'none'}"
        every = [f"{known}/{found}" for known, names in parts.scopes.items() for found in names]
        rule = f"belongs to the resource server {server}, which does not exist in this user pool"
        yield Problem(path, rule, _meant(scope, every, fix), scope, code="scope-unknown")


def providers_exist(providers: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """Each identity provider must exist: AWS rejects a client with unknown providers."""
    for index, name in enumerate(providers):
        if parts.all_providers and isinstance(name, str) and name not in parts.providers:
            fix = f"{parts.ways[1]}; known providers: {', '.join(parts.providers)}"
            yield Problem(
                (*path, index),
                "is not an identity provider of this user pool",
                _meant(name, parts.providers, fix),
                name,
                code="identity-provider-unknown",
            )


def provider_case_differs(providers: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """Warn of a provider name that differs only in case from one of AWS's, such as `google`."""
    names = {name.lower(): name for name in _PROVIDERS_OF_AWS}
    for index, name in enumerate(providers):
        if parts.all_providers or not isinstance(name, str) or name in parts.providers:
            continue
        own = names.get(name.lower())
        if own is not None and own != name:
            rule = f"differs in case from {own}, so AWS looks for a provider with this exact name"
            yield Problem((*path, index), rule, f"did you mean {own}?", name, code="identity-provider-case")


def _meant(word: str, known: Sequence[str], otherwise: str) -> str:
    near = nearest(word, known)
    return f"did you mean {near}? Otherwise {otherwise}" if near else otherwise
