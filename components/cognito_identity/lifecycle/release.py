"""When a pool may be replaced or deleted: two arguments in one update, and no protection from a later one on."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import pulumi

from cognito_identity.enums import RemovalPolicy
from cognito_identity.lifecycle.last_deployment import (
    DeployedResource,
    StateUnreadableError,
    is_registered,
    last_deployment,
)
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.problems import Problem

OUTPUT = "releaseState"
"""The output by which the next update knows how far the release of a pool has come."""


class ReleaseState(Enum):
    """How far the release of a pool has come."""

    PROTECTED = "protected"
    """At least one of `removal_policy` and `deletion_protection` says that the pool stays."""
    ANNOUNCED = "announced"
    """Both arguments release the pool and are deployed; it is still protected."""
    RELEASED = "released"
    """The protection is dropped: the next update, or `pulumi destroy`, may replace or delete the pool."""


class PoolKind(NamedTuple):
    """One of the two kinds of pool that users, or their data, are lost with."""

    component: str
    resource: str
    label: str


USER_POOL_KIND = PoolKind("UserPoolWithMfa", "aws:cognito/userPool:UserPool", "user pool")
IDENTITY_POOL_KIND = PoolKind("IdentityPool", "aws:cognito/identityPool:IdentityPool", "identity pool")


_ORDER = tuple(ReleaseState)


@dataclass(frozen=True)
class Protection:
    """What this update does about a pool's protection."""

    state: ReleaseState
    drops: bool = False
    """Whether this very update drops the protection, so that it must not replace the pool as well."""
    warnings: tuple[Problem, ...] = ()

    @property
    def options(self) -> pulumi.ResourceOptions:
        """The options of the pool, and of what must live as long; `None` leaves both to what the caller's say."""
        kept = None if self.state is ReleaseState.RELEASED else True
        return pulumi.ResourceOptions(protect=kept, retain_on_delete=kept)

    def pool_options(self, name: str) -> pulumi.ResourceOptions:
        """The options of the pool itself: while its protection is dropped, no other pool may be created for it."""
        if not self.drops:
            return self.options
        hook = pulumi.ResourceHook(
            # Hooks have names of their own in a stack; this one is gone with the update.
            f"{name}-release-{uuid.uuid4().hex[:8]}",
            _refuse_replacement,
            pulumi.ResourceHookOptions(on_dry_run=True),
        )
        return merged_options(
            self.options, pulumi.ResourceOptions(hooks=pulumi.ResourceHookBinding(before_create=[hook]))
        )


def protection(kind: PoolKind, name: str, policy: RemovalPolicy, *, deletion_protection: bool) -> Protection:
    """Decide what this update does about the protection of a pool, before anything of it is registered."""
    if policy is RemovalPolicy.RETAIN or deletion_protection:
        return Protection(ReleaseState.PROTECTED, warnings=tuple(_one_alone(kind, policy)))
    try:
        found = _found(kind, name, last_deployment())
    except StateUnreadableError:
        return Protection(ReleaseState.ANNOUNCED, warnings=(_unreadable(kind),))
    if found is None or found is ReleaseState.RELEASED:
        return Protection(ReleaseState.RELEASED)
    if found is ReleaseState.ANNOUNCED:
        return Protection(ReleaseState.RELEASED, drops=True, warnings=(_drops(kind),))
    return Protection(ReleaseState.ANNOUNCED, warnings=(_announced(kind),))


def _found(kind: PoolKind, name: str, resources: Sequence[DeployedResource]) -> ReleaseState | None:
    """Return how far the last update was with this pool; `None` where there was none.

    A pool of another name may be this one, renamed or moved by an alias, of which a component knows its own at most. So
    where there is none of this name, every pool of the kind counts that this update has not come to yet, and the most
    protected one decides.
    """
    token = type_token(kind.component)
    pools = [(resource, _state(resource)) for resource in resources if resource.type == token]
    if named := [state for resource, state in pools if resource.name == name]:
        return min(named, key=_ORDER.index)
    raw = [r for r in resources if r.type == kind.resource and r.parent_type != token]
    others = [*pools, *((resource, ReleaseState.PROTECTED) for resource in raw)]
    return min((state for resource, state in others if not is_registered(resource)), key=_ORDER.index, default=None)


def _state(resource: DeployedResource) -> ReleaseState:
    """An earlier version of the library wrote nothing: to it, the pool is protected."""
    text = resource.text(OUTPUT)
    return next((state for state in ReleaseState if state.value == text), ReleaseState.PROTECTED)


def merged_options(*options: pulumi.ResourceOptions | None) -> pulumi.ResourceOptions:
    """Return all options in one; later ones win."""
    merged = pulumi.ResourceOptions()
    for each in options:
        merged = pulumi.ResourceOptions.merge(merged, each)
    return merged


def _one_alone(kind: PoolKind, policy: RemovalPolicy) -> Iterator[Problem]:
    if policy is RemovalPolicy.DESTROY:
        rule = f"has no effect alone: `deletion_protection` is on, so the {kind.label} stays protected"
        yield Problem(
            _PATH,
            rule,
            "set `deletion_protection` to false too, and run `pulumi up` twice",
            policy.value,
            code="release-incomplete",
            related=("deletion_protection",),
        )


def _announced(kind: PoolKind) -> Problem:
    rule = f"and `deletion_protection` release the {kind.label} in two updates: in this one it is still protected"
    fix = "run `pulumi up` once more; after that, `pulumi destroy` or another update can delete or replace it"
    return Problem(_PATH, rule, fix, code="release-announced", related=("deletion_protection",))


def _drops(kind: PoolKind) -> Problem:
    rule = f"and `deletion_protection` release the {kind.label} in this update"
    return Problem(
        _PATH,
        rule,
        "from now on, `pulumi destroy` or another update can delete or replace it",
        code="release",
        related=("deletion_protection",),
    )


def _unreadable(kind: PoolKind) -> Problem:
    rule = f"can't release the {kind.label} in this update: the stack's last state could not be read"
    return Problem(
        _PATH,
        rule,
        "the pool stays protected; run `pulumi up` again when the backend can be reached",
        code="release-unknown",
    )


def _refuse_replacement(args: pulumi.ResourceHookArgs) -> None:
    message = (
        f"this update releases {args.name}, so it can't replace it too: take back the change that replaces it, run "
        "`pulumi up`, and make the change then"
    )
    raise pulumi.RunError(message)


_PATH = ("removal_policy",)
