"""The public words: arguments as typed dictionaries, closed sets of words as enums."""

from .app_client import AppClientArgs, AppClientOptions, AuthFlows, OAuthFlows, OAuthSettings
from .enums import (
    AccountRecovery,
    AdvancedSecurityMode,
    AttributeRequestMethod,
    AttributeType,
    ClientPreset,
    FeaturePlan,
    Mfa,
    ProviderType,
    RemovalPolicy,
    RoleMatchType,
    VerificationEmailStyle,
)
from .federated_provider import FederatedProviderArgs, FederatedProviderOptions
from .identity_pool import IdentityPoolArgs, IdentityPoolUserPool
from .resource_server import ResourceServerArgs, ResourceServerOptions
from .user_group import UserGroupArgs, UserGroupOptions
from .user_identity import ExistingUserPoolArgs, UserIdentityArgs
from .user_pool import (
    ContactAttributes,
    CustomAttribute,
    DeviceTracking,
    EmailMfa,
    FirstAuthFactors,
    MfaSecondFactor,
    PasswordPolicy,
    SignInAliases,
    SignInPolicy,
    StandardAttribute,
    StandardAttributes,
    UserInvitation,
    UserPoolEmail,
    UserPoolWithMfaArgs,
    UserVerification,
)
from .user_pool_alarms import UserPoolAlarmsArgs, UserPoolAlarmsOptions
from .user_pool_domain import UserPoolDomainArgs, UserPoolDomainOptions

__all__ = [
    "AccountRecovery",
    "AdvancedSecurityMode",
    "AppClientArgs",
    "AppClientOptions",
    "AttributeRequestMethod",
    "AttributeType",
    "AuthFlows",
    "ClientPreset",
    "ContactAttributes",
    "CustomAttribute",
    "DeviceTracking",
    "EmailMfa",
    "ExistingUserPoolArgs",
    "FeaturePlan",
    "FederatedProviderArgs",
    "FederatedProviderOptions",
    "FirstAuthFactors",
    "IdentityPoolArgs",
    "IdentityPoolUserPool",
    "Mfa",
    "MfaSecondFactor",
    "OAuthFlows",
    "OAuthSettings",
    "PasswordPolicy",
    "ProviderType",
    "RemovalPolicy",
    "ResourceServerArgs",
    "ResourceServerOptions",
    "RoleMatchType",
    "SignInAliases",
    "SignInPolicy",
    "StandardAttribute",
    "StandardAttributes",
    "UserGroupArgs",
    "UserGroupOptions",
    "UserIdentityArgs",
    "UserInvitation",
    "UserPoolAlarmsArgs",
    "UserPoolAlarmsOptions",
    "UserPoolDomainArgs",
    "UserPoolDomainOptions",
    "UserPoolEmail",
    "UserPoolWithMfaArgs",
    "UserVerification",
    "VerificationEmailStyle",
]
