"""What the target says about itself: how people get in, with which password, factor and client."""

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
# The tutorial's first, the safest last.
FLOWS: Final[tuple[Flow, ...]] = (USER_PASSWORD, ADMIN_PASSWORD, USER_CHOICE, USER_SRP)
REFRESH: Final = "REFRESH_TOKEN_AUTH"
MACHINE: Final = "client_credentials"

# What a client gets that names no flow.
_DEFAULT_FLOWS: Final = ("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH")
# Before the ALLOW_ names, SRP and refresh could not be switched off.
_LEGACY_FLOWS: Final = {"USER_PASSWORD_AUTH": USER_PASSWORD, "ADMIN_NO_SRP_AUTH": ADMIN_PASSWORD}
_LEGACY_CUSTOM_ONLY: Final = "CUSTOM_AUTH_FLOW_ONLY"


@dataclass(frozen=True, slots=True)
class MessageFactor:
    """A second factor whose codes are sent: what the challenge is called, and where its codes go."""

    title: str
    challenge: Literal["SMS_MFA", "EMAIL_OTP"]
    attribute: str


SMS_FACTOR: Final = MessageFactor("SMS", "SMS_MFA", PHONE_NUMBER)
EMAIL_FACTOR: Final = MessageFactor("e-mail", "EMAIL_OTP", EMAIL)
_KEY: Final = "KMSKeyID"
_PRE_SIGN_UP: Final = "PreSignUp"


@dataclass(frozen=True, slots=True)
class Pool:
    """The user pool, as far as signing in goes."""

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
    # What a sign-in may begin with: PASSWORD, EMAIL_OTP, SMS_OTP, WEB_AUTHN.
    first_factors: frozenset[str] = frozenset({"PASSWORD"})
    # Whose SES identity sends the pool's email; None where Cognito sends by itself.
    sender: str | None = None
    threat_protection: str = "OFF"
    remembers_devices: bool = False

    @property
    def pre_sign_up_trigger(self) -> bool:
        """Whether a Lambda function decides about sign-ups."""
        return _PRE_SIGN_UP in self.triggers

    def attribute(self, name: str) -> Attribute:
        """The named attribute; one that the schema does not list has no bounds."""
        return next((a for a in self.attributes if a.name == name), Attribute(name, "String"))

    @property
    def other_factors(self) -> tuple[str, ...]:
        """The factors besides the authenticator app, in people's words."""
        return tuple(factor.title for factor in self.message_factors)

    @property
    def profile(self) -> tuple[Attribute, ...]:
        """What the throw-away user is given: what is required, what the owner added, and an address people use."""
        return tuple(a for a in self.attributes if a.required or a.custom or (a.name == EMAIL and self._mail_is_used))

    @property
    def _mail_is_used(self) -> bool:
        return EMAIL in self.username_attributes or EMAIL in self.aliases


@dataclass(frozen=True, slots=True)
class Client:
    """The app client, as far as signing in goes."""

    id: str
    flows: frozenset[str]
    rotates: bool
    writable: frozenset[str]
    secret: str | None = field(default=None, repr=False)
    grace_seconds: int = 0
    revokes: bool = True
    hides_users: bool = True
    oauth_flows: frozenset[str] = frozenset()
    scopes: tuple[str, ...] = ()
    callback_urls: tuple[str, ...] = ()
    # Identity providers, COGNITO left out.
    identity_providers: tuple[str, ...] = ()

    def allows(self, flow: str) -> bool:
        """Whether the client may use `flow`, named as InitiateAuth names it."""
        return f"ALLOW_{flow}" in self.flows

    def may_write(self, name: str) -> bool:
        """Whether a person may set the named attribute through this client; one that lists nothing may write all."""
        return not self.writable or name in self.writable

    @property
    def sign_in_flows(self) -> tuple[Flow, ...]:
        """The flows that this proof can play on this client: the tutorial's first, the safest last."""
        return tuple(flow for flow in FLOWS if self.allows(flow))

    @property
    def closed_flows(self) -> tuple[Flow, ...]:
        """The others of those."""
        return tuple(flow for flow in FLOWS if not self.allows(flow))

    @property
    def refreshes(self) -> bool:
        """Whether a refresh token is of any use with this client."""
        return self.rotates or self.allows(REFRESH)


def read_pool(pool: Mapping[str, Any], mfa: Mapping[str, Any]) -> Pool:
    """The pool that DescribeUserPool and GetUserPoolMfaConfig tell of."""
    # An e-mail factor may be all defaults, and then says nothing but that it is there.
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
    """The names of the triggers; one that has a version is told twice, of which the longer name says no more."""
    for name, value in config.items():
        plain = name.removesuffix("Config")
        if value and name != _KEY and (plain == name or not config.get(plain)):
            yield plain


def _sender(config: Mapping[str, Any]) -> str | None:
    if config.get("EmailSendingAccount") != "DEVELOPER":
        return None
    return config.get("From") or str(config.get("SourceArn", "")).rpartition("/")[2] or "an SES identity"


def read_client(client: Mapping[str, Any]) -> Client:
    """The client that DescribeUserPoolClient tells of."""
    rotation = client.get("RefreshTokenRotation") or {}
    return Client(
        id=client["ClientId"],
        flows=_flows(client.get("ExplicitAuthFlows") or ()),
        rotates=rotation.get("Feature") == "ENABLED",
        writable=frozenset(client.get("WriteAttributes") or ()),
        secret=client.get("ClientSecret"),
        grace_seconds=rotation.get("RetryGracePeriodSeconds") or 0,
        revokes=client.get("EnableTokenRevocation") is not False,
        hides_users=client.get("PreventUserExistenceErrors") == "ENABLED",
        # Flows count only once the client says that it uses them.
        oauth_flows=frozenset(
            client.get("AllowedOAuthFlows") or () if client.get("AllowedOAuthFlowsUserPoolClient") else ()
        ),
        scopes=tuple(client.get("AllowedOAuthScopes") or ()),
        callback_urls=tuple(client.get("CallbackURLs") or ()),
        identity_providers=tuple(p for p in client.get("SupportedIdentityProviders") or () if p != "COGNITO"),
    )


def _flows(listed: Sequence[str]) -> frozenset[str]:
    """The flows in today's names."""
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
