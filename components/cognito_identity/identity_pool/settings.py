"""An identity pool with everything decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi

from cognito_identity import defaults
from cognito_identity.enums import RemovalPolicy
from cognito_identity.identity_pool.group_roles import GroupRoles


@dataclass(frozen=True)
class IdentityPoolSettings:
    """The decisions that shape an identity pool."""

    arguments: Mapping[str, Any]
    name: pulumi.Input[str]
    guests: bool
    classic_flow: bool
    user_pools: Sequence[Mapping[str, Any]]
    removal_policy: RemovalPolicy
    deletion_protection: bool
    own_clients: Mapping[str, str | None] | None = None
    """The clients that a `UserIdentity` adds with their user pool, by name; `None` outside of one.

    Their values are the providers' names, where they are known before anything is made.
    """
    trusted: tuple[pulumi.Output[str], ...] = ()
    """Outputs that AWS itself made, which need no check."""
    group_roles: GroupRoles | None = None
    """The roles of groups, which may be added until its inputs are read; `None` outside of a `UserIdentity`."""

    @property
    def tags_sessions(self) -> bool:
        """Whether claims become session tags."""
        return "principal_tags" in self.arguments

    @property
    def retained(self) -> bool:
        """Whether `removal_policy` or `deletion_protection` says that the pool stays."""
        return self.removal_policy is RemovalPolicy.RETAIN or self.deletion_protection

    def policies(self, kind: str) -> Sequence[pulumi.Input[str]]:
        """Return what one kind of user may do."""
        policies: Sequence[pulumi.Input[str]] = self.arguments.get(f"{kind}_policies") or ()
        return policies

    def makes_role(self, kind: str) -> bool:
        """Say whether a role is made: guests have one only where there are guests."""
        return f"{kind}_role" not in self.arguments and (kind == "authenticated" or self.guests)


def identity_pool_settings_of(
    name: str, values: Mapping[str, Any], *, own_clients: Mapping[str, str | None] | None = None
) -> IdentityPoolSettings:
    """Decide everything that was left open. `values` comes from the reader."""
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
