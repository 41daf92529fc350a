"""From decided settings to what `aws.cognito.IdentityPool` is given."""

from typing import Any

from ..settings.identity_pool import IdentityPoolSettings


def identity_pool_inputs(settings: IdentityPoolSettings) -> dict[str, Any]:
    """Return the resource's inputs."""
    inputs: dict[str, Any] = {
        "identity_pool_name": settings.name,
        "allow_unauthenticated_identities": settings.guests,
        "allow_classic_flow": settings.classic_flow,
        "cognito_identity_providers": [
            {
                "provider_name": pool["user_pool_provider_name"],
                "client_id": pool["client_id"],
                "server_side_token_check": not pool.get("disable_server_side_token_check", False),
            }
            for pool in settings.user_pools
        ],
        "tags": settings.given.get("tags"),
    }
    return {name: value for name, value in inputs.items() if value is not None}
