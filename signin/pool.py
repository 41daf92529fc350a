"""What the target says about itself: how people get in, with which password, factor and client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from signin.attributes import EMAIL, Attribute
from signin.passwords import PasswordPolicy

Flow = Literal["USER_PASSWORD_AUTH", "USER_SRP_AUTH"]
USER_PASSWORD: Final = "USER_PASSWORD_AUTH"  # noqa: S105 -- the name of a flow
USER_SRP: Final = "USER_SRP_AUTH"
FLOWS: Final[tuple[Flow, ...]] = (USER_PASSWORD, USER_SRP)
REFRESH: Final = "REFRESH_TOKEN_AUTH"

# What a client gets that names no flow.
_DEFAULT_FLOWS: Final = ("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH")
# Before the ALLOW_ names, SRP and refresh could not be switched off.
_LEGACY_FLOWS: Final = frozenset({"USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY"})


@dataclass(frozen=True, slots=True)
class Pool:
    """The user pool, as far as signing in goes."""

    self_sign_up: bool
    mfa: str
    totp: bool
    other_factors: tuple[str, ...]
    password_policy: PasswordPolicy
    attributes: tuple[Attribute, ...]
    username_attributes: frozenset[str]
    aliases: frozenset[str]
    pre_sign_up_trigger: bool

    def attribute(self, name: str) -> Attribute:
        """The named attribute; one that the schema does not list has no bounds."""
        return next((a for a in self.attributes if a.name == name), Attribute(name, "String"))

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

    def allows(self, flow: str) -> bool:
        """Whether the client may use `flow`, named as InitiateAuth names it."""
        return f"ALLOW_{flow}" in self.flows

    def may_write(self, name: str) -> bool:
        """Whether a person may set the named attribute through this client; one that lists nothing may write all."""
        return not self.writable or name in self.writable

    @property
    def sign_in_flows(self) -> tuple[Flow, ...]:
        """The flows that this proof can play on this client: the tutorial's first, the safer one last."""
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
    others = {"SMS": mfa.get("SmsMfaConfiguration"), "e-mail": mfa.get("EmailMfaConfiguration")}
    schema = pool.get("SchemaAttributes") or ()
    return Pool(
        self_sign_up=not (pool.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly", False),
        mfa=mfa.get("MfaConfiguration", "OFF"),
        totp=bool((mfa.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled")),
        other_factors=tuple(factor for factor, configured in others.items() if configured),
        password_policy=PasswordPolicy.from_description((pool.get("Policies") or {}).get("PasswordPolicy") or {}),
        attributes=tuple(Attribute.from_description(s) for s in schema if s["Name"] != "sub"),
        username_attributes=frozenset(pool.get("UsernameAttributes") or ()),
        aliases=frozenset(pool.get("AliasAttributes") or ()),
        pre_sign_up_trigger=bool((pool.get("LambdaConfig") or {}).get("PreSignUp")),
    )


def read_client(client: Mapping[str, Any]) -> Client:
    """The client that DescribeUserPoolClient tells of."""
    return Client(
        id=client["ClientId"],
        flows=_flows(client.get("ExplicitAuthFlows") or ()),
        rotates=(client.get("RefreshTokenRotation") or {}).get("Feature") == "ENABLED",
        writable=frozenset(client.get("WriteAttributes") or ()),
        secret=client.get("ClientSecret"),
    )


def _flows(listed: Sequence[str]) -> frozenset[str]:
    """The flows in today's names."""
    if not listed:
        return frozenset(_DEFAULT_FLOWS)
    named = frozenset(listed)
    if not named & _LEGACY_FLOWS:
        return named
    kept = {"ALLOW_REFRESH_TOKEN_AUTH"}
    if "USER_PASSWORD_AUTH" in named:
        kept.add("ALLOW_USER_PASSWORD_AUTH")
    if "CUSTOM_AUTH_FLOW_ONLY" not in named:
        kept.add("ALLOW_USER_SRP_AUTH")
    return frozenset(kept)
