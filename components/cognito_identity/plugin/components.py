"""The components of the plugin."""

from cognito_identity.alarms.component import UserPoolAlarms
from cognito_identity.app_client.component import AppClient
from cognito_identity.domain.component import UserPoolDomain
from cognito_identity.federated_provider.component import FederatedProvider
from cognito_identity.identity_pool.component import IdentityPool
from cognito_identity.resource_server import ResourceServer
from cognito_identity.user_group import UserGroup
from cognito_identity.user_identity.component import UserIdentity
from cognito_identity.user_pool.component import UserPoolWithMfa

PLUGIN_COMPONENTS = (
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
"""Every component except `ExistingUserPool`, which is for Python only."""
