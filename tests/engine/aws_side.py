"""What AWS must show after each change of docs/lifecycle.md."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sandbox.aws import AwsServer


class Deployed:
    """What AWS holds of one identity."""

    def __init__(self, server: AwsServer, ids: Mapping[str, Any]) -> None:
        self._idp = server.client("cognito-idp")
        self._access = server.client("cognito-identity")
        self._iam = server.client("iam")
        self._ids = ids

    def at(self, place: str) -> Any:
        """The value at a dotted place, such as `pool.Policies.PasswordPolicy.MinimumLength`; None if there is none."""
        head, *rest = place.split(".")
        value: Any = getattr(self, head)
        for key in rest:
            value = value.get(key) if isinstance(value, Mapping) else None
        # AWS keeps lists of words in no order.
        return sorted(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else value

    @cached_property
    def pool(self) -> Any:
        """DescribeUserPool."""
        return self._idp.describe_user_pool(UserPoolId=self._ids["user_pool_id"])["UserPool"]

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The pool's attributes by name."""
        return {attribute["Name"].replace(":", "_"): attribute for attribute in self.pool["SchemaAttributes"]}

    @cached_property
    def mfa(self) -> Any:
        """GetUserPoolMfaConfig."""
        return self._idp.get_user_pool_mfa_config(UserPoolId=self._ids["user_pool_id"])

    @cached_property
    def sends_sms(self) -> bool:
        """Whether SMS are a second factor."""
        return "SmsMfaConfiguration" in self.mfa

    @cached_property
    def has_sms_role(self) -> bool:
        """Whether the pool may send SMS at all."""
        return "SmsConfiguration" in self.pool

    @cached_property
    def risk(self) -> Any:
        """DescribeRiskConfiguration."""
        return self._idp.describe_risk_configuration(UserPoolId=self._ids["user_pool_id"])["RiskConfiguration"]

    @cached_property
    def client(self) -> Any:
        """DescribeUserPoolClient of `web`."""
        found = self._idp.describe_user_pool_client(
            UserPoolId=self._ids["user_pool_id"], ClientId=self._ids["client_ids"]["web"]
        )
        return found["UserPoolClient"]

    @cached_property
    def clients(self) -> int:
        """How many clients the pool has."""
        return len(
            self._idp.list_user_pool_clients(UserPoolId=self._ids["user_pool_id"], MaxResults=60)["UserPoolClients"]
        )

    @cached_property
    def access(self) -> Any:
        """DescribeIdentityPool."""
        pool_id = self._ids["identity_pool_id"]
        return {} if pool_id is None else self._access.describe_identity_pool(IdentityPoolId=pool_id)

    @cached_property
    def vouchers(self) -> list[str]:
        """User pools the identity pool accepts besides the identity's own."""
        own = self._ids["user_pool_id"]
        providers = self.access["CognitoIdentityProviders"]
        return [p["ProviderName"] for p in providers if not p["ProviderName"].endswith(own)]

    @cached_property
    def roles(self) -> Any:
        """GetIdentityPoolRoles."""
        return self._access.get_identity_pool_roles(IdentityPoolId=self._ids["identity_pool_id"])["Roles"]

    @cached_property
    def strange_roles(self) -> list[str]:
        """Kinds of people whose role is one that the stack did not make."""
        return [kind for kind, arn in self.roles.items() if arn.endswith(":role/mine")]

    @cached_property
    def guests(self) -> bool:
        """Whether there is a role for guests."""
        return "unauthenticated" in self.roles

    @cached_property
    def attached(self) -> list[str]:
        """Managed policies of the role of people who signed in."""
        found = self._iam.list_attached_role_policies(RoleName=_role_name(self.roles["authenticated"]))
        return [policy["PolicyArn"] for policy in found["AttachedPolicies"]]

    @cached_property
    def inline(self) -> int:
        """How many policies of its own the guests' role has."""
        if not self.guests:
            return 0
        return len(self._iam.list_role_policies(RoleName=_role_name(self.roles["unauthenticated"]))["PolicyNames"])


def _role_name(arn: str) -> str:
    return arn.rpartition("/")[2]


_SES = "arn:aws:ses:us-east-1:123456789012:identity"
_POLICY, _TEMPLATE = "pool.Policies.PasswordPolicy", "pool.VerificationMessageTemplate"
_INVITATION, _EMAIL = "pool.AdminCreateUserConfig.InviteMessageTemplate", "pool.EmailConfiguration"
SEEN: Mapping[str, tuple[str, Any]] = {
    "allowSignup": ("pool.AdminCreateUserConfig.AllowAdminCreateUserOnly", False),
    "tags": ("pool.UserPoolTags", {"team": "web"}),
    "clients": ("clients", 2),
    "disableIdentityPool": ("access.AllowUnauthenticatedIdentities", False),
    "userPool.selfSignUpEnabled": ("pool.AdminCreateUserConfig.AllowAdminCreateUserOnly", False),
    "userPool.autoVerify": ("pool.AutoVerifiedAttributes", None),
    "userPool.keepOriginal": ("pool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate", []),
    "userPool.customAttributes": ("schema.custom_team.StringAttributeConstraints.MaxLength", "40"),
    "userPool.standardAttributes": ("schema.custom_nickname", None),
    "userPool.passwordPolicy.minLength": (f"{_POLICY}.MinimumLength", 12),
    "userPool.passwordPolicy.requireLowercase": (f"{_POLICY}.RequireLowercase", False),
    "userPool.passwordPolicy.requireUppercase": (f"{_POLICY}.RequireUppercase", False),
    "userPool.passwordPolicy.requireDigits": (f"{_POLICY}.RequireNumbers", False),
    "userPool.passwordPolicy.requireSymbols": (f"{_POLICY}.RequireSymbols", False),
    "userPool.passwordPolicy.tempPasswordValidityDays": (f"{_POLICY}.TemporaryPasswordValidityDays", 7),
    "userPool.passwordPolicy.passwordHistorySize": (f"{_POLICY}.PasswordHistorySize", 5),
    "userPool.mfa": ("mfa.MfaConfiguration", "OPTIONAL"),
    "userPool.mfaSecondFactor": ("sends_sms", True),
    "userPool.mfaMessage": ("mfa.SmsMfaConfiguration.SmsAuthenticationMessage", "Your code is {####}"),
    "userPool.emailMfa": ("mfa.EmailMfaConfiguration.Message", "It is {####}"),
    "userPool.signInPolicy.allowedFirstAuthFactors": (
        "pool.Policies.SignInPolicy.AllowedFirstAuthFactors",
        ["EMAIL_OTP", "PASSWORD", "WEB_AUTHN"],
    ),
    "userPool.accountRecovery": (
        "pool.AccountRecoverySetting.RecoveryMechanisms",
        [{"Name": "admin_only", "Priority": 1}],
    ),
    "userPool.userVerification.emailSubject": (f"{_TEMPLATE}.EmailSubject", "Welcome"),
    "userPool.userVerification.emailBody": (f"{_TEMPLATE}.EmailMessage", "Type {####}"),
    "userPool.userVerification.emailStyle": (f"{_TEMPLATE}.DefaultEmailOption", "CONFIRM_WITH_LINK"),
    "userPool.userVerification.smsMessage": (f"{_TEMPLATE}.SmsMessage", "Type {####}"),
    "userPool.userInvitation.emailSubject": (f"{_INVITATION}.EmailSubject", "Come in"),
    "userPool.userInvitation.emailBody": (f"{_INVITATION}.EmailMessage", "You are {username}, with {####}"),
    "userPool.userInvitation.smsMessage": (f"{_INVITATION}.SMSMessage", "You are {username}, with {####}"),
    "userPool.email.replyTo": (f"{_EMAIL}.ReplyToEmailAddress", "help@example.com"),
    "userPool.email.fromEmail": (f"{_EMAIL}.SourceArn", f"{_SES}/ann@example.com"),
    "userPool.email.fromName": (f"{_EMAIL}.From", "Ann <ann@example.com>"),
    "userPool.email.sesRegion": (f"{_EMAIL}.SourceArn", "arn:aws:ses:eu-west-1:123456789012:identity/ann@example.com"),
    "userPool.email.sesVerifiedDomain": (f"{_EMAIL}.SourceArn", f"{_SES}/example.com"),
    "userPool.email.configurationSetName": (f"{_EMAIL}.ConfigurationSet", "mail"),
    "userPool.email.sourceArn": (f"{_EMAIL}.SourceArn", f"{_SES}/example.com"),
    "userPool.enableSmsRole": ("has_sms_role", True),
    "userPool.smsRole": ("pool.SmsConfiguration.SnsCallerArn", "arn:aws:iam::123456789012:role/new"),
    "userPool.smsRoleExternalId": ("pool.SmsConfiguration.ExternalId", "another"),
    "userPool.snsRegion": ("pool.SmsConfiguration.SnsRegion", "us-west-2"),
    "userPool.deviceTracking": (
        "pool.DeviceConfiguration",
        {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": True},
    ),
    "userPool.featurePlan": ("pool.UserPoolTier", "ESSENTIALS"),
    "userPool.advancedSecurityMode": ("pool.UserPoolAddOns.AdvancedSecurityMode", "AUDIT"),
    "userPool.riskConfiguration": ("risk.CompromisedCredentialsRiskConfiguration.Actions.EventAction", "BLOCK"),
    "userPool.deletionProtection": ("pool.DeletionProtection", "INACTIVE"),
    "userPool.removalPolicy": ("pool.DeletionProtection", "ACTIVE"),
    "userPool.tags": ("pool.UserPoolTags", {"team": "web"}),
    "clients.web.userPoolClientName": ("client.ClientName", "pages"),
    "clients.web.preset": ("client.RefreshTokenRotation.Feature", "ENABLED"),
    "clients.web.authFlows": (
        "client.ExplicitAuthFlows",
        [
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ALLOW_CUSTOM_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
            "ALLOW_USER_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_USER_SRP_AUTH",
        ],
    ),
    "clients.web.oAuth.flows": ("client.AllowedOAuthFlows", ["code", "implicit"]),
    "clients.web.oAuth.scopes": ("client.AllowedOAuthScopes", ["openid"]),
    "clients.web.oAuth.callbackUrls": ("client.CallbackURLs", ["https://b.example/"]),
    "clients.web.oAuth.logoutUrls": ("client.LogoutURLs", ["https://a.example/bye"]),
    "clients.web.oAuth.defaultRedirectUri": ("client.DefaultRedirectURI", "https://a.example/"),
    "clients.web": ("client.AllowedOAuthFlowsUserPoolClient", False),
    "clients.web.supportedIdentityProviders": ("client.SupportedIdentityProviders", ["COGNITO", "Google"]),
    "clients.web.accessTokenValidityMinutes": ("client.AccessTokenValidity", 30),
    "clients.web.idTokenValidityMinutes": ("client.IdTokenValidity", 30),
    "clients.web.refreshTokenValidityMinutes": ("client.RefreshTokenValidity", 1440),
    "clients.web.refreshTokenRotationGracePeriodSeconds": (
        "client.RefreshTokenRotation",
        {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10},
    ),
    "clients.web.authSessionValidityMinutes": ("client.AuthSessionValidity", 5),
    "clients.web.enableTokenRevocation": ("client.EnableTokenRevocation", False),
    "clients.web.preventUserExistenceErrors": ("client.PreventUserExistenceErrors", "LEGACY"),
    "clients.web.enablePropagateAdditionalUserContextData": (
        "client.EnablePropagateAdditionalUserContextData",
        True,
    ),
    "clients.web.readAttributes": ("client.ReadAttributes", ["email"]),
    "clients.web.writeAttributes": ("client.WriteAttributes", ["email", "family_name", "given_name"]),
    "identityPoolOptions.allowUnauthenticatedIdentities": ("guests", True),
    "identityPoolOptions.allowClassicFlow": ("access.AllowClassicFlow", True),
    "identityPoolOptions.userPools": ("vouchers", ["cognito-idp.us-east-1.amazonaws.com/us-east-1_Partners1"]),
    "identityPoolOptions.authenticatedRole": ("strange_roles", ["authenticated"]),
    "identityPoolOptions.unauthenticatedRole": ("strange_roles", ["unauthenticated"]),
    "identityPoolOptions.authenticatedPolicies": ("attached", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]),
    "identityPoolOptions.unauthenticatedPolicies": ("inline", 1),
    "identityPoolOptions.removalPolicy": ("access.AllowUnauthenticatedIdentities", False),
    "identityPoolOptions.tags": ("access.IdentityPoolTags", {"team": "web"}),
}
"""Argument → where AWS shows it, and what must stand there."""
