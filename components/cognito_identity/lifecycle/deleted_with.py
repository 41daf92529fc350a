"""What is deleted with its user pool, and stays as long as that: what users and apps of the pool sign in by."""

from collections.abc import Callable

import pulumi

_PARTS = frozenset(
    f"aws:cognito/{kind[0].lower()}{kind[1:]}:{kind}"
    for kind in ("UserPoolClient", "UserGroup", "ResourceServer", "IdentityProvider", "ManagedLoginBranding")
)
"""What AWS deletes with a pool. A domain is not among it: AWS refuses to delete a pool that has one."""


def deleted_with(pool: Callable[[], pulumi.Resource]) -> pulumi.ResourceOptions:
    """Return options by which all parts below are deleted with the pool, and only where they go alone by themselves.

    Pulumi deletes the parts before it comes to a pool that is protected, or left behind. With this, the clients, the
    groups and their members are still there when it refuses to delete the pool.
    """

    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ not in _PARTS:
            return None
        options = pulumi.ResourceOptions.merge(args.opts, pulumi.ResourceOptions(deleted_with=pool()))
        return pulumi.ResourceTransformationResult(args.props, options)

    return pulumi.ResourceOptions(transformations=[transform])
