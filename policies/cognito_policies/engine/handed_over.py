"""Resources as pulumi_policy hands them over: to remediations, and to policies its own server serves."""

from typing import Any

from pulumi_policy import PolicyResource, PolicyResourceOptions, ResourceValidationArgs

from cognito_policies.engine.noted import secrets_of
from cognito_policies.resource import Resource, ResourceOptions


def resource_of(given: ResourceValidationArgs | PolicyResource) -> Resource:
    """Return a resource; its secrets are those the servicer has noted."""
    dependencies: Any = getattr(given, "dependencies", ())
    property_dependencies: Any = getattr(given, "property_dependencies", {})
    return Resource(
        type=given.resource_type,
        name=given.name,
        urn=given.urn,
        props=given.props,
        options=_options(given.opts),
        dependencies=tuple(other.urn for other in dependencies),
        property_dependencies={
            key: tuple(other.urn for other in others) for key, others in property_dependencies.items()
        },
        provider=given.provider.props if given.provider is not None else {},
        secrets=secrets_of(given.urn),
    )


def _options(given: PolicyResourceOptions) -> ResourceOptions:
    return ResourceOptions(
        protect=given.protect,
        delete_before_replace=given.delete_before_replace,
        ignore_changes=tuple(given.ignore_changes),
        parent=given.parent,
        aliases=tuple(given.aliases),
    )
