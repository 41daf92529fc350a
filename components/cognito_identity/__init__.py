"""Amazon Cognito identity for Pulumi: user pool, app clients, identity pool and IAM roles with safe defaults."""

from cognito_identity import collector

with collector.collector_at_rest():
    from cognito_identity.alarms.args import UserPoolAlarmsArgs
    from cognito_identity.alarms.component import UserPoolAlarms
    from cognito_identity.app_client.args import AppClientArgs, AppClientOptions
    from cognito_identity.app_client.component import AppClient, NoClientSecretError
    from cognito_identity.domain.args import UserPoolDomainArgs
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
    from cognito_identity.federated_provider.args import FederatedProviderArgs
    from cognito_identity.federated_provider.component import FederatedProvider
    from cognito_identity.iam.grant_verbs import GRANT_VERBS
    from cognito_identity.iam.trust_policies import trust_policy
    from cognito_identity.identity_pool.args import IdentityPoolArgs
    from cognito_identity.identity_pool.component import IdentityPool
    from cognito_identity.resource_server.args import ResourceServerArgs
    from cognito_identity.resource_server.component import ResourceServer
    from cognito_identity.user_group.args import UserGroupArgs
    from cognito_identity.user_group.component import UserGroup
    from cognito_identity.user_identity.amplify import DeployedIdentity, amplify_outputs
    from cognito_identity.user_identity.args import UserIdentityArgs
    from cognito_identity.user_identity.component import UserIdentity
    from cognito_identity.user_pool.args import UserPoolWithMfaArgs
    from cognito_identity.user_pool.component import UserPoolWithMfa
    from cognito_identity.user_pool.existing import ExistingUserPool
    from cognito_identity.validation.problems import ArgumentError
    from cognito_identity.version import __version__

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
