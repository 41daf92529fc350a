"""Serves the rules to the Pulumi engine: the whole `__main__.py` of a pack, this one's and anybody's."""

from pulumi_policy import EnforcementLevel, PolicyPack

from cognito_policies.engine.policies import policies
from cognito_policies.engine.servicer import install_strict_servicer


def serve() -> None:
    """Serve until the engine ends the process; called before anything is printed, as the first line is a port."""
    install_strict_servicer()
    PolicyPack(
        name="cognito",
        policies=policies(),
        enforcement_level=EnforcementLevel.MANDATORY,
        display_name="Amazon Cognito",
        description="Keeps Amazon Cognito user pools, app clients, identity pools and their roles safe.",
        provider="aws",
    )
