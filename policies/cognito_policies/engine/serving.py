"""Serves the rules to the Pulumi engine: the whole `__main__.py` of a pack, this one's and anybody's.

The strict server builds on a private class of pulumi_policy. Where a version of pulumi_policy has another one, the pack
is served by documented names only, and says on the error stream what that costs.
"""

import sys
from importlib.metadata import version
from typing import Final

import pulumi_policy.policy
from pulumi_policy import EnforcementLevel, PolicyPack

from cognito_policies.engine.policies import policies, public_policies

_SERVER: Final = "_PolicyAnalyzerServicer"
_METHODS: Final = ("_create_report_violation", "Analyze", "AnalyzeStack", "Configure", "Remediate")
_WITHOUT_STRICT_SERVER: Final = (
    "cognito: pulumi_policy {version} has no server that this pack knows. All rules are checked, but a misspelled rule"
    " in the configuration is ignored, profiles can't be chosen, findings that are advice are reported at their rule's"
    " level, and what a remediation has changed is not checked again. Use a newer version of the pack, or an older"
    " pulumi-policy."
)


def strict_server_fits() -> bool:
    """Whether pulumi_policy has the private names that the strict server builds on."""
    server = getattr(pulumi_policy.policy, _SERVER, None)
    code = pulumi_policy.policy.PolicyPack.__init__.__code__
    return _SERVER in code.co_names and all(callable(getattr(server, method, None)) for method in _METHODS)


def serve() -> None:
    """Serve until the engine ends the process; called before anything is printed, as the first line is a port."""
    if strict_server_fits():
        # Loaded here, as its class can't even be made where pulumi_policy has another server.
        from cognito_policies.engine.servicer import install_strict_servicer  # noqa: PLC0415 -- see above

        install_strict_servicer()
        served = policies()
    else:
        print(_WITHOUT_STRICT_SERVER.format(version=version("pulumi_policy")), file=sys.stderr)
        served = public_policies()
    PolicyPack(
        name="cognito",
        policies=served,
        enforcement_level=EnforcementLevel.MANDATORY,
        display_name="Amazon Cognito",
        description="Keeps Amazon Cognito user pools, app clients, identity pools and their roles safe.",
        provider="aws",
    )
