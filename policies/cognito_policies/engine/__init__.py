"""Serves the rules to the Pulumi engine. Only this package imports pulumi_policy."""

from cognito_policies.engine.policies import policies
from cognito_policies.engine.serving import serve

__all__ = ["policies", "serve"]
