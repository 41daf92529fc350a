"""Rules that involve several parts of a `UserIdentity`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from cognito_identity.app_client.pool_parts import PoolParts
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext
from cognito_identity.attributes.permission_claims import PermissionClaim, how_written
from cognito_identity.attributes.settings import AWS_OWN_NAMES, VERIFIED_FLAGS, Attribute
from cognito_identity.federated_provider.attribute_mapping import attribute_mapping
from cognito_identity.federated_provider.settings import provider_name
from cognito_identity.identity_pool.rules import CLASSIC_FLOW, MOST_MAPPINGS
from cognito_identity.pool_ids import EXISTING_POOL_RULES
from cognito_identity.user_group import UserGroupSettings
from cognito_identity.validation.problems import Key, Problem, path_text
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import value_problems

_OWN_POOL = ("user_pool", "allow_signup")
_EXISTING = "existing_user_pool"
_CLASSIC = "identity_pool_options.allow_classic_flow"


def existing_pool_is_unchanged(values: Mapping[str, Any], *, by_argument: bool) -> Iterator[Problem]:
    """Refuse arguments that would change an existing user pool, and require its id or ARN."""
    for argument in _OWN_POOL:
        if argument in values:
            message = "can't be combined with an existing user pool, whose settings stay unchanged"
            yield Problem((argument,), message, "remove it", code="existing-pool-unchanged")
    if not by_argument:
        return
    existing = nested(values, _EXISTING)
    if ("user_pool_id" in existing) == ("user_pool_arn" in existing):
        both = "user_pool_id" in existing
        argument = "`existing_user_pool.user_pool_arn`"
        yield Problem(
            (_EXISTING, "user_pool_id"),
            f"can't be combined with {argument}" if both else f"or {argument} is required",
            "keep one of them" if both else "set one of them",
            code="existing-pool-conflict" if both else "existing-pool-missing",
            related=("existing_user_pool.user_pool_arn",),
        )
    yield from (problem.under((_EXISTING,)) for problem in value_problems(existing, EXISTING_POOL_RULES))


def parts_have_different_names(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Refuse parts with the same name in AWS."""
    groups = [(key, group.get("group_name", key)) for key, group in nested(values, "groups").items()]
    servers = [(key, server.get("identifier")) for key, server in nested(values, "resource_servers").items()]
    providers = [
        (key, provider_name(provider))
        for key, provider in nested(values, "identity_providers").items()
        if "provider_type" in provider
    ]
    return chain(
        _duplicates("groups", "group_name", groups),
        _duplicates("resource_servers", "identifier", servers),
        _duplicates("identity_providers", "name", providers),
    )


def _duplicates(argument: str, name_argument: str, named: Sequence[tuple[str, Any]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, name in named:
        if not isinstance(name, str):
            continue
        if name in first:
            message = f"{name} is also the name of `{argument}.{first[name]}`"
            yield Problem((argument, Key(key), name_argument), message, "rename one of them", code="duplicate-item")
        first.setdefault(name, key)


_WAYS = (
    "add it to `resource_servers`, or call `add_client` after `add_resource_server`",
    "add it to `identity_providers`, or call `add_client` after `register_identity_provider`",
)


def declared_parts(values: Mapping[str, Any], found: PoolParts) -> PoolParts:
    """Return the resource servers and providers that clients can use: those in the arguments and those of the pool.

    Parts that a method adds are created after the clients in the arguments, so these can't use them.
    """
    parts = replace(found, ways=_WAYS)
    for server in nested(values, "resource_servers").values():
        parts = parts.with_server(
            server.get("identifier"), [scope.get("scope_name") for scope in server.get("scopes") or ()]
        )
    for provider in nested(values, "identity_providers").values():
        if "provider_type" in provider:
            parts = parts.with_provider(provider_name(provider))
    return parts


def group_role_obstacles(
    options: Mapping[str, Any], mapped: Mapping[str, Mapping[str, Any]], mappings: int
) -> Iterator[tuple[str, str]]:
    """Return why no user, or every user, would get a group's role; `mapped` are role mappings of own clients.

    In the classic flow the app chooses the role. A trust policy can't distinguish users of an identity pool: STS has
    only `aud`, `amr` and `sub`.
    https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
    """
    if options.get("allow_classic_flow"):
        yield (
            f"would let every signed-in user assume the role: `{_CLASSIC}` is true, and {CLASSIC_FLOW}",
            "remove `allow_classic_flow`, or the roles of groups",
        )
    for key, mapping in mapped.items():
        if mapping.get("rules"):
            yield (
                f"has no effect: `identity_pool_options.role_mappings.{key}` chooses roles by `rules`, not by group",
                "use `use_token` instead of `rules`, or remove the roles of groups",
            )
    if mappings > MOST_MAPPINGS:
        yield (
            f"requires a role mapping for each client: {mappings} in total, and the limit is {MOST_MAPPINGS}",
            "use fewer clients or role mappings, or remove the roles of groups",
        )


def group_roles_reach_their_users(
    groups: Mapping[str, UserGroupSettings], obstacles: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    """Return each obstacle as a problem of each group with a role."""
    found = list(obstacles)
    for key, group in groups.items():
        argument = group.role_argument()
        if argument is not None:
            yield from (
                Problem(("groups", Key(key), argument), *obstacle, code="group-role-unreachable") for obstacle in found
            )


def permission_claims_are_not_writable(
    claims: Iterable[PermissionClaim], clients: Mapping[str, AppClientSettings], context: UserPoolContext
) -> Iterator[Problem]:
    """Refuse principal tags and rules with claims that users can write: users could choose their permissions.

    The attributes that users can write through an existing client are unknown here.
    https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
    """
    written = {
        **context.written,
        **{key: client.write_attributes or () for key, client in clients.items() if client.signs_users_in},
    }
    for claim in claims:
        ways = {
            key: how_written(claim.claim, attributes, context.attributes, self_sign_up=context.self_sign_up)
            for key, attributes in written.items()
        }
        found = [f"{how} through `clients.{key}`" for key, how in ways.items() if how is not None]
        if found:
            message = f"is a claim that users {' and '.join(found)}, so users can choose their own permissions"
            hint = (
                "remove it from the client's `write_attributes`, use a claim such as cognito:groups, "
                f"or set `{path_text(claim.switch)}` to true"
            )
            yield Problem(claim.path, message, hint, claim.claim, code="claim-user-writable")


def clients_can_write_mapped_attributes(
    values: Mapping[str, Any], clients: Mapping[str, AppClientSettings], attributes: Sequence[Attribute] | None
) -> Iterator[Problem]:
    """Require that a client can write all mapped attributes of its providers: otherwise sign-ins fail.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    # Immutable and undeclared attributes have their own problems.
    immutable = {attribute.client_name for attribute in attributes or () if not attribute.mutable}
    declared = AWS_OWN_NAMES.union(attribute.client_name for attribute in attributes or ())
    for provider, item in nested(values, "identity_providers").items():
        if "provider_type" not in item:
            continue
        written = attribute_mapping(item, attributes).keys() - immutable - {*VERIFIED_FLAGS, "username"}
        if attributes is not None:
            written &= declared
        for key, client in clients.items():
            providers = client.arguments.get("supported_identity_providers") or ()
            missing = sorted(written.difference(client.write_attributes or written))
            if missing and provider_name(item) in providers:
                mapping = f"identity_providers.{provider}"
                message = f"must include {', '.join(missing)}, which `{mapping}` maps: its sign-ins would fail"
                hint = f"add it, or remove it from `{mapping}.attribute_mapping`"
                yield Problem(
                    ("clients", Key(key), "write_attributes"), message, hint, code="mapped-attribute-not-writable"
                )
