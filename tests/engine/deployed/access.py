"""An identity pool and its roles."""

from functools import cached_property
from typing import Any

from .asked import Asked, role_name


class AccessSide(Asked):
    """Who gets AWS credentials, and for what."""

    @cached_property
    def access(self) -> Any:
        """DescribeIdentityPool."""
        pool_id = self._ids["identity_pool_id"]
        return {} if pool_id is None else self._access.describe_identity_pool(IdentityPoolId=pool_id)

    @cached_property
    def logins(self) -> Any:
        """Who else may have AWS credentials."""
        words = ("SupportedLoginProviders", "OpenIdConnectProviderARNs", "SamlProviderARNs")
        return {word: self.access[word] for word in words if self.access.get(word)}

    @cached_property
    def session_tags(self) -> Any:
        """GetPrincipalTagAttributeMap of the identity's own pool."""
        provider = next(p["ProviderName"] for p in self.access["CognitoIdentityProviders"])
        found = self._access.get_principal_tag_attribute_map(
            IdentityPoolId=self._ids["identity_pool_id"], IdentityProviderName=provider
        )
        return {"UseDefaults": found["UseDefaults"], "PrincipalTags": found["PrincipalTags"]}

    @cached_property
    def mapping(self) -> Any:
        """The only role mapping of the identity pool."""
        found = self._access.get_identity_pool_roles(IdentityPoolId=self._ids["identity_pool_id"])
        return next(iter(found["RoleMappings"].values()))

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
        """The kinds of users whose role exists already."""
        return [kind for kind, arn in self.roles.items() if arn.endswith(":role/mine")]

    @cached_property
    def guests(self) -> bool:
        """Whether there is a role for guests."""
        return "unauthenticated" in self.roles

    @cached_property
    def attached(self) -> list[str]:
        """The managed policies of the role of signed-in users."""
        found = self._iam.list_attached_role_policies(RoleName=role_name(self.roles["authenticated"]))
        return [policy["PolicyArn"] for policy in found["AttachedPolicies"]]

    @cached_property
    def boundary(self) -> str | None:
        """The permissions boundary of signed-in users' role."""
        return self.boundary_of(self.roles["authenticated"])

    @cached_property
    def inline(self) -> int:
        """How many policies of its own the guests' role has."""
        if not self.guests:
            return 0
        return len(self._iam.list_role_policies(RoleName=role_name(self.roles["unauthenticated"]))["PolicyNames"])
