"""The release of a pool: two updates that allow a later one to delete or replace it."""

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
"""The output with the state of the release, which the next update reads."""


class ReleaseState(Enum):
    """The state of a pool's release."""

    PROTECTED = "protected"
    """`removal_policy` is `retain`, or `deletion_protection` is True: the pool is protected."""
    ANNOUNCED = "announced"
    """Both arguments release the pool and are deployed; the pool is still protected."""
    RELEASED = "released"
    """The pool is unprotected: the next update, or `pulumi destroy`, can replace or delete it."""


class PoolKind(NamedTuple):
    """One of the two kinds of pool: deleting it deletes users, or their identity ids."""

    component: str
    resource: str
    label: str


USER_POOL_KIND = PoolKind("UserPoolWithMfa", "aws:cognito/userPool:UserPool", "user pool")
IDENTITY_POOL_KIND = PoolKind("IdentityPool", "aws:cognito/identityPool:IdentityPool", "identity pool")


_ORDER = tuple(ReleaseState)


@dataclass(frozen=True)
class Protection:
    """The protection of a pool in this update."""

    state: ReleaseState
    drops: bool = False
    """Whether this update removes the protection, so that it must not replace the pool."""
    warnings: tuple[Problem, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether the pool is protected after this update."""
        return self.state is not ReleaseState.RELEASED

    @property
    def options(self) -> pulumi.ResourceOptions:
        """The options of the pool and of its signing-in parts; released, they are those of the caller."""
        kept = True if self.stays else None
        return pulumi.ResourceOptions(protect=kept, retain_on_delete=kept)

    def pool_options(self, name: str) -> pulumi.ResourceOptions:
        """The options of the pool. In the update that removes its protection, a hook refuses to replace it."""
        if not self.drops:
            return self.options
        hook = pulumi.ResourceHook(
            # The names of hooks must be unique in a stack.
            f"{name}-release-{uuid.uuid4().hex[:8]}",
            _refuse_replacement,
            pulumi.ResourceHookOptions(on_dry_run=True),
        )
        return merged_options(
            self.options, pulumi.ResourceOptions(hooks=pulumi.ResourceHookBinding(before_create=[hook]))
        )


def protection(kind: PoolKind, name: str, policy: RemovalPolicy, *, deletion_protection: bool) -> Protection:
    """Return the protection of a pool in this update."""
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
    """Return the state of this pool's release after the last update, or `None` without a pool.

    A pool of another name can be this pool, renamed by an alias. So without a pool of this name, it is the state of the
    most protected pool of this kind that this update hasn't registered yet.
    """
    token = type_token(kind.component)
    pools = [(resource, _state(resource)) for resource in resources if resource.type == token]
    if named := [state for resource, state in pools if resource.name == name]:
        return min(named, key=_ORDER.index)
    raw = [r for r in resources if r.type == kind.resource and r.parent_type != token]
    others = [*pools, *((resource, ReleaseState.PROTECTED) for resource in raw)]
    return min((state for resource, state in others if not is_registered(resource)), key=_ORDER.index, default=None)


def _state(resource: DeployedResource) -> ReleaseState:
    """Return a pool's state; an earlier version of the library wrote none, and the pool was protected."""
    text = resource.text(OUTPUT)
    return next((state for state in ReleaseState if state.value == text), ReleaseState.PROTECTED)


def merged_options(*options: pulumi.ResourceOptions | None) -> pulumi.ResourceOptions:
    """Return the merged options; later ones override earlier ones."""
    merged = pulumi.ResourceOptions()
    for each in options:
        merged = pulumi.ResourceOptions.merge(merged, each)
    return merged


def _one_alone(kind: PoolKind, policy: RemovalPolicy) -> Iterator[Problem]:
    if policy is RemovalPolicy.DESTROY:
        rule = f"has no effect: `deletion_protection` is true, so the {kind.label} stays protected"
        yield Problem(
            _PATH,
            rule,
            "set `deletion_protection` to false too, and run `pulumi up` twice",
            policy.value,
            code="release-incomplete",
            related=("deletion_protection",),
        )


def _announced(kind: PoolKind) -> Problem:
    rule = (
        f"and `deletion_protection` allow a later update to delete the {kind.label}; in this one it is still protected"
    )
    fix = "run `pulumi up` again to unprotect it; after that, `pulumi destroy` or an update can delete or replace it"
    return Problem(_PATH, rule, fix, code="release-announced", related=("deletion_protection",))


def _drops(kind: PoolKind) -> Problem:
    rule = f"and `deletion_protection` unprotect the {kind.label} in this update"
    return Problem(
        _PATH,
        rule,
        "after it, `pulumi destroy` or another update can delete or replace it",
        code="release",
        related=("deletion_protection",),
    )


def _unreadable(kind: PoolKind) -> Problem:
    rule = f"can't unprotect the {kind.label} in this update: the stack's state could not be read"
    return Problem(
        _PATH,
        rule,
        "the pool stays protected; run `pulumi up` again when the backend can be reached",
        code="release-unknown",
    )


def _refuse_replacement(args: pulumi.ResourceHookArgs) -> None:
    message = (
        f"this update unprotects {args.name}, so it must not replace it too: undo the change that replaces it, run "
        "`pulumi up`, and then make the change"
    )
    raise pulumi.RunError(message)


_PATH = ("removal_policy",)
