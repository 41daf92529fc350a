"""Deletes app clients, groups and other parts of a user pool only together with the pool."""

from collections.abc import Callable

import pulumi

_PARTS = frozenset(
    f"aws:cognito/{kind[0].lower()}{kind[1:]}:{kind}"
    for kind in ("UserPoolClient", "UserGroup", "ResourceServer", "IdentityProvider", "ManagedLoginBranding")
)
"""The parts that AWS deletes with a user pool. It doesn't delete a domain: the domain must be deleted first."""
_SIGN_IN_PARTS = frozenset(
    {
        "aws:cognito/userPoolDomain:UserPoolDomain",
        "aws:acm/certificate:Certificate",
        "aws:acm/certificateValidation:CertificateValidation",
        "aws:route53/record:Record",
        "aws:lambda/permission:Permission",
    }
)
"""Parts that AWS does not delete with a user pool. Without them, users of a pool that still exists can't sign in."""
_ROLE_PARTS = frozenset(
    {"aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"}
)


def deleted_with(
    pool: Callable[[], pulumi.Resource], *, stays: bool, role_owner: type[pulumi.Resource]
) -> pulumi.ResourceOptions:
    """Return options that set `deleted_with` of all parts below a component to the user pool.

    Pulumi deletes the parts before the pool, even if it then refuses to delete a protected pool. With `deleted_with`,
    the app clients, the groups and their members still exist in that case. If the pool `stays` protected, this also
    holds for the domain, the permissions of triggers and the roles below a `role_owner`. Otherwise Pulumi deletes them.
    """

    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        # The pool depends on its own roles and keys, so they can't depend on it. They are protected like the pool.
        is_role = args.type_ in _ROLE_PARTS and isinstance(args.opts.parent, role_owner)
        if args.type_ not in _PARTS and not (stays and (args.type_ in _SIGN_IN_PARTS or is_role)):
            return None
        options = pulumi.ResourceOptions.merge(args.opts, pulumi.ResourceOptions(deleted_with=pool()))
        return pulumi.ResourceTransformationResult(args.props, options)

    return pulumi.ResourceOptions(transformations=[transform])
