"""Whom a deployed identity is asked about, and how."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import boto3

from sandbox.aws import AwsServer


class Asked:
    """An identity's ids, and clients of the AWS it is in."""

    def __init__(self, server: AwsServer, ids: Mapping[str, Any]) -> None:
        self._idp = server.client("cognito-idp")
        self._access = server.client("cognito-identity")
        self._iam: Any = server.client("iam")
        self._functions = other_client(server, "lambda")
        self._keys = other_client(server, "kms")
        self._firewalls = other_client(server, "wafv2")
        self._ids = ids

    @cached_property
    def pool(self) -> Any:
        """DescribeUserPool."""
        return self._idp.describe_user_pool(UserPoolId=self._ids["user_pool_id"])["UserPool"]

    def boundary_of(self, role_arn: str) -> str | None:
        """The permissions boundary of a role."""
        role = self._iam.get_role(RoleName=role_name(role_arn))["Role"]
        return str(role["PermissionsBoundary"]["PermissionsBoundaryArn"]) if "PermissionsBoundary" in role else None


def other_client(server: AwsServer, service: Any, region: str | None = None) -> Any:
    """A client of a service, or in a region, that the sandbox has no client of its own for."""
    return boto3.client(
        service,
        endpoint_url=server.endpoint,
        region_name=region or server.region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def role_name(arn: str) -> str:
    return arn.rpartition("/")[2]
