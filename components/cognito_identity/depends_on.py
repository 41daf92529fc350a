"""Applies a component's `depends_on` to the resources inside it."""

import pulumi

from cognito_identity.validation.problems import ArgumentError, Problem, showable


def propagate_depends_on(opts: pulumi.ResourceOptions | None) -> pulumi.ResourceOptions | None:
    """Return options that apply the component's `depends_on` to all resources inside it.

    Pulumi applies it only to the component itself, which creates nothing in AWS. So a pool would be created before
    the SES identity or the policy that it depends on.
    """
    _must_be_options(opts)
    if opts is None or opts.depends_on is None:
        return opts
    first = pulumi.ResourceOptions(depends_on=opts.depends_on)

    def wait(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if not isinstance(args.resource, pulumi.CustomResource):
            return None
        return pulumi.ResourceTransformationResult(args.props, pulumi.ResourceOptions.merge(args.opts, first))

    return pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(transformations=[wait]))


def _must_be_options(opts: object) -> None:
    if not isinstance(opts, (pulumi.ResourceOptions, type(None))):
        problem = Problem(
            (),
            "must be pulumi.ResourceOptions",
            "pass opts=pulumi.ResourceOptions(...)",
            showable(opts),
            code="options-invalid",
        )
        raise ArgumentError("opts", [problem])
