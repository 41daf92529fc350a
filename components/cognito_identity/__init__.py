"""Amazon Cognito identity for Pulumi: user pool, app clients, identity pool and IAM roles with safe defaults."""

from cognito_identity.alarms.args import UserPoolAlarmsArgs, UserPoolAlarmsOptions
from cognito_identity.alarms.component import UserPoolAlarms
from cognito_identity.app_client.args import (
    Analytics,
    AppClientArgs,
    AppClientOptions,
    AuthFlows,
    Branding,
    BrandingAsset,
    OAuthFlows,
    OAuthSettings,
)
from cognito_identity.app_client.component import AppClient, NoClientSecretError
from cognito_identity.attributes.args import ContactAttributes, CustomAttribute, StandardAttribute, StandardAttributes
from cognito_identity.domain.args import CognitoDomain, CustomDomain, UserPoolDomainArgs, UserPoolDomainOptions
from cognito_identity.domain.component import UserPoolDomain
from cognito_identity.enums import (
    AccountRecovery,
    AdvancedSecurityMode,
    AttributeRequestMethod,
    AttributeType,
    ClientPreset,
    CompromisedAction,
    CustomThreatProtectionMode,
    FeaturePlan,
    LambdaVersion,
    Mfa,
    PasskeyUserVerification,
    ProviderType,
    RemovalPolicy,
    RoleMatchType,
    StandardThreatProtectionMode,
    TakeoverAction,
    UserPoolOperation,
    VerificationEmailStyle,
)
from cognito_identity.federated_provider.args import (
    AttributeMapping,
    FederatedProviderArgs,
    FederatedProviderOptions,
    OidcEndpoints,
)
from cognito_identity.federated_provider.component import FederatedProvider
from cognito_identity.iam.grant_verbs import GRANT_VERBS
from cognito_identity.iam.trust_policies import trust_policy
from cognito_identity.identity_pool.args import (
    AuthenticationProviders,
    IdentityPoolArgs,
    IdentityPoolUserPool,
    PrincipalTags,
    RoleMapping,
    RoleMappingRule,
)
from cognito_identity.identity_pool.component import IdentityPool
from cognito_identity.resource_server import (
    ResourceServer,
    ResourceServerArgs,
    ResourceServerOptions,
    ResourceServerScope,
)
from cognito_identity.user_group import UserGroup, UserGroupArgs, UserGroupOptions
from cognito_identity.user_identity.amplify import DeployedIdentity, amplify_outputs
from cognito_identity.user_identity.args import ExistingUserPoolArgs, UserIdentityArgs
from cognito_identity.user_identity.component import UserIdentity
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.component import UserPoolWithMfa
from cognito_identity.user_pool.existing import ExistingUserPool
from cognito_identity.user_pool.log_delivery.args import LogDelivery, LogDestination
from cognito_identity.user_pool.message_args import EmailMfa, UserInvitation, UserPoolEmail, UserVerification
from cognito_identity.user_pool.sign_in_args import (
    DeviceTracking,
    FirstAuthFactors,
    MfaSecondFactor,
    PasswordPolicy,
    SignInAliases,
    SignInPolicy,
)
from cognito_identity.user_pool.threat_protection.args import (
    AccountTakeover,
    CompromisedCredentials,
    RiskAction,
    RiskConfiguration,
    RiskEmail,
    RiskException,
    RiskNotifications,
)
from cognito_identity.user_pool.triggers.args import LambdaTriggers
from cognito_identity.validation.problems import ArgumentError
from cognito_identity.version import __version__

__all__ = [
    "GRANT_VERBS",
    "AccountRecovery",
    "AccountTakeover",
    "AdvancedSecurityMode",
    "Analytics",
    "AppClient",
    "AppClientArgs",
    "AppClientOptions",
    "ArgumentError",
    "AttributeMapping",
    "AttributeRequestMethod",
    "AttributeType",
    "AuthFlows",
    "AuthenticationProviders",
    "Branding",
    "BrandingAsset",
    "ClientPreset",
    "CognitoDomain",
    "CompromisedAction",
    "CompromisedCredentials",
    "ContactAttributes",
    "CustomAttribute",
    "CustomDomain",
    "CustomThreatProtectionMode",
    "DeployedIdentity",
    "DeviceTracking",
    "EmailMfa",
    "ExistingUserPool",
    "ExistingUserPoolArgs",
    "FeaturePlan",
    "FederatedProvider",
    "FederatedProviderArgs",
    "FederatedProviderOptions",
    "FirstAuthFactors",
    "IdentityPool",
    "IdentityPoolArgs",
    "IdentityPoolUserPool",
    "LambdaTriggers",
    "LambdaVersion",
    "LogDelivery",
    "LogDestination",
    "Mfa",
    "MfaSecondFactor",
    "NoClientSecretError",
    "OAuthFlows",
    "OAuthSettings",
    "OidcEndpoints",
    "PasskeyUserVerification",
    "PasswordPolicy",
    "PrincipalTags",
    "ProviderType",
    "RemovalPolicy",
    "ResourceServer",
    "ResourceServerArgs",
    "ResourceServerOptions",
    "ResourceServerScope",
    "RiskAction",
    "RiskConfiguration",
    "RiskEmail",
    "RiskException",
    "RiskNotifications",
    "RoleMapping",
    "RoleMappingRule",
    "RoleMatchType",
    "SignInAliases",
    "SignInPolicy",
    "StandardAttribute",
    "StandardAttributes",
    "StandardThreatProtectionMode",
    "TakeoverAction",
    "UserGroup",
    "UserGroupArgs",
    "UserGroupOptions",
    "UserIdentity",
    "UserIdentityArgs",
    "UserInvitation",
    "UserPoolAlarms",
    "UserPoolAlarmsArgs",
    "UserPoolAlarmsOptions",
    "UserPoolDomain",
    "UserPoolDomainArgs",
    "UserPoolDomainOptions",
    "UserPoolEmail",
    "UserPoolOperation",
    "UserPoolWithMfa",
    "UserPoolWithMfaArgs",
    "UserVerification",
    "VerificationEmailStyle",
    "__version__",
    "amplify_outputs",
    "trust_policy",
]
