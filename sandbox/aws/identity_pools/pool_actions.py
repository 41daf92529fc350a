"""Actions on identity pools: settings, roles, tags."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sandbox.aws import errors
from sandbox.aws.identity_pools.backend import identity_pools_of
from sandbox.aws.moto_names import CognitoIdentityResponse

if TYPE_CHECKING:
    from sandbox.aws.identity_pools.backend import IdentityPools
    from sandbox.aws.moto_names import CognitoIdentityPool

_ROLE_ARN = re.compile(r"arn:[\w-]+:iam::\d{12}:role/.+")
_KINDS = ("authenticated", "unauthenticated")


class IdentityPoolActions(CognitoIdentityResponse):
    """Administrators' actions on identity pools. Public methods are actions."""

    @property
    def backend(self) -> IdentityPools:
        """The backend of the request's region."""
        return identity_pools_of(self.current_account)[self.region]

    def _given(self, name: str) -> Any:
        """A parameter of the request; None if it was not sent."""
        return json.loads(self.body).get(name)

    def create_identity_pool(self) -> str:
        """Create a pool; store AllowClassicFlow, which moto drops."""
        pool_id = json.loads(super().create_identity_pool())["IdentityPoolId"]
        self.backend.allows_classic[pool_id] = bool(self._given("AllowClassicFlow"))
        return self.backend.described(pool_id)

    def update_identity_pool(self) -> str:
        """Update a pool. Unlike moto's, this changes the name too and refuses an unknown pool."""
        pool = self._identity_pool()
        super().update_identity_pool()
        pool.identity_pool_name = self._given("IdentityPoolName") or pool.identity_pool_name
        if self._given("AllowClassicFlow") is not None:
            self.backend.allows_classic[pool.identity_pool_id] = bool(self._given("AllowClassicFlow"))
        return self.backend.described(pool.identity_pool_id)

    def describe_identity_pool(self) -> str:
        """All settings of a pool."""
        return self.backend.described(self._given("IdentityPoolId"))

    def set_identity_pool_roles(self) -> str:
        """Attach roles and role mappings."""
        pool = self._identity_pool()
        roles, mappings = self._given("Roles") or {}, self._given("RoleMappings") or {}
        for kind, arn in roles.items():
            if kind not in _KINDS:
                raise errors.invalid_parameter(f"Invalid role type {kind}: must be one of {', '.join(_KINDS)}.")
            _check_role(arn)
        for mapping in mappings.values():
            _check_mapping(mapping)
        self.backend.role_settings[pool.identity_pool_id] = {"Roles": roles, "RoleMappings": mappings}
        return ""

    def get_identity_pool_roles(self) -> str:
        """The roles attached."""
        pool = self._identity_pool()
        settings = self.backend.role_settings.get(pool.identity_pool_id, {})
        attached = {key: value for key, value in settings.items() if value}
        return json.dumps({"IdentityPoolId": pool.identity_pool_id, **attached})

    def set_principal_tag_attribute_map(self) -> str:
        """Store which claims become session tags; sessions here have none."""
        pool, provider = self._identity_pool(), str(self._given("IdentityProviderName"))
        self.backend.principal_tags[pool.identity_pool_id, provider] = {
            "UseDefaults": bool(self._given("UseDefaults")),
            "PrincipalTags": self._given("PrincipalTags") or {},
        }
        return self.get_principal_tag_attribute_map()

    def get_principal_tag_attribute_map(self) -> str:
        """The stored claims of a provider; none if nothing is stored."""
        pool, provider = self._identity_pool(), str(self._given("IdentityProviderName"))
        kept = self.backend.principal_tags.get((pool.identity_pool_id, provider), {})
        named = {"IdentityPoolId": pool.identity_pool_id, "IdentityProviderName": provider}
        return json.dumps(named | kept)

    def tag_resource(self) -> str:
        """Add or overwrite tags."""
        self._tagged_pool().tags.update(self._given("Tags") or {})
        return "{}"

    def untag_resource(self) -> str:
        """Remove tags."""
        pool = self._tagged_pool()
        for key in self._given("TagKeys") or []:
            pool.tags.pop(key, None)
        return "{}"

    def list_tags_for_resource(self) -> str:
        """A pool's tags."""
        return json.dumps({"Tags": self._tagged_pool().tags})

    def _identity_pool(self) -> CognitoIdentityPool:
        return self.backend.pool(self._given("IdentityPoolId"))

    def _tagged_pool(self) -> CognitoIdentityPool:
        return self.backend.pool(str(self._given("ResourceArn")).rpartition("/")[2])


def _check_role(arn: str) -> None:
    if not _ROLE_ARN.fullmatch(arn):
        raise errors.invalid_parameter(f"Invalid role ARN: {arn}")


def _check_mapping(mapping: dict[str, Any]) -> None:
    kind = mapping.get("Type")
    if kind not in {"Token", "Rules"}:
        raise errors.invalid_parameter("Role mapping type must be Token or Rules.")
    if mapping.get("AmbiguousRoleResolution") not in {"AuthenticatedRole", "Deny"}:
        raise errors.invalid_parameter("AmbiguousRoleResolution must be AuthenticatedRole or Deny.")
    rules = (mapping.get("RulesConfiguration") or {}).get("Rules") or []
    if kind == "Rules" and not rules:
        raise errors.invalid_parameter("RulesConfiguration is required for a role mapping of type Rules.")
    for rule in rules:
        _check_role(rule["RoleARN"])
