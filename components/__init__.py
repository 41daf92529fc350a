"""Amazon Cognito identity for Pulumi: user pool, app clients, identity pool and IAM roles with safe defaults."""

from . import collector

with collector.collector_at_rest():
    from .app_client import AppClient, NoClientSecretError
    from .args import (
        AccountRecovery,
        AdvancedSecurityMode,
        AppClientArgs,
        AppClientOptions,
        AttributeRequestMethod,
        AttributeType,
        ClientPreset,
        CompromisedAction,
        CustomThreatProtectionMode,
        FeaturePlan,
        FederatedProviderArgs,
        IdentityPoolArgs,
        LambdaVersion,
        Mfa,
        PasskeyUserVerification,
        ProviderType,
        RemovalPolicy,
        ResourceServerArgs,
        RoleMatchType,
        StandardThreatProtectionMode,
        TakeoverAction,
        UserGroupArgs,
        UserIdentityArgs,
        UserPoolAlarmsArgs,
        UserPoolDomainArgs,
        UserPoolOperation,
        UserPoolWithMfaArgs,
        VerificationEmailStyle,
    )
    from .existing_user_pool import ExistingUserPool
    from .federated_provider import FederatedProvider
    from .iam.grant_verbs import GRANT_VERBS
    from .iam.trust_policies import trust_policy
    from .identity_pool import IdentityPool
    from .outputs.amplify import DeployedIdentity, amplify_outputs
    from .reading.problems import ArgumentError
    from .resource_server import ResourceServer
    from .user_group import UserGroup
    from .user_identity import UserIdentity
    from .user_pool import UserPoolWithMfa
    from .user_pool_alarms import UserPoolAlarms
    from .user_pool_domain import UserPoolDomain
    from .version import __version__

__all__ = [
    "GRANT_VERBS",
    "AccountRecovery",
    "AdvancedSecurityMode",
    "AppClient",
    "AppClientArgs",
    "AppClientOptions",
    "ArgumentError",
    "AttributeRequestMethod",
    "AttributeType",
    "ClientPreset",
    "CompromisedAction",
    "CustomThreatProtectionMode",
    "DeployedIdentity",
    "ExistingUserPool",
    "FeaturePlan",
    "FederatedProvider",
    "FederatedProviderArgs",
    "IdentityPool",
    "IdentityPoolArgs",
    "LambdaVersion",
    "Mfa",
    "NoClientSecretError",
    "PasskeyUserVerification",
    "ProviderType",
    "RemovalPolicy",
    "ResourceServer",
    "ResourceServerArgs",
    "RoleMatchType",
    "StandardThreatProtectionMode",
    "TakeoverAction",
    "UserGroup",
    "UserGroupArgs",
    "UserIdentity",
    "UserIdentityArgs",
    "UserPoolAlarms",
    "UserPoolAlarmsArgs",
    "UserPoolDomain",
    "UserPoolDomainArgs",
    "UserPoolOperation",
    "UserPoolWithMfa",
    "UserPoolWithMfaArgs",
    "VerificationEmailStyle",
    "__version__",
    "amplify_outputs",
    "trust_policy",
]
