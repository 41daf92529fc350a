"""The type tokens of the resources that rules check."""

from collections.abc import Iterable
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
"""A managed client was created by another AWS service, and is managed with Pulumi; users sign in with it too."""

POOLS: Final = (USER_POOL, IDENTITY_POOL)
"""Both store users: their accounts, or the identity ids of their data."""


def type_of(urn: str) -> str:
    """Return the type token in a URN, without the types of parents; empty if it is no URN."""
    parts = urn.split("::")
    return parts[2].rpartition("$")[2] if len(parts) > 2 else ""  # noqa: PLR2004 -- stack, project, type, name


def stack_of(urns: Iterable[str]) -> str | None:
    """Return the name of the stack from the first URN."""
    parts = (urn.split("::")[0].removeprefix("urn:pulumi:") for urn in urns if urn.startswith("urn:pulumi:"))
    return next(parts, None)
