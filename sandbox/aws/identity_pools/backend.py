"""Identity pools: moto's, with roles, role mappings, lasting identities and principal tags."""

from __future__ import annotations

import json
import time
import uuid
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from joserfc import jwk

from sandbox.aws import errors
from sandbox.aws.moto_names import CognitoIdentityBackend, CognitoIdentityPool, cognitoidentity_backends

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class Identity:
    """The identity of one user or one guest. `logins` maps a provider to the user's id there."""

    id: str
    pool_id: str
    logins: dict[str, str] = field(default_factory=dict)
    created_at: float = field(default_factory=time.time)
    modified_at: float = field(default_factory=time.time)

    def to_json(self) -> dict[str, Any]:
        """As DescribeIdentity returns it."""
        shown: dict[str, Any] = {
            "IdentityId": self.id,
            "CreationDate": self.created_at,
            "LastModifiedDate": self.modified_at,
        }
        return shown | ({"Logins": list(self.logins)} if self.logins else {})


class IdentityPools(CognitoIdentityBackend):
    """The identity pools of one account and region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.identities: dict[str, Identity] = {}
        self.role_settings: dict[str, dict[str, Any]] = {}
        self.allows_classic: dict[str, bool] = {}
        self.principal_tags: dict[tuple[str, str], dict[str, Any]] = {}

    @cached_property
    def signing_key(self) -> jwk.RSAKey:
        """The key that signs the OpenID tokens of the classic flow, generated with the first token."""
        return jwk.RSAKey.generate_key(2048, {"alg": "RS512", "use": "sig"}, auto_kid=True)

    def pool(self, pool_id: str) -> CognitoIdentityPool:
        """An identity pool by id."""
        found = self.identity_pools.get(pool_id)
        if found is None:
            raise errors.not_found(f"IdentityPool '{pool_id}' not found.")
        return found

    def described(self, pool_id: str) -> str:
        """DescribeIdentityPool's response: moto's, with AllowClassicFlow."""
        shown = json.loads(self.pool(pool_id).to_json())
        return json.dumps(shown | {"AllowClassicFlow": self.allows_classic.get(pool_id, False)})

    def identity(self, identity_id: str) -> Identity:
        """An identity by id."""
        found = self.identities.get(identity_id)
        if found is None:
            raise errors.not_found(f"Identity '{identity_id}' not found.")
        return found

    def identity_of(self, pool_id: str, logins: dict[str, str]) -> Identity:
        """A user's identity in a pool, the same each time; a guest gets a new one each time."""
        for identity in self.identities.values():
            if identity.pool_id == pool_id and logins.items() & identity.logins.items():
                return identity
        return self.new_identity(pool_id, logins)

    def new_identity(self, pool_id: str, logins: dict[str, str]) -> Identity:
        """Create an identity."""
        identity = Identity(f"{self.region_name}:{uuid.uuid4()}", pool_id, dict(logins))
        self.identities[identity.id] = identity
        return identity

    def link(self, identity: Identity, logins: dict[str, str]) -> None:
        """Add logins to an identity, for example to a guest's. Refuses logins of another identity."""
        taken = self.has_other_owner(identity.pool_id, logins, but=identity)
        differs = any(identity.logins.get(name, subject) != subject for name, subject in logins.items())
        if taken or differs:
            raise errors.not_authorized(
                "Logins don't match. Please include at least one valid login for this identity or identity pool."
            )
        if not logins.keys() <= identity.logins.keys():
            identity.logins.update(logins)
            identity.modified_at = time.time()

    def has_other_owner(self, pool_id: str, logins: dict[str, str], *, but: Identity) -> bool:
        """Whether one of the logins belongs to another identity."""
        return any(
            identity is not but and identity.pool_id == pool_id and logins.items() & identity.logins.items()
            for identity in self.identities.values()
        )

    def delete_identity_pool(self, identity_pool_id: str) -> None:
        """Delete a pool and its identities."""
        self.pool(identity_pool_id)
        super().delete_identity_pool(identity_pool_id)
        self.identities = {key: kept for key, kept in self.identities.items() if kept.pool_id != identity_pool_id}
        self.role_settings.pop(identity_pool_id, None)
        self.allows_classic.pop(identity_pool_id, None)


def identity_pools_of(account_id: str) -> Mapping[str, IdentityPools]:
    """An account's identity pools, by region in use."""
    return cast("Mapping[str, IdentityPools]", cognitoidentity_backends[account_id])
