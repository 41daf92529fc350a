"""Serves the pack to the Pulumi engine. Serving never returns, so it is called here and nowhere else."""  # noqa: INP001 -- Pulumi runs this file; its folder is no package

from cognito_policies.engine import serve

serve()
