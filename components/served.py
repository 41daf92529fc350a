"""What the plugin offers to every Pulumi language."""

from .app_client import AppClient
from .federated_provider import FederatedProvider
from .identity_pool import IdentityPool
from .resource_server import ResourceServer
from .user_group import UserGroup
from .user_identity import UserIdentity
from .user_pool import UserPoolWithMfa
from .user_pool_alarms import UserPoolAlarms
from .user_pool_domain import UserPoolDomain

SERVED = (
    UserIdentity,
    UserPoolWithMfa,
    AppClient,
    IdentityPool,
    UserPoolDomain,
    ResourceServer,
    UserGroup,
    FederatedProvider,
    UserPoolAlarms,
)
"""Every component but `ExistingUserPool`, which is a handle for Python and made by methods."""
