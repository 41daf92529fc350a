"""The settings of an app client: the arguments, with the defaults of the preset and the user pool."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pulumi

from cognito_identity import defaults
from cognito_identity.app_client.branding import BrandingSettings, branding_settings
from cognito_identity.app_client.pool_parts import POOL_ITSELF, PoolParts
from cognito_identity.attributes.permission_claims import PermissionClaim
from cognito_identity.attributes.settings import AWS_NAMES, Attribute, client_attribute_name
from cognito_identity.enums import ClientPreset, FeaturePlan, Mfa
from cognito_identity.validation.reader import nested


@dataclass(frozen=True)
class UserPoolContext:
    """What an app client needs to know of its user pool. The defaults are for a pool of which only the id is known."""

    attributes: Sequence[Attribute] | None = None
    first_factors: Sequence[str] = ("PASSWORD",)
    plan: FeaturePlan | None = None
    parts: PoolParts = field(default_factory=PoolParts)
    """The scopes and identity providers that the client can refer to."""
    custom_challenge: bool = False
    """Whether the pool has the three triggers for custom sign-in."""
    self_sign_up: bool | None = None
    """Whether self sign-up is enabled; `None` if unknown."""
    mfa: Mfa | None = None
    """Whether MFA is required; `None` if unknown."""
    threat_protection: bool | None = None
    """Whether threat protection is on, in audit or enforced mode; `None` if unknown."""
    permission_claims: tuple[PermissionClaim, ...] = ()
    """The claims that an identity pool uses for permissions."""
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The writable attributes of the pool's other clients, by client name."""


@dataclass(frozen=True)
class AppClientSettings:
    """The settings of an app client."""

    arguments: Mapping[str, Any]
    preset: ClientPreset | None
    auth_flows: frozenset[str]
    generate_secret: bool
    o_auth_flows: frozenset[str]
    scopes: tuple[pulumi.Input[str], ...]
    access_minutes: int
    id_minutes: int
    refresh_minutes: int
    rotation_grace_seconds: int | None
    read_attributes: tuple[str, ...] | None
    write_attributes: tuple[str, ...] | None
    pool: UserPoolContext = field(default_factory=UserPoolContext)
    branding: BrandingSettings | None = None
    """The style of its login pages; `None` without `branding`."""
    offers_all_providers: bool = False
    """Whether it offers every identity provider of the pool, because it names none."""
    waits_for: tuple[pulumi.Resource, ...] = ()
    """The pool's providers and resource servers: AWS refuses a client that names one which is not there yet."""
    trusted: tuple[pulumi.Output[Any], ...] = ()
    """Outputs that AWS itself made, which need no check."""

    @property
    def signs_users_in(self) -> bool:
        """Whether users sign in with this client; False for the preset `machine`."""
        return self.preset is not ClientPreset.MACHINE

    @property
    def secret_hint(self) -> str:
        """The hint in errors about a missing client secret."""
        public = self.preset in (ClientPreset.SPA, ClientPreset.NATIVE)
        return "use `preset` web" if public else "set `generate_secret` to true"

    @property
    def rotates(self) -> bool:
        """Whether refresh token rotation is on."""
        return self.rotation_grace_seconds is not None

    @property
    def o_auth(self) -> Mapping[str, Any]:
        """The argument `o_auth`."""
        return nested(self.arguments, "o_auth")

    def with_arguments(self, arguments: Mapping[str, Any]) -> "AppClientSettings":
        """Return the settings with other arguments, whose Outputs are checked."""
        scopes = _scopes(nested(arguments, "o_auth"), self.o_auth_flows)
        return replace(self, arguments=arguments, scopes=scopes)

    def in_pool(
        self,
        user_pool_id: pulumi.Output[str],
        providers: Sequence[pulumi.Input[str]],
        waits_for: Iterable[pulumi.Resource],
    ) -> "AppClientSettings":
        """Return the settings with the id of the pool, and its current identity providers."""
        arguments = {**self.arguments, "user_pool_id": user_pool_id}
        if self.offers_all_providers and providers:
            arguments["supported_identity_providers"] = _offered(providers)
        return replace(self, arguments=arguments, waits_for=tuple(waits_for), trusted=(user_pool_id,))


_ROTATING = (ClientPreset.SPA, ClientPreset.NATIVE)
_WITH_SECRET = (ClientPreset.WEB, ClientPreset.MACHINE)


def _offered(providers: Sequence[pulumi.Input[str]]) -> list[pulumi.Input[str]]:
    return [POOL_ITSELF, *providers]


def app_client_settings(
    values: Mapping[str, Any],
    pool: UserPoolContext | None = None,
    providers: Sequence[pulumi.Input[str]] = (),
) -> AppClientSettings:
    """Return the settings for validated arguments. A client without a list of providers offers `providers`."""
    values = _without_empty_o_auth(values)
    context = pool or UserPoolContext()
    preset: ClientPreset | None = values.get("preset")
    offers_all = "supported_identity_providers" not in values and preset is not ClientPreset.MACHINE
    if offers_all and providers:
        values = {**values, "supported_identity_providers": _offered(providers)}
    o_auth_flows = _o_auth_flows(values, preset)
    grace = values.get("refresh_token_rotation_grace_period_seconds")
    if grace is None and preset in _ROTATING:
        grace = defaults.ROTATION_GRACE_PERIOD_SECONDS
    return AppClientSettings(
        arguments=values,
        preset=preset,
        auth_flows=_auth_flows(nested(values, "auth_flows"), preset, context),
        generate_secret=values.get("generate_secret", preset in _WITH_SECRET or "client_credentials" in o_auth_flows),
        o_auth_flows=o_auth_flows,
        scopes=_scopes(nested(values, "o_auth"), o_auth_flows),
        access_minutes=values.get("access_token_validity_minutes", defaults.ACCESS_TOKEN_VALIDITY_MINUTES),
        id_minutes=values.get("id_token_validity_minutes", defaults.ID_TOKEN_VALIDITY_MINUTES),
        refresh_minutes=values.get("refresh_token_validity_minutes", defaults.REFRESH_TOKEN_VALIDITY_MINUTES),
        rotation_grace_seconds=grace,
        read_attributes=_named(values.get("read_attributes")),
        write_attributes=_write_attributes(values, preset, context),
        pool=context,
        branding=branding_settings(values["branding"]) if "branding" in values else None,
        offers_all_providers=offers_all,
    )


def _auth_flows(flags: Mapping[str, bool], preset: ClientPreset | None, pool: UserPoolContext) -> frozenset[str]:
    has_users = preset is not ClientPreset.MACHINE
    flows = {
        "user_srp": has_users,
        "user": has_users and tuple(pool.first_factors) != ("PASSWORD",),
        "custom": has_users and pool.custom_challenge and not flags,
        **flags,
    }
    return frozenset(flow for flow, on in flows.items() if on)


def _without_empty_o_auth(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the arguments without `o_auth` if all of several lists in it are empty: no OAuth.

    `{}`, and `callback_urls` alone, mean the authorization code grant, which needs a callback URL.
    """
    o_auth = nested(values, "o_auth")
    empty = all(not any(item.values()) if isinstance(item, Mapping) else not item for item in o_auth.values())
    if not empty or o_auth.keys() <= {"callback_urls"} or o_auth.keys() == {"flows"}:
        return values
    if values.get("preset") is ClientPreset.MACHINE:
        return values
    return {name: value for name, value in values.items() if name != "o_auth"}


def _o_auth_flows(values: Mapping[str, Any], preset: ClientPreset | None) -> frozenset[str]:
    if values.get("disable_o_auth"):
        return frozenset()
    machine = preset is ClientPreset.MACHINE
    if "o_auth" not in values and not machine:
        return frozenset()
    asked = nested(nested(values, "o_auth"), "flows")
    default = "client_credentials" if machine else "authorization_code_grant"
    return frozenset(flow for flow, on in (asked or {default: True}).items() if on)


def _scopes(o_auth: Mapping[str, Any], flows: frozenset[str]) -> tuple[pulumi.Input[str], ...]:
    if "scopes" in o_auth:
        return (*o_auth["scopes"], *_added_scopes(o_auth["scopes"], flows))
    return defaults.SCOPES if flows and "client_credentials" not in flows else ()


def _added_scopes(scopes: Sequence[pulumi.Input[str]], flows: frozenset[str]) -> Iterator[str]:
    """Yield `openid` if a scope needs it: AWS returns `email`, `phone` and `profile` only with it."""
    known = [scope for scope in scopes if isinstance(scope, str)]
    needs_openid = any(scope in ("email", "phone", "profile") for scope in known)
    if needs_openid and "openid" not in known and len(known) == len(scopes) and "client_credentials" not in flows:
        yield "openid"


def _named(words: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(client_attribute_name(word) for word in words)


def _write_attributes(
    values: Mapping[str, Any], preset: ClientPreset | None, pool: UserPoolContext
) -> tuple[str, ...] | None:
    """Return the writable attributes. Without a list, AWS would let users write every attribute."""
    if "write_attributes" in values:
        return _named(values["write_attributes"])
    if preset is ClientPreset.MACHINE:
        return None
    declared = {attribute.name: attribute for attribute in pool.attributes or ()}
    standard = [name for name in AWS_NAMES.values() if name not in declared or declared[name].writable_by_default]
    custom = [
        attribute.client_name for attribute in declared.values() if attribute.custom and attribute.writable_by_default
    ]
    return (*sorted(standard), *sorted(custom))
