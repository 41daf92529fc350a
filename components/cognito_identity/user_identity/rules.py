"""What the parts of one identity demand of each other."""

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


def pool_of_another_account(values: Mapping[str, Any], *, by_argument: bool) -> Iterator[Problem]:
    """A pool that is there already is named by one word, and nothing of it is changed."""
    for argument in _OWN_POOL:
        if argument in values:
            rule = "would change a pool that is not this identity's"
            yield Problem(
                (argument,), rule, "leave it out, or change the pool where it is made", code="pool-of-another-account"
            )
    if not by_argument:
        return
    existing = nested(values, _EXISTING)
    if ("user_pool_id" in existing) == ("user_pool_arn" in existing):
        both = "user_pool_id" in existing
        rule = (
            "and `existing_user_pool.user_pool_arn` exclude each other"
            if both
            else "or `existing_user_pool.user_pool_arn` is needed"
        )
        yield Problem(
            (_EXISTING, "user_pool_id"),
            rule,
            "give one of the two",
            code="pool-of-another-account",
            related=("existing_user_pool.user_pool_arn",),
        )
    yield from (problem.under((_EXISTING,)) for problem in value_problems(existing, EXISTING_POOL_RULES))


def parts_do_not_collide(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Two parts that are one thing to AWS: it refuses the second."""
    groups = [(key, group.get("group_name", key)) for key, group in nested(values, "groups").items()]
    servers = [(key, server.get("identifier")) for key, server in nested(values, "resource_servers").items()]
    providers = [
        (key, provider_name(provider))
        for key, provider in nested(values, "identity_providers").items()
        if "provider_type" in provider
    ]
    return chain(
        _twice("groups", "group_name", groups),
        _twice("resource_servers", "identifier", servers),
        _twice("identity_providers", "name", providers),
    )


def _twice(argument: str, word: str, named: Sequence[tuple[str, Any]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, name in named:
        if not isinstance(name, str):
            continue
        if name in first:
            rule = f"is the same to AWS as `{argument}.{first[name]}`: both are called {name}"
            yield Problem(
                (argument, Key(key), word), rule, "keep one of the two, or call it otherwise", code="duplicate-item"
            )
        first.setdefault(name, key)


_WAYS = (
    "declare it in `resource_servers`, or add the client by `add_client` once the resource server is added",
    "declare it in `identity_providers`, or add the client by `add_client` once the provider is registered",
)


def declared_parts(values: Mapping[str, Any], found: PoolParts) -> PoolParts:
    """Return what clients may name: what is declared here, and what the pool is known to have.

    What is added by a method comes after the clients that are declared: AWS would still refuse those.
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
    """Say why roles of groups would reach no user, or every user; `mapped` are the mappings given for own clients.

    In the classic flow the app chooses the role itself, and a role's trust policy can't tell users of one identity
    pool apart: `aud`, `amr` and `sub` are all that STS knows of them.
    https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
    """
    if options.get("allow_classic_flow"):
        yield (
            f"brings a role that every signed-in user can assume: `{_CLASSIC}` is true, {CLASSIC_FLOW}",
            "leave `allow_classic_flow` out, or give no group a role",
        )
    for key, mapping in mapped.items():
        if mapping.get("rules"):
            yield (
                f"brings a role that no user gets: `identity_pool_options.role_mappings.{key}` chooses roles by rules",
                "write `use_token` there instead of `rules`, or give no group a role",
            )
    if mappings > MOST_MAPPINGS:
        yield (
            f"needs a role mapping for each client, {mappings} in all: AWS takes {MOST_MAPPINGS}",
            "use fewer clients or role mappings, or give no group a role",
        )


def group_roles_reach_their_users(
    groups: Mapping[str, UserGroupSettings], obstacles: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    """What stands against the role of one group stands against that of each."""
    found = list(obstacles)
    for key, group in groups.items():
        word = group.role_argument()
        if word is not None:
            yield from (
                Problem(("groups", Key(key), word), *obstacle, code="group-role-unreachable") for obstacle in found
            )


def claims_are_not_written(
    claims: Iterable[PermissionClaim], clients: Mapping[str, AppClientSettings], context: UserPoolContext
) -> Iterator[Problem]:
    """Users who write a claim that becomes a principal tag, or chooses their role, choose their own permissions.

    What users can write through an existing client is not known here.
    https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
    """
    written = {
        **context.written,
        **{key: client.write_attributes or () for key, client in clients.items() if client.signs_users_in},
    }
    for claim in claims:
        ways = {
            key: how_written(claim.claim, words, context.attributes, self_sign_up=context.self_sign_up)
            for key, words in written.items()
        }
        found = [f"{how} through `clients.{key}`" for key, how in ways.items() if how is not None]
        if found:
            rule = f"is a claim that users {' and '.join(found)}, so that they choose their own permissions"
            fix = (
                "leave it out of the client's `write_attributes`, decide by a claim such as cognito:groups, "
                f"or set `{path_text(claim.switch)}` to true"
            )
            yield Problem(claim.path, rule, fix, claim.claim, code="claims-are-not-written")


def clients_may_write_what_is_mapped(
    values: Mapping[str, Any], clients: Mapping[str, AppClientSettings], attributes: Sequence[Attribute] | None
) -> Iterator[Problem]:
    """AWS writes what is mapped as the client would, at every sign-in, and fails where the client may not.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    # A mapped attribute that can't change, or is not there, is said by its own path.
    fixed = {attribute.client_name for attribute in attributes or () if not attribute.mutable}
    declared = AWS_OWN_NAMES.union(attribute.client_name for attribute in attributes or ())
    for provider, item in nested(values, "identity_providers").items():
        if "provider_type" not in item:
            continue
        written = attribute_mapping(item, attributes).keys() - fixed - {*VERIFIED_FLAGS, "username"}
        if attributes is not None:
            written &= declared
        for key, client in clients.items():
            offered = client.arguments.get("supported_identity_providers") or ()
            lacking = sorted(written.difference(client.write_attributes or written))
            if lacking and provider_name(item) in offered:
                mapping = f"identity_providers.{provider}"
                rule = f"has no {', '.join(lacking)}: sign-ins with `{mapping}`, which maps it, fail"
                fix = f"add it, let another client offer the provider, or leave it out of `{mapping}.attribute_mapping`"
                yield Problem(
                    ("clients", Key(key), "write_attributes"), rule, fix, code="mapped-attribute-not-writable"
                )
