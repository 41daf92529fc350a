"""Amazon Cognito identity for Pulumi: user pool, app clients, identity pool and IAM roles with safe defaults."""

from .app_client import AppClient, NoClientSecretError
from .args import (
    AccountRecovery,
    AdvancedSecurityMode,
    AppClientArgs,
    AppClientOptions,
    AttributeType,
    ClientPreset,
    FeaturePlan,
    IdentityPoolArgs,
    Mfa,
    RemovalPolicy,
    UserIdentityArgs,
    UserPoolWithMfaArgs,
    VerificationEmailStyle,
)
from .iam.trust_policies import trust_policy
from .identity_pool import IdentityPool
from .reading.problems import ArgumentError
from .user_identity import UserIdentity
from .user_pool import UserPoolWithMfa
from .version import __version__

__all__ = [
    "AccountRecovery",
    "AdvancedSecurityMode",
    "AppClient",
    "AppClientArgs",
    "AppClientOptions",
    "ArgumentError",
    "AttributeType",
    "ClientPreset",
    "FeaturePlan",
    "IdentityPool",
    "IdentityPoolArgs",
    "Mfa",
    "NoClientSecretError",
    "RemovalPolicy",
    "UserIdentity",
    "UserIdentityArgs",
    "UserPoolWithMfa",
    "UserPoolWithMfaArgs",
    "VerificationEmailStyle",
    "__version__",
    "trust_policy",
]
