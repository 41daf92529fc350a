"""The time to validate the arguments of each component."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from benchmarks.measure import figure
from benchmarks.table import Row
from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.alarms.plan import resolve_user_pool_alarms
from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.domain.args import UserPoolDomainArgs
from cognito_identity.domain.plan import resolve_user_pool_domain
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.identity_pool.plan import resolve_identity_pool
from cognito_identity.resource_server import ResourceServerArgs, resolve_resource_server
from cognito_identity.user_group import UserGroupArgs, resolve_user_group
from cognito_identity.user_identity.args import UserIdentityArgs
from cognito_identity.user_identity.plan import resolve_identity
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.plan import resolve_user_pool
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read

ROUNDS, TIMES = 5, 100
POOL_ID = "us-east-1_AbCdEfGhI"
OIDC = {"provider_type": "oidc", "name": "Globex", "client_id": "app", "issuer_url": "https://id.example.com"}

Plan = Callable[[Mapping[str, Any], Problems], object]
CHECKED: Mapping[str, tuple[Any, Plan, Mapping[str, Any]]] = {
    "UserIdentity": (UserIdentityArgs, lambda args, problems: resolve_identity("identity", args, problems), {}),
    "UserPoolWithMfa": (UserPoolWithMfaArgs, resolve_user_pool, {}),
    "AppClient": (AppClientArgs, resolve_app_client, {"user_pool_id": POOL_ID}),
    "IdentityPool": (
        IdentityPoolArgs,
        lambda args, problems: resolve_identity_pool("access", args, problems),
        {
            "user_pools": [
                {"user_pool_provider_name": f"cognito-idp.us-east-1.amazonaws.com/{POOL_ID}", "client_id": "a"}
            ]
        },
    ),
    "UserPoolDomain": (
        UserPoolDomainArgs,
        resolve_user_pool_domain,
        {"user_pool_id": POOL_ID, "cognito_domain": {"domain_prefix": "acme-app"}},
    ),
    "ResourceServer": (
        ResourceServerArgs,
        resolve_resource_server,
        {
            "user_pool_id": POOL_ID,
            "identifier": "orders",
            "scopes": [{"scope_name": "read", "scope_description": "Read orders"}],
        },
    ),
    "UserGroup": (UserGroupArgs, resolve_user_group, {"user_pool_id": POOL_ID, "group_name": "admins"}),
    "FederatedProvider": (
        FederatedProviderArgs,
        resolve_federated_provider,
        {"user_pool_id": POOL_ID, **OIDC},
    ),
    "UserPoolAlarms": (UserPoolAlarmsArgs, resolve_user_pool_alarms, {"user_pool_id": POOL_ID}),
}


def checks() -> Iterator[Row]:
    """A row for each component: its minimal arguments, validated."""
    for name, (shape, plan, args) in CHECKED.items():
        _check(name, shape, plan, args)
        milliseconds = [_check(name, shape, plan, args) * 1000 for _ in range(ROUNDS)]
        yield Row(f"time to validate the arguments of {name}", figure(milliseconds), unit="ms")


def _check(name: str, shape: Any, plan: Plan, args: Mapping[str, Any]) -> float:
    started = time.perf_counter()
    for _ in range(TIMES):
        problems = Problems()
        plan(read(shape, args, problems), problems)
        problems.raise_if_any(name)
    return (time.perf_counter() - started) / TIMES
