"""What a user pool has that its app clients name: scopes of resource servers, and identity providers."""

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
    """What is known of a pool's resource servers and identity providers when a client is added."""

    scopes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By the identifier of a resource server."""
    providers: Sequence[str] = (POOL_ITSELF,)
    all_servers: bool = False
    """Whether the pool has no other resource server: an existing pool may, and one whose identifier is an Output."""
    all_providers: bool = False
    ways: tuple[str, str] = (
        "add the resource server by `add_resource_server` before the client, or give its `scope_identifiers`",
        "register it by `register_identity_provider` before the client, or give its `provider_name`",
    )
    """How a resource server and a provider get into the pool before the client."""

    def with_server(self, identifier: object, scope_names: Sequence[object]) -> "PoolParts":
        """Return the same with one more resource server."""
        if not isinstance(identifier, str):
            return replace(self, all_servers=False)
        return replace(self, scopes={**self.scopes, identifier: [str(name) for name in scope_names]})

    def with_provider(self, name: object) -> "PoolParts":
        """Return the same with one more identity provider."""
        if not isinstance(name, str):
            return replace(self, all_providers=False)
        return replace(self, providers=[*self.providers, name])


NEW_POOL = PoolParts(all_servers=True, all_providers=True)
"""A pool that was just made has what the program adds to it, and nothing else."""


def scope_has_a_form(scope: object, path: Path) -> Iterator[Problem]:
    """A scope is one of AWS's, or `<resource server>/<scope>`. AWS answers ScopeDoesNotExistException."""
    if not isinstance(scope, str) or scope in AWS_SCOPES:
        return
    server, slash, name = scope.rpartition("/")
    if not slash:
        rule = "is no scope: AWS has " + ", ".join(AWS_SCOPES) + ", and those of a resource server contain a /"
        yield Problem(path, rule, _meant(scope, AWS_SCOPES, "write it as orders/read"), scope, code="scope-has-a-form")
    elif not server or not name:
        yield Problem(
            path,
            "must name a resource server and a scope of it",
            "write it as orders/read",
            scope,
            code="scope-has-a-form",
        )


def scopes_exist(scopes: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """AWS makes no client of a scope that its pool does not have yet."""
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
            fix = _meant(scope, known, f"its scopes are {', '.join(known) or 'none yet'}")
            yield Problem(path, f"is no scope of the resource server {server}", fix, scope, code="scope-exists")
    elif parts.all_servers:
        fix = f"{parts.ways[0]}; the known ones are {', '.join(parts.scopes) or 'none'}"
        every = [f"{known}/{found}" for known, names in parts.scopes.items() for found in names]
        rule = "is a scope of a resource server that this pool does not have"
        yield Problem(path, rule, _meant(scope, every, fix), scope, code="scope-exists")


def providers_exist(providers: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """AWS makes no client of an identity provider that its pool does not have yet."""
    for index, name in enumerate(providers):
        if parts.all_providers and isinstance(name, str) and name not in parts.providers:
            fix = f"the known ones are {', '.join(parts.providers)}; {parts.ways[1]}"
            yield Problem(
                (*path, index),
                "is no provider of this pool",
                _meant(name, parts.providers, fix),
                name,
                code="providers-exist",
            )


def providers_spelled_otherwise(providers: Sequence[Any], parts: PoolParts, path: Path) -> Iterator[Problem]:
    """AWS's own names in other letters: an existing pool may have a provider of that name, which is seldom meant."""
    names = {name.lower(): name for name in _PROVIDERS_OF_AWS}
    for index, name in enumerate(providers):
        if parts.all_providers or not isinstance(name, str) or name in parts.providers:
            continue
        own = names.get(name.lower())
        if own is not None and own != name:
            rule = f"is not AWS's own {own}, but a provider that was registered by this name"
            yield Problem((*path, index), rule, f"write {own}", name, code="providers-spelled-otherwise")


def _meant(word: str, known: Sequence[str], otherwise: str) -> str:
    near = nearest(word, known)
    return f"did you mean {near}? Or {otherwise}" if near else otherwise
