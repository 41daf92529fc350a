"""An app client with everything decided: the preset's nature, what was given, and defaults that give way to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pulumi

from cognito_identity import defaults
from cognito_identity.app_client.pool_parts import PoolParts
from cognito_identity.attributes.permission_claims import PermissionClaim
from cognito_identity.attributes.settings import AWS_NAMES, Attribute, client_attribute_name
from cognito_identity.enums import ClientPreset, FeaturePlan
from cognito_identity.validation.reader import nested


@dataclass(frozen=True)
class UserPoolContext:
    """What a client needs to know of its pool; a client on a pool that is only an id knows nothing."""

    attributes: Sequence[Attribute] | None = None
    first_factors: Sequence[str] = ("PASSWORD",)
    plan: FeaturePlan | None = None
    parts: PoolParts = field(default_factory=PoolParts)
    """What the client may name: scopes and identity providers."""
    custom_challenge: bool = False
    """Whether it has the triggers of custom sign-in."""
    self_sign_up: bool | None = None
    """Whether users sign themselves up; `None` where that isn't known."""
    permission_claims: tuple[PermissionClaim, ...] = ()
    """The claims by which an identity pool decides what users may do."""
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The attributes that users can write through the pool's clients, by client."""


@dataclass(frozen=True)
class AppClientSettings:
    """The decisions that shape an app client."""

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

    @property
    def signs_users_in(self) -> bool:
        """Whether people use this client, and not a machine as itself."""
        return self.preset is not ClientPreset.MACHINE

    @property
    def rotates(self) -> bool:
        """Whether each refresh brings a new refresh token."""
        return self.rotation_grace_seconds is not None

    @property
    def o_auth(self) -> Mapping[str, Any]:
        """The OAuth settings as given."""
        return nested(self.arguments, "o_auth")


_ROTATING = (ClientPreset.SPA, ClientPreset.NATIVE)
_WITH_SECRET = (ClientPreset.WEB, ClientPreset.MACHINE)


def offering(values: Mapping[str, Any], providers: Sequence[pulumi.Input[str]], *, machine: bool) -> Mapping[str, Any]:
    """Offer a pool's registered providers to a client's people, unless it says itself whom it offers."""
    if not providers or machine or values.get("supported_identity_providers") is not None:
        return values
    return {**values, "supported_identity_providers": ["COGNITO", *providers]}


def app_client_settings(values: Mapping[str, Any], pool: UserPoolContext | None = None) -> AppClientSettings:
    """Decide everything that was left open. `values` comes from the reader."""
    values = _without_empty_o_auth(values)
    context = pool or UserPoolContext()
    preset: ClientPreset | None = values.get("preset")
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
    )


def _auth_flows(asked: Mapping[str, bool], preset: ClientPreset | None, pool: UserPoolContext) -> frozenset[str]:
    people = preset is not ClientPreset.MACHINE
    flows = {
        "user_srp": people,
        "user": people and tuple(pool.first_factors) != ("PASSWORD",),
        "custom": people and pool.custom_challenge and not asked,
        **asked,
    }
    return frozenset(flow for flow, on in flows.items() if on)


def _without_empty_o_auth(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the arguments without OAuth settings that are all empty: they mean none, as in AWS's own description.

    `{}` is the code flow with its defaults, and so are `callback_urls` alone: those need an address.
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
        return (*o_auth["scopes"], *_needed_beside(o_auth["scopes"], flows))
    return defaults.SCOPES if flows and "client_credentials" not in flows else ()


def _needed_beside(scopes: Sequence[pulumi.Input[str]], flows: frozenset[str]) -> Iterator[str]:
    """Without `openid` there is no ID token, and the claims of the others have no place to be in: as in CDK."""
    known = [scope for scope in scopes if isinstance(scope, str)]
    about_people = any(scope in ("email", "phone", "profile") for scope in known)
    if about_people and "openid" not in known and len(known) == len(scopes) and "client_credentials" not in flows:
        yield "openid"


def _named(words: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if words is None else tuple(client_attribute_name(word) for word in words)


def _write_attributes(
    values: Mapping[str, Any], preset: ClientPreset | None, pool: UserPoolContext
) -> tuple[str, ...] | None:
    """A client whose list is left to AWS may write every attribute, custom ones included."""
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
