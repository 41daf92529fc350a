"""moto's user pool and its backend, with the state a truthful sign-in needs."""

from __future__ import annotations

import copy
import secrets
import string
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from joserfc import jwk
from moto.cognitoidp.models import (
    CognitoIdpBackend,
    CognitoIdpUserPool,
    CognitoIdpUserPoolClient,
    cognitoidp_backends,
)
from moto.core.utils import utcnow

from . import errors, pool_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .grants import Grants
    from .outbox import Message
    from .sessions import Sessions
    from .users import User


_SECRET_LENGTH = 51
_SECRET_CHARACTERS = string.ascii_lowercase + string.digits


class Pool(CognitoIdpUserPool):
    """A pool that keeps what AWS keeps, finds users as AWS finds them and signs with a key of its own."""

    users: dict[str, User]  # type: ignore[assignment]  # -- moto's dictionary, filled with our users only

    def __init__(self, account_id: str, region: str, name: str, extended_config: dict[str, Any]) -> None:
        super().__init__(account_id, region, name, extended_config)
        self.schema_attributes = pool_settings.schema(extended_config.get("Schema") or [])
        self.email_mfa_config: dict[str, Any] | None = None
        self.web_authn_config: dict[str, Any] | None = None
        if extended_config.get("SmsConfiguration"):
            self.sms_mfa_config = {"SmsConfiguration": extended_config["SmsConfiguration"]}
        # What actions keep and give back without anything here acting on it.
        self.stored: dict[str, Any] = {}
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
        """Made when the first token is: a pool nobody signs in to needs none."""
        return jwk.RSAKey.generate_key(2048, {"alg": "RS256", "use": "sig"}, auto_kid=True)

    @cached_property
    def grants(self) -> Grants:
        """The sign-ins whose refresh tokens may still be used."""
        from .grants import Grants  # noqa: PLC0415 -- grants speak of pools

        return Grants()

    @cached_property
    def sessions(self) -> Sessions:
        """Sign-ins that wait for the answer to a challenge."""
        from .sessions import Sessions  # noqa: PLC0415 -- sessions speak of users

        return Sessions()

    @property
    def is_case_sensitive(self) -> bool:
        """AWS's default is to tell Ann from ann."""
        return bool((self.extended_config.get("UsernameConfiguration") or {}).get("CaseSensitive", True))

    @property
    def signs_in_with(self) -> list[str]:
        """Attributes that stand in for a username: the pool has no other names."""
        return list(self.extended_config.get("UsernameAttributes") or [])

    @property
    def first_factors(self) -> list[str]:
        """What people may begin a choice-based sign-in with."""
        return list(self.extended_config["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"])

    def update_extended_config(self, extended_config: dict[str, Any]) -> None:
        """Take new settings the way AWS does: what can't change, and what AWS keeps when unsaid, stays."""
        before = getattr(self, "extended_config", None)
        asked = copy.deepcopy(extended_config or {})
        super().update_extended_config(pool_settings.complete(asked, before))
        mfa = self.extended_config.pop("MfaConfiguration", None)
        if before is not None:
            self.mfa_config = mfa or self.mfa_config
            self.last_modified_date = utcnow()
            self.name = asked.get("PoolName") or self.name

    def add_custom_attributes(self, custom_attributes: list[dict[str, str]]) -> None:
        """Add attributes to the schema; each has a name."""
        pool_settings.require_names(custom_attributes)
        super().add_custom_attributes(custom_attributes)

    def folded(self, name: str) -> str:
        """A username or alias as this pool compares it."""
        return name if self.is_case_sensitive else name.lower()

    def find_user(self, name: str) -> User | None:
        """The user somebody means: by username, `sub`, the pool's sign-in attributes or a verified alias."""
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
        """Another user who already signs in with that address, number or name."""
        wanted = self.folded(value)
        for user in self.users.values():
            held = self.folded(str(user.attribute_lookup.get(attribute, "")))
            counts = attribute in self.signs_in_with or attribute == "preferred_username" or user.is_verified(attribute)
            if user is not but and held == wanted and counts:
                return user
        return None

    def add_user(self, user: User) -> None:
        """Enter a user under the name the pool compares."""
        user.username = self.folded(user.username)
        self.users[user.username] = user

    def _get_user(self, username: str) -> User:
        # What moto's own actions look users up with; they too expect None for nobody.
        return cast("User", self.find_user(username))


class UserPools(CognitoIdpBackend):
    """The user pools of one account and region, and the messages they sent."""

    user_pools: dict[str, Pool]  # type: ignore[assignment]  # -- moto's dictionary, filled with our pools only

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.outbox: list[Message] = []

    def create_user_pool(self, name: str, extended_config: dict[str, Any]) -> Pool:
        """Make a pool of ours."""
        pool_settings.require_names(extended_config.get("Schema") or [])
        pool = Pool(self.account_id, self.region_name, name, extended_config)
        self.user_pools[pool.id] = pool
        return pool

    def describe_user_pool(self, user_pool_id: str) -> Pool:
        """The pool with that id."""
        return cast("Pool", super().describe_user_pool(user_pool_id))

    def delete_user_pool(self, user_pool_id: str) -> None:
        """Delete a pool unless it is protected or still has a domain."""
        pool = self.describe_user_pool(user_pool_id)
        if pool.extended_config.get("DeletionProtection") == "ACTIVE":
            raise errors.invalid_parameter(
                "The user pool cannot be deleted because deletion protection is activated. "
                "Deletion protection must be inactivated first."
            )
        if pool.domain is not None:
            raise errors.invalid_parameter(
                "User pool cannot be deleted. It has a domain configured that should be deleted first."
            )
        super().delete_user_pool(user_pool_id)

    def create_user_pool_client(
        self, user_pool_id: str, generate_secret: bool, extended_config: dict[str, str]
    ) -> CognitoIdpUserPoolClient:
        """Make a client, its secret of the characters that AWS uses; moto's has dashes, which AWS refuses."""
        client = super().create_user_pool_client(user_pool_id, generate_secret, extended_config)
        client.secret = "".join(secrets.choice(_SECRET_CHARACTERS) for _ in range(_SECRET_LENGTH))
        return client

    def update_user_pool_client(
        self, user_pool_id: str, client_id: str, extended_config: dict[str, Any]
    ) -> CognitoIdpUserPoolClient:
        """Change a client the way AWS does: what is left unsaid goes back to its default; the name stays."""
        client = super().update_user_pool_client(user_pool_id, client_id, {})
        asked = {"ClientName": client.extended_config.get("ClientName"), **extended_config}
        fresh = CognitoIdpUserPoolClient(user_pool_id, client.generate_secret, asked)
        client.extended_config = fresh.extended_config
        return client

    def list_resource_servers(  # type: ignore[override]  # -- moto wraps its own in a pager
        self, user_pool_id: str, **paging: Any
    ) -> Any:
        """The resource servers of a pool, which must exist."""
        self.describe_user_pool(user_pool_id)
        return super().list_resource_servers(user_pool_id, **paging)

    def user(self, pool: Pool, username: str) -> User:
        """The user an administrator names."""
        found = pool.find_user(username)
        if found is None:
            raise errors.user_not_found()
        return found


def homes(account_id: str) -> Mapping[str, UserPools]:
    """An account's user pools by region, as far as regions were spoken of."""
    return cast("Mapping[str, UserPools]", cognitoidp_backends[account_id])
