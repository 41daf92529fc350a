"""Serves the pack to the Pulumi engine. `PolicyPack` never returns, so it is called here and nowhere else."""  # noqa: INP001 -- Pulumi runs this file; its folder is no package

from pulumi_policy import EnforcementLevel, PolicyPack

from cognito_policies.engine import install_strict_servicer, policies

install_strict_servicer()
PolicyPack(
    name="cognito",
    policies=policies(),
    enforcement_level=EnforcementLevel.MANDATORY,
    display_name="Amazon Cognito",
    description="Keeps Amazon Cognito user pools, app clients, identity pools and their roles safe.",
    provider="aws",
)
