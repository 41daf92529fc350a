"""Reads and resolves the arguments of what is added to a user pool."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi

from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.alarms.plan import UserPoolAlarmsSettings, resolve_user_pool_alarms
from cognito_identity.alarms.watched import Watched
from cognito_identity.app_client.args import NAMES as CLIENT_NAMES
from cognito_identity.app_client.args import AppClientOptions
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext
from cognito_identity.domain.args import NAMES as DOMAIN_NAMES
from cognito_identity.domain.args import UserPoolDomainArgs
from cognito_identity.domain.plan import resolve_user_pool_domain
from cognito_identity.domain.settings import UserPoolDomainSettings
from cognito_identity.federated_provider.args import NAMES as PROVIDER_NAMES
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.federated_provider.settings import FederatedProviderSettings
from cognito_identity.resource_server import NAMES as RESOURCE_SERVER_NAMES
from cognito_identity.resource_server import ResourceServerArgs, ResourceServerSettings, resolve_resource_server
from cognito_identity.user_group import NAMES as GROUP_NAMES
from cognito_identity.user_group import UserGroupArgs, UserGroupSettings, resolve_user_group
from cognito_identity.validation.argument_names import NO_NAMES, ArgumentNames
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved


def added_client(
    args: object, subject: str, context: UserPoolContext, providers: Sequence[pulumi.Input[str]]
) -> AppClientSettings:
    """Return the settings of an app client, which offers the pool's `providers` unless it names others."""
    return resolved(
        args,
        AppClientSettings,
        subject,
        lambda problems: resolve_app_client(
            read(AppClientOptions, args, problems, names=CLIENT_NAMES), problems, pool=context, providers=providers
        ),
    )


def added_domain(
    args: object, subject: str, user_pool_id: pulumi.Output[str], context: UserPoolContext
) -> UserPoolDomainSettings:
    """Return the settings of a domain, whose pages the pool's plan must have."""
    return resolved(
        args,
        UserPoolDomainSettings,
        subject,
        lambda problems: resolve_user_pool_domain(
            _read(UserPoolDomainArgs, args, user_pool_id, problems, DOMAIN_NAMES), problems, plan=context.plan
        ),
    )


def added_resource_server(args: object, subject: str, user_pool_id: pulumi.Output[str]) -> ResourceServerSettings:
    """Return the settings of a resource server."""
    return resolved(
        args,
        ResourceServerSettings,
        subject,
        lambda problems: resolve_resource_server(
            _read(ResourceServerArgs, args, user_pool_id, problems, RESOURCE_SERVER_NAMES), problems
        ),
    )


def added_provider(
    args: object, subject: str, user_pool_id: pulumi.Output[str], context: UserPoolContext
) -> FederatedProviderSettings:
    """Return the settings of a federated identity provider, whose mapping the pool's attributes must fit."""
    return resolved(
        args,
        FederatedProviderSettings,
        subject,
        lambda problems: resolve_federated_provider(
            _read(FederatedProviderArgs, args, user_pool_id, problems, PROVIDER_NAMES), problems, pool=context
        ),
    )


def added_group(
    args: object,
    subject: str,
    user_pool_id: pulumi.Output[str],
    defaults: Mapping[str, Any],
    role_defaults: Mapping[str, Any],
) -> UserGroupSettings:
    """Return the settings of a group; `role_defaults` are for a group with policies, which gets a role."""

    def resolve(problems: Problems) -> UserGroupSettings:
        values = {**defaults, **_read(UserGroupArgs, args, user_pool_id, problems, GROUP_NAMES)}
        return resolve_user_group({**role_defaults, **values} if "policies" in values else values, problems)

    return resolved(args, UserGroupSettings, subject, resolve)


def added_alarms(
    args: object, subject: str, user_pool_id: pulumi.Output[str], defaults: Mapping[str, Any], watched: Watched
) -> UserPoolAlarmsSettings:
    """Return the settings of alarms for everything that the pool has to watch."""

    def resolve(problems: Problems) -> UserPoolAlarmsSettings:
        values = {**defaults, **_read(UserPoolAlarmsArgs, args, user_pool_id, problems, NO_NAMES)}
        return resolve_user_pool_alarms(values, problems, watched=watched)

    return resolved(args, UserPoolAlarmsSettings, subject, resolve)


def _read(
    typed_dict: type, args: object, user_pool_id: pulumi.Output[str], problems: Problems, names: ArgumentNames
) -> dict[str, Any]:
    """Read arguments, which must not name another pool."""
    if not isinstance(args, Mapping):
        return read(typed_dict, args, problems, names=names)
    if "user_pool_id" in args:
        component = typed_dict.__name__.removesuffix("Args")
        fix = f"leave it out, or make a {component} of its own"
        problems.reject(("user_pool_id",), "is given by the pool", fix, code="user-pool-conflict")
    return read(typed_dict, {**args, "user_pool_id": user_pool_id}, problems, names=names)
