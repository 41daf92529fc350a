"""The CloudWatch metrics of user pools and their dimensions."""

from collections.abc import Mapping
from typing import Final

NAMESPACE: Final = "AWS/Cognito"

_BY_CLIENT: Final = frozenset({"UserPool", "UserPoolClient"})
_BY_PROVIDER: Final = frozenset({*_BY_CLIENT, "IdentityProvider"})
_BY_REQUEST: Final = frozenset({"UserPoolId", "Operation"})
_BY_RISK: Final = frozenset({*_BY_REQUEST, "RiskLevel"})

# https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
# https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-viewing-threat-protection-metrics.html
DIMENSIONS: Final[Mapping[str, frozenset[str]]] = {
    "SignUpSuccesses": _BY_CLIENT,
    "SignUpThrottles": _BY_CLIENT,
    "SignInSuccesses": _BY_CLIENT,
    "SignInThrottles": _BY_CLIENT,
    "TokenRefreshSuccesses": _BY_CLIENT,
    "TokenRefreshThrottles": _BY_CLIENT,
    "FederationSuccesses": _BY_PROVIDER,
    "FederationThrottles": _BY_PROVIDER,
    "CompromisedCredentialRisk": _BY_RISK,
    "AccountTakeoverRisk": _BY_RISK,
    "OverrideBlock": _BY_RISK,
    "Risk": _BY_REQUEST,
    "NoRisk": _BY_REQUEST,
}
"""All metrics of `AWS/Cognito`; CloudWatch has each only with exactly these dimensions."""

VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "Operation": ("SignIn", "SignUp", "PasswordChange"),
    "RiskLevel": ("High", "Medium", "Low"),
}
"""The only values of these dimensions."""
