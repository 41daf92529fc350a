"""The resource types the rules speak of, as Pulumi's AWS provider names them."""

from typing import Final

USER_POOL: Final = "aws:cognito/userPool:UserPool"
USER_POOL_CLIENT: Final = "aws:cognito/userPoolClient:UserPoolClient"
MANAGED_USER_POOL_CLIENT: Final = "aws:cognito/managedUserPoolClient:ManagedUserPoolClient"
IDENTITY_POOL: Final = "aws:cognito/identityPool:IdentityPool"
ROLE: Final = "aws:iam/role:Role"
RISK_CONFIGURATION: Final = "aws:cognito/riskConfiguration:RiskConfiguration"
LOG_DELIVERY: Final = "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration"
IDENTITY_PROVIDER: Final = "aws:cognito/identityProvider:IdentityProvider"
RESOURCE_SERVER: Final = "aws:cognito/resourceServer:ResourceServer"
ROLE_POLICY: Final = "aws:iam/rolePolicy:RolePolicy"
WEB_ACL_ASSOCIATION: Final = "aws:wafv2/webAclAssociation:WebAclAssociation"
LAMBDA_PERMISSION: Final = "aws:lambda/permission:Permission"
ROLE_ATTACHMENT: Final = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment"
PRINCIPAL_TAG: Final = "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag"
DOMAIN: Final = "aws:cognito/userPoolDomain:UserPoolDomain"
USER_GROUP: Final = "aws:cognito/userGroup:UserGroup"
USER: Final = "aws:cognito/user:User"
POLICY: Final = "aws:iam/policy:Policy"
ROLE_POLICY_ATTACHMENT: Final = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
POLICY_ATTACHMENT: Final = "aws:iam/policyAttachment:PolicyAttachment"
API_METHOD: Final = "aws:apigateway/method:Method"
METRIC_FILTER: Final = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
METRIC_ALARM: Final = "aws:cloudwatch/metricAlarm:MetricAlarm"

APP_CLIENTS: Final = (USER_POOL_CLIENT, MANAGED_USER_POOL_CLIENT)
"""A managed client is one another AWS service made and Pulumi looks after; it signs the same users in."""

POOLS: Final = (USER_POOL, IDENTITY_POOL)
"""Both hold people: their accounts, or the ids under which their data is kept."""


def type_of(urn: str) -> str:
    """Return the type token in a URN, without the parents' types; empty where it is none."""
    parts = urn.split("::")
    return parts[2].rpartition("$")[2] if len(parts) > 2 else ""  # noqa: PLR2004 -- stack, project, type, name
