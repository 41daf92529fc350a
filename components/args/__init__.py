"""The public words: arguments as typed dictionaries, closed sets of words as enums."""

from .app_client import AppClientArgs, AppClientOptions, AuthFlows, OAuthFlows, OAuthSettings
from .attributes import ContactAttributes, CustomAttribute, StandardAttribute, StandardAttributes
from .enums import (
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
from .federated_provider import FederatedProviderArgs, FederatedProviderOptions
from .identity_pool import IdentityPoolArgs, IdentityPoolUserPool
from .log_delivery import LogDelivery, LogDestination
from .messages import EmailMfa, UserInvitation, UserPoolEmail, UserVerification
from .resource_server import ResourceServerArgs, ResourceServerOptions
from .sign_in import (
    DeviceTracking,
    FirstAuthFactors,
    MfaSecondFactor,
    PasswordPolicy,
    SignInAliases,
    SignInPolicy,
)
from .threat_protection import (
    AccountTakeover,
    CompromisedCredentials,
    RiskAction,
    RiskConfiguration,
    RiskEmail,
    RiskException,
    RiskNotifications,
)
from .triggers import LambdaTriggers
from .user_group import UserGroupArgs, UserGroupOptions
from .user_identity import ExistingUserPoolArgs, UserIdentityArgs
from .user_pool import UserPoolWithMfaArgs
from .user_pool_alarms import UserPoolAlarmsArgs, UserPoolAlarmsOptions
from .user_pool_domain import UserPoolDomainArgs, UserPoolDomainOptions

__all__ = [
    "AccountRecovery",
    "AccountTakeover",
    "AdvancedSecurityMode",
    "AppClientArgs",
    "AppClientOptions",
    "AttributeRequestMethod",
    "AttributeType",
    "AuthFlows",
    "ClientPreset",
    "CompromisedAction",
    "CompromisedCredentials",
    "ContactAttributes",
    "CustomAttribute",
    "CustomThreatProtectionMode",
    "DeviceTracking",
    "EmailMfa",
    "ExistingUserPoolArgs",
    "FeaturePlan",
    "FederatedProviderArgs",
    "FederatedProviderOptions",
    "FirstAuthFactors",
    "IdentityPoolArgs",
    "IdentityPoolUserPool",
    "LambdaTriggers",
    "LambdaVersion",
    "LogDelivery",
    "LogDestination",
    "Mfa",
    "MfaSecondFactor",
    "OAuthFlows",
    "OAuthSettings",
    "PasskeyUserVerification",
    "PasswordPolicy",
    "ProviderType",
    "RemovalPolicy",
    "ResourceServerArgs",
    "ResourceServerOptions",
    "RiskAction",
    "RiskConfiguration",
    "RiskEmail",
    "RiskException",
    "RiskNotifications",
    "RoleMatchType",
    "SignInAliases",
    "SignInPolicy",
    "StandardAttribute",
    "StandardAttributes",
    "StandardThreatProtectionMode",
    "TakeoverAction",
    "UserGroupArgs",
    "UserGroupOptions",
    "UserIdentityArgs",
    "UserInvitation",
    "UserPoolAlarmsArgs",
    "UserPoolAlarmsOptions",
    "UserPoolDomainArgs",
    "UserPoolDomainOptions",
    "UserPoolEmail",
    "UserPoolOperation",
    "UserPoolWithMfaArgs",
    "UserVerification",
    "VerificationEmailStyle",
]
