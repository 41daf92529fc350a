"""Serves the rules to the Pulumi engine, from the `__main__.py` of a policy pack.

The strict server needs private names of pulumi_policy. With a version that has other names, the pack is served with
public names only, and a message on standard error says what is missing.
"""

import sys
from importlib.metadata import version
from typing import Final

from pulumi_policy import EnforcementLevel, PolicyPack

from cognito_policies.engine.adapter import strict_server_fits
from cognito_policies.engine.policies import policies, public_policies
from cognito_policies.engine.server import install_strict_servicer

_WITHOUT_STRICT_SERVER: Final = (
    "cognito: this pack has no strict server for pulumi_policy {version}. All rules are checked, but a misspelled rule"
    " in the configuration is ignored, profiles can't be set, advisory messages have the level of their rule, and"
    " remediations have no post-deployment checks. Use a newer version of the pack, or an older pulumi-policy."
)


def serve() -> None:
    """Serve until the engine ends the process. Nothing may be printed before, because the first line is the port."""
    if strict_server_fits():
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
