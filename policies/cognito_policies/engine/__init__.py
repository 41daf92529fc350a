"""The only part that knows pulumi_policy: rules as policies, and the strict reading of what the CLI sends."""

from cognito_policies.engine.policies import policies
from cognito_policies.engine.serving import serve

__all__ = ["policies", "serve"]
