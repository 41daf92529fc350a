"""Resolves and checks the arguments of a whole identity, before any part is registered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cognito_identity import defaults
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext
from cognito_identity.attributes.permission_claims import PermissionClaim, permission_claims
from cognito_identity.domain.plan import resolve_user_pool_domain
from cognito_identity.domain.settings import UserPoolDomainSettings
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.federated_provider.settings import FederatedProviderSettings, provider_name
from cognito_identity.iam.permissions_boundary import boundary_problems, with_boundary
from cognito_identity.iam.policies import Flaw
from cognito_identity.identity_pool.plan import resolve_identity_pool
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.resource_server import ResourceServerSettings, resolve_resource_server
from cognito_identity.user_group import UserGroupSettings, resolve_user_group, with_identity_pool
from cognito_identity.user_identity.own_clients import existing_client, find_mapped_clients, find_own_urls
from cognito_identity.user_identity.rules import (
    clients_can_write_mapped_attributes,
    declared_parts,
    existing_pool_is_unchanged,
    group_role_obstacles,
    group_roles_reach_their_users,
    parts_have_different_names,
    permission_claims_are_not_writable,
)
from cognito_identity.user_pool.plan import resolve_user_pool, user_pool_context
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.validation.problems import Key, Path, Problems
from cognito_identity.validation.reader import nested
from cognito_identity.validation.tags import is_reserved_tag_key, tag_problems

S = TypeVar("S")
_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}"


@dataclass(frozen=True)
class IdentitySettings:
    """The resolved arguments of each part of a `UserIdentity`."""

    existing: Mapping[str, Any]
    """The ids of an existing pool, and of an app client of it."""
    user_pool: UserPoolSettings | None
    """`None` for an existing pool."""
    clients: Mapping[str, AppClientSettings]
    identity_pool: IdentityPoolSettings | None
    """`None` if it is disabled. Its user pool and app clients are added once they exist."""
    domain: UserPoolDomainSettings | None
    resource_servers: Mapping[str, ResourceServerSettings]
    groups: Mapping[str, UserGroupSettings]
    identity_providers: Mapping[str, FederatedProviderSettings]
    mapped_clients: frozenset[str] = frozenset()
    """The app clients with a role mapping in the arguments."""
    permission_claims: tuple[PermissionClaim, ...] = ()
    """The claims that decide permissions in the identity pool."""
    permissions_boundary: Any = None
    """The boundary of all created roles, also those of groups that are added later."""
    group_role_obstacle: Flaw | None = None
    """Why the identity pool can't give users a group's role; `None` if it can."""

    @property
    def existing_client(self) -> str:
        """The name of the existing app client among the others."""
        return existing_client(self.clients)

    @property
    def identity_pool_clients(self) -> tuple[str, ...]:
        """The app clients whose tokens the identity pool accepts: those that users sign in with."""
        return tuple(key for key, client in self.clients.items() if client.signs_users_in)

    @property
    def groups_have_roles(self) -> bool:
        """Whether a group has a role."""
        return any("role" in group.arguments or group.makes_role for group in self.groups.values())


def resolve_identity(
    name: str, values: Mapping[str, Any], problems: Problems, found: UserPoolContext | None = None
) -> IdentitySettings:
    """Resolve and check arguments that were read. `found` is the context of a pool that another component made."""
    problems.extend(tag_problems(values))
    tags = {key: tag for key, tag in nested(values, "tags").items() if not is_reserved_tag_key(key)}
    limits = boundary_problems(values)
    problems.extend(limits)
    boundary = None if limits else values.get("permissions_boundary")
    existing = nested(values, "existing_user_pool")
    adopted = found is not None or "existing_user_pool" in values
    pool = None if adopted else _user_pool(values, tags, problems, boundary)
    if adopted:
        problems.extend(existing_pool_is_unchanged(values, by_argument=found is None))
    context = found or (UserPoolContext() if pool is None else user_pool_context(pool))
    context = replace(context, parts=declared_parts(values, context.parts))

    default_clients: Mapping[str, Any] = {} if "client_id" in existing else defaults.CLIENTS
    offered = [provider_name(item) for item in nested(values, "identity_providers").values() if _typed(item)]
    clients = _each(
        values.get("clients", default_clients),
        "clients",
        problems,
        lambda _key, client, path: resolve_app_client(client, problems, path, context, offered),
    )
    own_urls = find_own_urls(existing, clients)
    identity_pool = _identity_pool(name, values, pool, tags, boundary, own_urls, problems)
    options = {} if identity_pool is None else identity_pool.arguments
    mapped = find_mapped_clients(nested(options, "role_mappings"), own_urls)
    mappings = len(nested(options, "role_mappings")) + len(own_urls) - len(mapped)
    obstacles = list(group_role_obstacles(options, mapped, mappings))
    claims = tuple(permission_claims(options, own_urls))
    problems.extend(permission_claims_are_not_writable(claims, clients, context))
    problems.extend(parts_have_different_names(values))
    problems.extend(clients_can_write_mapped_attributes(values, clients, context.attributes))
    groups = _each(
        nested(values, "groups"),
        "groups",
        problems,
        lambda key, group, path: resolve_user_group(
            _group(key, group, tags, boundary, has_identity_pool=identity_pool is not None), problems, path
        ),
    )
    if identity_pool is not None:
        problems.extend(group_roles_reach_their_users(groups, obstacles))
    return IdentitySettings(
        existing=existing,
        user_pool=pool,
        clients=clients,
        identity_pool=identity_pool,
        domain=resolve_user_pool_domain(values["domain"], problems, ("domain",), context.plan)
        if "domain" in values
        else None,
        resource_servers=_each(
            nested(values, "resource_servers"),
            "resource_servers",
            problems,
            lambda _key, server, path: resolve_resource_server(server, problems, path),
        ),
        groups=groups,
        identity_providers=_each(
            nested(values, "identity_providers"),
            "identity_providers",
            problems,
            lambda _key, provider, path: resolve_federated_provider(provider, problems, path, context),
        ),
        mapped_clients=frozenset(mapped),
        permission_claims=claims,
        permissions_boundary=boundary,
        group_role_obstacle=next(iter(obstacles), None),
    )


def _user_pool(
    values: Mapping[str, Any], tags: Mapping[str, Any], problems: Problems, boundary: Any
) -> UserPoolSettings:
    """Resolve the user pool. `allow_signup` and `self_sign_up_enabled` are the same setting, and must be equal."""
    pool = dict(nested(values, "user_pool"))
    if "allow_signup" in values:
        wanted = values["allow_signup"]
        said = pool.setdefault("self_sign_up_enabled", wanted)
        if said != wanted:
            rule = f"contradicts `user_pool.self_sign_up_enabled`, which is {said}"
            problems.add(
                ("allow_signup",),
                rule,
                "remove one of them",
                wanted,
                code="sign-up-conflict",
                related=("user_pool.self_sign_up_enabled",),
            )
    pool["tags"] = {**tags, **nested(pool, "tags")}
    return resolve_user_pool(with_boundary(pool, boundary), problems, ("user_pool",))


def _identity_pool(
    name: str,
    values: Mapping[str, Any],
    pool: UserPoolSettings | None,
    tags: Mapping[str, Any],
    boundary: Any,
    own_urls: Mapping[str, str | None],
    problems: Problems,
) -> IdentityPoolSettings | None:
    if values.get("disable_identity_pool"):
        if "identity_pool_options" in values:
            rule = "is true, but `identity_pool_options` are set"
            problems.add(
                ("disable_identity_pool",),
                rule,
                "remove one of them",
                value=True,
                code="identity-pool-conflict",
                related=("identity_pool_options",),
            )
        return None
    options = dict(nested(values, "identity_pool_options"))
    if pool is not None:
        # Identity ids are keys in users' data: they are kept as long as the users.
        options.setdefault("removal_policy", pool.removal_policy)
        options.setdefault("deletion_protection", pool.deletion_protection)
    options["tags"] = {**tags, **nested(options, "tags")}
    if "authenticated_role" not in options or _makes_guest_role(options):
        options = with_boundary(options, boundary)
    return resolve_identity_pool(f"{name}-access", options, problems, ("identity_pool_options",), own_clients=own_urls)


def _group(
    key: str, group: Mapping[str, Any], tags: Mapping[str, Any], boundary: Any, *, has_identity_pool: bool
) -> Mapping[str, Any]:
    """Return a group's arguments with its default name, and the defaults of a created role."""
    values = {"group_name": key, **group}
    if "policies" not in values:
        return values
    values = with_boundary({**values, "tags": {**tags, **nested(group, "tags")}}, boundary)
    return with_identity_pool(values) if has_identity_pool else values


def _makes_guest_role(options: Mapping[str, Any]) -> bool:
    return bool(options.get("allow_unauthenticated_identities")) and "unauthenticated_role" not in options


def _typed(provider: Mapping[str, Any]) -> bool:
    """Return whether a provider has a type; the reader has reported a missing one."""
    return "provider_type" in provider


def _each(
    items: Mapping[str, Mapping[str, Any]],
    argument: str,
    problems: Problems,
    resolve: Callable[[str, Mapping[str, Any], Path], S],
) -> dict[str, S]:
    found = {}
    for key, item in items.items():
        path: Path = (argument, Key(key))
        _named(problems, path, key)
        found[key] = resolve(key, item, path)
    return found


def _named(problems: Problems, path: Path, key: str) -> None:
    if not re.fullmatch(_NAME, key):
        rule = "must be 1 to 40 letters, digits, - and _: resources are named after it"
        problems.add(path, rule, "choose another name", key, code="name-invalid")
