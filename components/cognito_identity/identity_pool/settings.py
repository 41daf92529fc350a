"""The resolved arguments of an identity pool."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi

from cognito_identity import defaults
from cognito_identity.enums import RemovalPolicy
from cognito_identity.identity_pool.group_roles import GroupRoles


@dataclass(frozen=True)
class IdentityPoolSettings:
    """The resolved arguments of an identity pool."""

    arguments: Mapping[str, Any]
    name: pulumi.Input[str]
    guests: bool
    classic_flow: bool
    user_pools: Sequence[Mapping[str, Any]]
    removal_policy: RemovalPolicy
    deletion_protection: bool
    own_clients: Mapping[str, str | None] | None = None
    """The app clients that a `UserIdentity` adds, by name; `None` outside of one.

    The values are their provider names, or `None` until they are created.
    """
    trusted: tuple[pulumi.Output[str], ...] = ()
    """Outputs of resources, which need no check."""
    group_roles: GroupRoles | None = None
    """The role mappings for groups with roles; `None` outside of a `UserIdentity`."""

    @property
    def tags_sessions(self) -> bool:
        """Whether there are principal tags."""
        return "principal_tags" in self.arguments

    @property
    def retained(self) -> bool:
        """Whether `removal_policy` or `deletion_protection` protects the pool."""
        return self.removal_policy is RemovalPolicy.RETAIN or self.deletion_protection

    def policies(self, kind: str) -> Sequence[pulumi.Input[str]]:
        """Return the policies of signed-in users or guests."""
        policies: Sequence[pulumi.Input[str]] = self.arguments.get(f"{kind}_policies") or ()
        return policies

    def makes_role(self, kind: str) -> bool:
        """Return whether a new role is created: one for guests only if guest access is on."""
        return f"{kind}_role" not in self.arguments and (kind == "authenticated" or self.guests)


def identity_pool_settings_of(
    name: str, values: Mapping[str, Any], *, own_clients: Mapping[str, str | None] | None = None
) -> IdentityPoolSettings:
    """Resolve arguments that were read."""
    return IdentityPoolSettings(
        arguments=values,
        name=values.get("identity_pool_name", name),
        guests=values.get("allow_unauthenticated_identities", False),
        classic_flow=values.get("allow_classic_flow", False),
        user_pools=values.get("user_pools") or (),
        removal_policy=values.get("removal_policy", defaults.REMOVAL_POLICY),
        deletion_protection=values.get("deletion_protection", defaults.DELETION_PROTECTION),
        own_clients=own_clients,
    )
