"""All that depends on private names of pulumi_policy, and the conversion of its objects.

pulumi_policy has no public way to read the configuration before a run, to report advisory messages from a mandatory
policy, or to read list elements with their secret marks. Therefore this module uses `_PolicyAnalyzerServicer` with its
method `_create_report_violation`, and the key `__target` of its proxies. No other module does. If a version of
pulumi_policy has other names, `strict_server_fits` is false and `serving` uses public names only.
"""

from collections.abc import Sequence
from typing import Any, Final

import pulumi_policy.policy
from pulumi_policy import (
    EnforcementLevel,
    PolicyResource,
    PolicyResourceOptions,
    ReportViolation,
    ResourceValidationArgs,
)

from cognito_policies.engine.current_request import secrets_of
from cognito_policies.model.resource import Resource, ResourceOptions

_SERVER: Final = "_PolicyAnalyzerServicer"
_METHODS: Final = ("_create_report_violation", "Analyze", "AnalyzeStack", "Configure", "Remediate")
_TARGET: Final = "__target"
_ServerClass: Any = getattr(pulumi_policy.policy, _SERVER, object)


def strict_server_fits() -> bool:
    """Return whether pulumi_policy has the private names that the strict server needs."""
    server = getattr(pulumi_policy.policy, _SERVER, None)
    code = pulumi_policy.policy.PolicyPack.__init__.__code__
    return _SERVER in code.co_names and all(callable(getattr(server, method, None)) for method in _METHODS)


class Report:
    """Reports violations at the level of the policy, and advisory messages."""

    def __init__(self, report: ReportViolation, advise: ReportViolation) -> None:
        self._report = report
        self.advise = advise

    def __call__(self, message: str, urn: str | None = None) -> None:
        """Report a violation."""
        self._report(message, urn)


class AdvisingServicer(_ServerClass):  # type: ignore[misc]  # -- a private class, and `object` without it
    """The policy server of pulumi_policy, with advisory messages from mandatory policies."""

    def _create_report_violation(
        self, response: Any, policy_name: str, policy_description: str, level: EnforcementLevel, *severity: Any
    ) -> Report:
        """Return the function with which policies report; pulumi_policy 1.18 passes no severity."""
        create: Any = super()._create_report_violation
        names = (response, policy_name, policy_description)
        return Report(create(*names, level, *severity), create(*names, EnforcementLevel.ADVISORY, *severity))


def install(servicer: type[AdvisingServicer]) -> None:
    """Make `PolicyPack` serve through a class."""
    setattr(pulumi_policy.policy, _SERVER, servicer)


def list_elements(value: Any) -> Sequence[Any]:
    """Return the elements of a list with their secret marks; a proxy has them only behind a private key."""
    elements: Sequence[Any] = value if isinstance(value, list) else value[_TARGET]
    return elements


def resource_of(given: ResourceValidationArgs | PolicyResource) -> Resource:
    """Return a resource; its secrets are those of the current request."""
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
