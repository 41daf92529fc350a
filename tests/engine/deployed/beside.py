"""What stands beside a user pool."""

from functools import cached_property
from typing import Any

from .asked import Asked, role_name


class BesideThePool(Asked):
    """Domain, resource servers, groups, identity providers."""

    @cached_property
    def domain(self) -> Any:
        """DescribeUserPoolDomain of the pool's."""
        found = self._idp.describe_user_pool_domain(Domain=self.pool["Domain"])["DomainDescription"]
        return {name: found.get(name) for name in ("Domain", "ManagedLoginVersion", "CustomDomainConfig")}

    @cached_property
    def orders(self) -> Any:
        """DescribeResourceServer of `orders`."""
        found = self._idp.describe_resource_server(UserPoolId=self._ids["user_pool_id"], Identifier="orders")
        scopes = {scope["ScopeName"]: scope["ScopeDescription"] for scope in found["ResourceServer"]["Scopes"]}
        return {"Name": found["ResourceServer"]["Name"], **scopes}

    @cached_property
    def only_resource_server(self) -> Any:
        """The pool's one resource server."""
        found = self._idp.list_resource_servers(UserPoolId=self._ids["user_pool_id"], MaxResults=9)["ResourceServers"]
        [server] = found
        return server

    @cached_property
    def admins(self) -> Any:
        """GetGroup of `admins`."""
        return self._idp.get_group(UserPoolId=self._ids["user_pool_id"], GroupName="admins")["Group"]

    @cached_property
    def group(self) -> Any:
        """What is said of `admins`."""
        return self.admins["Description"], self.admins["Precedence"], self.admins["RoleArn"]

    @cached_property
    def only_group(self) -> Any:
        """The pool's one group."""
        [found] = self._idp.list_groups(UserPoolId=self._ids["user_pool_id"])["Groups"]
        return found

    @cached_property
    def group_role(self) -> Any:
        """What the role of `admins` may do, by whom it may be taken, and its tags."""
        name = role_name(self.admins["RoleArn"])
        role = self._iam.get_role(RoleName=name)["Role"]
        trust = role["AssumeRolePolicyDocument"]["Statement"][0]["Condition"]["StringEquals"]
        return {
            "attached": [
                p["PolicyArn"] for p in self._iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
            ],
            "boundary": self.boundary_of(self.admins["RoleArn"]),
            "inline": len(self._iam.list_role_policies(RoleName=name)["PolicyNames"]),
            "aud": trust["cognito-identity.amazonaws.com:aud"],
            "tags": {tag["Key"]: tag["Value"] for tag in self._iam.list_role_tags(RoleName=name)["Tags"]},
        }

    @cached_property
    def provider(self) -> Any:
        """DescribeIdentityProvider of the only one there is."""
        pool = self._ids["user_pool_id"]
        [listed] = self._idp.list_identity_providers(UserPoolId=pool)["Providers"]
        found = self._idp.describe_identity_provider(UserPoolId=pool, ProviderName=listed["ProviderName"])
        return found["IdentityProvider"]

    @cached_property
    def provider_settings(self) -> Any:
        """How it is asked, what is taken from its tokens, and by what else it is called."""
        found = self.provider
        return found["ProviderDetails"], found.get("AttributeMapping", {}), found.get("IdpIdentifiers", [])
