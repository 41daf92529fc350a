"""The only part that knows pulumi_policy: rules as policies, and the strict reading of what the CLI sends."""

from cognito_policies.engine.policies import policies
from cognito_policies.engine.servicer import StrictServicer, install_strict_servicer
from cognito_policies.engine.serving import serve

__all__ = ["StrictServicer", "install_strict_servicer", "policies", "serve"]
