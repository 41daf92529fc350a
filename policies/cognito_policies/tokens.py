"""The resource types the rules speak of, as Pulumi's AWS provider names them."""

from typing import Final

USER_POOL: Final = "aws:cognito/userPool:UserPool"
USER_POOL_CLIENT: Final = "aws:cognito/userPoolClient:UserPoolClient"
MANAGED_USER_POOL_CLIENT: Final = "aws:cognito/managedUserPoolClient:ManagedUserPoolClient"
IDENTITY_POOL: Final = "aws:cognito/identityPool:IdentityPool"
ROLE: Final = "aws:iam/role:Role"

APP_CLIENTS: Final = (USER_POOL_CLIENT, MANAGED_USER_POOL_CLIENT)
"""A managed client is one another AWS service made and Pulumi looks after; it signs the same users in."""

POOLS: Final = (USER_POOL, IDENTITY_POOL)
"""Both hold people: their accounts, or the ids under which their data is kept."""
