"""A user pool: its settings, users, signing key and sign-ins."""

from __future__ import annotations

import copy
import secrets
from functools import cached_property
from typing import TYPE_CHECKING, Any

from joserfc import jwk

from sandbox.aws.moto_adapter import MotoUserPool
from sandbox.aws.moto_names import utcnow
from sandbox.aws.user_pools import settings as pool_settings
from sandbox.aws.user_pools.grants import Grants
from sandbox.aws.user_pools.sessions import Sessions

if TYPE_CHECKING:
    from sandbox.aws.user_pools.user import User


class Pool(MotoUserPool):
    """A user pool. It keeps settings and finds users as AWS does, and has its own signing key."""

    users: dict[str, User]  # type: ignore[assignment]  # -- moto's dictionary, filled with our users only

    def __init__(self, account_id: str, region: str, name: str, extended_config: dict[str, Any]) -> None:
        super().__init__(account_id, region, name, extended_config)
        self.schema_attributes = pool_settings.schema(extended_config.get("Schema") or [])
        self.email_mfa_config: dict[str, Any] | None = None
        self.web_authn_config: dict[str, Any] | None = None
        if extended_config.get("SmsConfiguration"):
            self.sms_mfa_config = {"SmsConfiguration": extended_config["SmsConfiguration"]}
        # Settings that are stored and returned, without effect.
        self.stored: dict[str, Any] = {}
        self.grants = Grants()
        self.sessions = Sessions()
        self.hidden_key = secrets.token_bytes(32)

    @property
    def short_id(self) -> str:
        """The id without its region: the name SRP mixes into the password."""
        return str(self.id).partition("_")[2]

    @property
    def issuer(self) -> str:
        """The `iss` of the pool's tokens, and its place in an identity pool's list of providers."""
        return f"https://{self.provider_name}"

    @property
    def provider_name(self) -> str:
        """What identity pools call this pool."""
        suffix = "amazonaws.com.cn" if self.region.startswith("cn-") else "amazonaws.com"
        return f"cognito-idp.{self.region}.{suffix}/{self.id}"

    @cached_property
    def signing_key(self) -> jwk.RSAKey:
        """Generated with the first token: a pool without sign-ins needs none."""
        return jwk.RSAKey.generate_key(2048, {"alg": "RS256", "use": "sig"}, auto_kid=True)

    @property
    def is_case_sensitive(self) -> bool:
        """Whether usernames are case-sensitive. AWS's default: they are."""
        return bool((self.extended_config.get("UsernameConfiguration") or {}).get("CaseSensitive", True))

    @property
    def signs_in_with(self) -> list[str]:
        """The attributes that users sign in with in place of a username."""
        return list(self.extended_config.get("UsernameAttributes") or [])

    @property
    def first_factors(self) -> list[str]:
        """The first factors allowed in choice-based sign-in."""
        return list(self.extended_config["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"])

    def update_extended_config(self, extended_config: dict[str, Any]) -> None:
        """Update settings as AWS does: immutable ones, and those that AWS keeps when they are omitted, stay."""
        before = getattr(self, "extended_config", None)
        requested = copy.deepcopy(extended_config or {})
        super().update_extended_config(pool_settings.complete(requested, before))
        mfa = self.extended_config.pop("MfaConfiguration", None)
        if before is not None:
            self.mfa_config = mfa or self.mfa_config
            self.last_modified_date = utcnow()
            self.name = requested.get("PoolName") or self.name

    def add_custom_attributes(self, custom_attributes: list[dict[str, str]]) -> None:
        """Add attributes to the schema; each has a name."""
        pool_settings.require_names(custom_attributes)
        super().add_custom_attributes(custom_attributes)

    def folded(self, name: str) -> str:
        """A username or alias in the form in which this pool compares it."""
        return name if self.is_case_sensitive else name.lower()

    def find_user(self, name: str) -> User | None:
        """Find a user by username, `sub`, a sign-in attribute of the pool or a verified alias."""
        wanted = self.folded(name)
        if wanted in self.users:
            return self.users[wanted]
        by_attribute = (user for user in self.users.values() if self._is_known_as(user, wanted))
        return next(by_attribute, None)

    def _is_known_as(self, user: User, wanted: str) -> bool:
        values = {key: self.folded(str(value)) for key, value in user.attribute_lookup.items()}
        aliases = self.extended_config.get("AliasAttributes") or []
        return (
            user.id == wanted
            or any(values.get(attribute) == wanted for attribute in self.signs_in_with)
            or any(
                values.get(alias) == wanted and (alias == "preferred_username" or user.is_verified(alias))
                for alias in aliases
            )
        )

    def holder_of(self, attribute: str, value: str, *, but: User | None = None) -> User | None:
        """Another user who already signs in with this value of the attribute."""
        wanted = self.folded(value)
        for user in self.users.values():
            held = self.folded(str(user.attribute_lookup.get(attribute, "")))
            counts = attribute in self.signs_in_with or attribute == "preferred_username" or user.is_verified(attribute)
            if user is not but and held == wanted and counts:
                return user
        return None

    def add_user(self, user: User) -> None:
        """Add a user under the form of the name that the pool compares."""
        user.username = self.folded(user.username)
        self.users[user.username] = user
