"""Deletes app clients, groups and other parts of a user pool only together with the pool."""

from collections.abc import Callable

import pulumi

_PARTS = frozenset(
    f"aws:cognito/{kind[0].lower()}{kind[1:]}:{kind}"
    for kind in ("UserPoolClient", "UserGroup", "ResourceServer", "IdentityProvider", "ManagedLoginBranding")
)
"""The parts that AWS deletes with a user pool. It doesn't delete a domain: the domain must be deleted first."""


def deleted_with(pool: Callable[[], pulumi.Resource]) -> pulumi.ResourceOptions:
    """Return options that set `deleted_with` of all parts below a component to the user pool.

    Pulumi deletes the parts before the pool, even if it then refuses to delete a protected pool. With `deleted_with`,
    the app clients, the groups and their members still exist in that case.
    """

    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ not in _PARTS:
            return None
        options = pulumi.ResourceOptions.merge(args.opts, pulumi.ResourceOptions(deleted_with=pool()))
        return pulumi.ResourceTransformationResult(args.props, options)

    return pulumi.ResourceOptions(transformations=[transform])
