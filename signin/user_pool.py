"""A user pool and an app client, as AWS describes them: what a sign-in needs to know."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from signin.attributes import EMAIL, PHONE_NUMBER, Attribute
from signin.passwords import PasswordPolicy

Flow = Literal["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "USER_AUTH", "USER_SRP_AUTH"]
USER_PASSWORD: Final = "USER_PASSWORD_AUTH"  # noqa: S105 -- the name of a flow
ADMIN_PASSWORD: Final = "ADMIN_USER_PASSWORD_AUTH"  # noqa: S105 -- the name of a flow
USER_CHOICE: Final = "USER_AUTH"
USER_SRP: Final = "USER_SRP_AUTH"
# The simplest first, SRP last.
FLOWS: Final[tuple[Flow, ...]] = (USER_PASSWORD, ADMIN_PASSWORD, USER_CHOICE, USER_SRP)
REFRESH: Final = "REFRESH_TOKEN_AUTH"
MACHINE: Final = "client_credentials"

# The default of a client that lists no flow.
_DEFAULT_FLOWS: Final = ("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH")
# Clients with the older names, without ALLOW_, always have SRP and refresh.
_LEGACY_FLOWS: Final = {"USER_PASSWORD_AUTH": USER_PASSWORD, "ADMIN_NO_SRP_AUTH": ADMIN_PASSWORD}
_LEGACY_CUSTOM_ONLY: Final = "CUSTOM_AUTH_FLOW_ONLY"


@dataclass(frozen=True, slots=True)
class MessageFactor:
    """An MFA method whose codes are sent: its name, its challenge, and the attribute that says where codes go."""

    title: str
    challenge: Literal["SMS_MFA", "EMAIL_OTP"]
    attribute: str


SMS_FACTOR: Final = MessageFactor("SMS", "SMS_MFA", PHONE_NUMBER)
EMAIL_FACTOR: Final = MessageFactor("email", "EMAIL_OTP", EMAIL)
_KEY: Final = "KMSKeyID"
_PRE_SIGN_UP: Final = "PreSignUp"


@dataclass(frozen=True, slots=True)
class Pool:
    """The user pool's settings that matter for signing in."""

    self_sign_up: bool
    mfa: str
    totp: bool
    message_factors: tuple[MessageFactor, ...]
    password_policy: PasswordPolicy
    attributes: tuple[Attribute, ...]
    username_attributes: frozenset[str]
    aliases: frozenset[str]
    auto_verified: frozenset[str]
    only_admins_reset: bool
    # Lambda triggers by their names in LambdaConfig.
    triggers: tuple[str, ...]
    domain: str | None
    custom_domain: str | None
    # The first factors: PASSWORD, EMAIL_OTP, SMS_OTP, WEB_AUTHN.
    first_factors: frozenset[str] = frozenset({"PASSWORD"})
    # Whose SES identity sends the pool's email; None where Cognito sends by itself.
    sender: str | None = None
    threat_protection: str = "OFF"
    remembers_devices: bool = False

    @property
    def pre_sign_up_trigger(self) -> bool:
        """Whether a Lambda trigger can refuse or confirm sign-ups."""
        return _PRE_SIGN_UP in self.triggers

    def attribute(self, name: str) -> Attribute:
        """The named attribute; one that the schema does not list has no bounds."""
        return next((a for a in self.attributes if a.name == name), Attribute(name, "String"))

    @property
    def message_factor_names(self) -> tuple[str, ...]:
        """The names of the MFA methods whose codes are sent."""
        return tuple(factor.title for factor in self.message_factors)

    @property
    def profile(self) -> tuple[Attribute, ...]:
        """The temporary user's attributes: required, custom, and the email address if users sign in with it."""
        return tuple(a for a in self.attributes if a.required or a.custom or (a.name == EMAIL and self._email_is_used))

    @property
    def _email_is_used(self) -> bool:
        return EMAIL in self.username_attributes or EMAIL in self.aliases


@dataclass(frozen=True, slots=True)
class Client:
    """The app client's settings that matter for signing in."""

    id: str
    flows: frozenset[str]
    rotates_refresh_tokens: bool
    writable: frozenset[str]
    secret: str | None = field(default=None, repr=False)
    grace_seconds: int = 0
    has_token_revocation: bool = True
    hides_user_existence: bool = True
    oauth_flows: frozenset[str] = frozenset()
    scopes: tuple[str, ...] = ()
    callback_urls: tuple[str, ...] = ()
    # Identity providers, COGNITO left out.
    identity_providers: tuple[str, ...] = ()

    def allows(self, flow: str) -> bool:
        """Whether the client may use `flow`, named as InitiateAuth names it."""
        return f"ALLOW_{flow}" in self.flows

    def can_write(self, name: str) -> bool:
        """Whether users can change the attribute through this client; a client without a list can write all."""
        return not self.writable or name in self.writable

    @property
    def password_flows(self) -> tuple[Flow, ...]:
        """The client's auth flows with a password: the simplest first, SRP last."""
        return tuple(flow for flow in FLOWS if self.allows(flow))

    @property
    def disallowed_flows(self) -> tuple[Flow, ...]:
        """The auth flows with a password that the client does not have."""
        return tuple(flow for flow in FLOWS if not self.allows(flow))

    @property
    def can_refresh(self) -> bool:
        """Whether the client can use refresh tokens."""
        return self.rotates_refresh_tokens or self.allows(REFRESH)


def read_pool(pool: Mapping[str, Any], mfa: Mapping[str, Any]) -> Pool:
    """The pool as DescribeUserPool and GetUserPoolMfaConfig describe it."""
    # The email factor's configuration may be an empty object.
    offered = {SMS_FACTOR: bool(mfa.get("SmsMfaConfiguration")), EMAIL_FACTOR: "EmailMfaConfiguration" in mfa}
    recovery = (pool.get("AccountRecoverySetting") or {}).get("RecoveryMechanisms") or ()
    schema = pool.get("SchemaAttributes") or ()
    return Pool(
        self_sign_up=not (pool.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly", False),
        mfa=mfa.get("MfaConfiguration", "OFF"),
        totp=bool((mfa.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled")),
        message_factors=tuple(factor for factor, configured in offered.items() if configured),
        password_policy=PasswordPolicy.from_description((pool.get("Policies") or {}).get("PasswordPolicy") or {}),
        attributes=tuple(Attribute.from_description(s) for s in schema if s["Name"] != "sub"),
        username_attributes=frozenset(pool.get("UsernameAttributes") or ()),
        aliases=frozenset(pool.get("AliasAttributes") or ()),
        auto_verified=frozenset(pool.get("AutoVerifiedAttributes") or ()),
        only_admins_reset=any(mechanism.get("Name") == "admin_only" for mechanism in recovery),
        triggers=tuple(_triggers(pool.get("LambdaConfig") or {})),
        domain=pool.get("Domain") or None,
        custom_domain=pool.get("CustomDomain") or None,
        first_factors=frozenset(
            ((pool.get("Policies") or {}).get("SignInPolicy") or {}).get("AllowedFirstAuthFactors") or ("PASSWORD",)
        ),
        sender=_sender(pool.get("EmailConfiguration") or {}),
        threat_protection=(pool.get("UserPoolAddOns") or {}).get("AdvancedSecurityMode") or "OFF",
        remembers_devices=bool(pool.get("DeviceConfiguration")),
    )


def _triggers(config: Mapping[str, Any]) -> Iterator[str]:
    """The names of the triggers. A versioned one is described twice, `…` and `…Config`."""
    for name, value in config.items():
        plain = name.removesuffix("Config")
        if value and name != _KEY and (plain == name or not config.get(plain)):
            yield plain


def _sender(config: Mapping[str, Any]) -> str | None:
    if config.get("EmailSendingAccount") != "DEVELOPER":
        return None
    return config.get("From") or str(config.get("SourceArn", "")).rpartition("/")[2] or "an SES identity"


def read_client(client: Mapping[str, Any]) -> Client:
    """The client as DescribeUserPoolClient describes it."""
    rotation = client.get("RefreshTokenRotation") or {}
    return Client(
        id=client["ClientId"],
        flows=_flows(client.get("ExplicitAuthFlows") or ()),
        rotates_refresh_tokens=rotation.get("Feature") == "ENABLED",
        writable=frozenset(client.get("WriteAttributes") or ()),
        secret=client.get("ClientSecret"),
        grace_seconds=rotation.get("RetryGracePeriodSeconds") or 0,
        has_token_revocation=client.get("EnableTokenRevocation") is not False,
        hides_user_existence=client.get("PreventUserExistenceErrors") == "ENABLED",
        # They have no effect unless AllowedOAuthFlowsUserPoolClient is true.
        oauth_flows=frozenset(
            client.get("AllowedOAuthFlows") or () if client.get("AllowedOAuthFlowsUserPoolClient") else ()
        ),
        scopes=tuple(client.get("AllowedOAuthScopes") or ()),
        callback_urls=tuple(client.get("CallbackURLs") or ()),
        identity_providers=tuple(p for p in client.get("SupportedIdentityProviders") or () if p != "COGNITO"),
    )


def _flows(listed: Sequence[str]) -> frozenset[str]:
    """The flows by their ALLOW_ names."""
    if not listed:
        return frozenset(_DEFAULT_FLOWS)
    named = frozenset(listed)
    if not named & {*_LEGACY_FLOWS, _LEGACY_CUSTOM_ONLY}:
        return named
    kept = {"ALLOW_REFRESH_TOKEN_AUTH"}
    kept |= {f"ALLOW_{flow}" for legacy, flow in _LEGACY_FLOWS.items() if legacy in named}
    if _LEGACY_CUSTOM_ONLY not in named:
        kept.add("ALLOW_USER_SRP_AUTH")
    return frozenset(kept)
