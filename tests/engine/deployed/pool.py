"""A user pool and its clients."""

import json
from functools import cached_property
from typing import Any

from .asked import Asked


class PoolSide(Asked):
    """A user pool, its functions, its firewall, its clients."""

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The pool's attributes by name."""
        return {attribute["Name"].replace(":", "_"): attribute for attribute in self.pool["SchemaAttributes"]}

    @cached_property
    def mfa(self) -> Any:
        """GetUserPoolMfaConfig."""
        return self._idp.get_user_pool_mfa_config(UserPoolId=self._ids["user_pool_id"])

    @cached_property
    def custom_attributes(self) -> list[str]:
        """Attributes of the pool's own."""
        return [name for name in self.schema if name.startswith("custom_")]

    @cached_property
    def triggers(self) -> Any:
        """The pool's functions, and which of them may be called by it: function → calls allowed."""
        config = self.pool.get("LambdaConfig") or {}
        arns = {
            value if isinstance(value, str) else value["LambdaArn"]
            for key, value in config.items()
            if key != "KMSKeyID"
        }
        return {arn.rpartition("function:")[2]: self._callers(arn) for arn in sorted(arns)}

    def _callers(self, function: str) -> list[str]:
        arn, qualifier = function.split(":")[:7], function.split(":")[7:]
        alias = {"Qualifier": qualifier[0]} if qualifier else {}
        try:
            policy = self._functions.get_policy(FunctionName=":".join(arn), **alias)["Policy"]
        except self._functions.exceptions.ResourceNotFoundException:
            return []
        conditions = [
            statement["Condition"]["ArnLike"]["AWS:SourceArn"] for statement in json.loads(policy)["Statement"]
        ]
        return ["this pool" for arn in conditions if arn == self.pool["Arn"]]

    @cached_property
    def keys(self) -> list[str]:
        """How the key of the pool's custom senders is kept."""
        key = self.pool.get("LambdaConfig", {}).get("KMSKeyID")
        rotates = key is not None and self._keys.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"]
        return ["rotating"] if rotates else []

    @cached_property
    def firewall(self) -> Any:
        """What stands before the pool."""
        return self._firewalls.get_web_acl_for_resource(ResourceArn=self.pool["Arn"]).get("WebACL", {}).get("Name")

    @cached_property
    def sends_sms(self) -> bool:
        """Whether SMS are a second factor."""
        return "SmsMfaConfiguration" in self.mfa

    @cached_property
    def has_sms_role(self) -> bool:
        """Whether the pool may send SMS at all."""
        return "SmsConfiguration" in self.pool

    @cached_property
    def sms_boundary(self) -> str | None:
        """The permissions boundary of the role that sends SMS."""
        return self.boundary_of(self.pool["SmsConfiguration"]["SnsCallerArn"])

    @cached_property
    def risk(self) -> Any:
        """DescribeRiskConfiguration."""
        return self._idp.describe_risk_configuration(UserPoolId=self._ids["user_pool_id"])["RiskConfiguration"]

    @cached_property
    def client(self) -> Any:
        """DescribeUserPoolClient of `web`."""
        found = self._idp.describe_user_pool_client(
            UserPoolId=self._ids["user_pool_id"], ClientId=self._ids["client_ids"]["web"]
        )
        return found["UserPoolClient"]

    @cached_property
    def clients(self) -> int:
        """How many clients the pool has."""
        return len(
            self._idp.list_user_pool_clients(UserPoolId=self._ids["user_pool_id"], MaxResults=60)["UserPoolClients"]
        )
