"""What a user pool needs of other services: who may call a function, keys, web firewalls."""

import json
from typing import Any

import boto3
import pytest

from sandbox.aws import AwsServer
from tests.sandbox.aws.world import refused

FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:greet"
POOL = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Example01"
FIREWALL = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/front/0123"


def client(server: AwsServer, service: Any) -> Any:
    return boto3.client(
        service,
        endpoint_url=server.endpoint,
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def test_a_permission_stands_in_the_functions_policy_until_it_is_removed(server: AwsServer) -> None:
    functions = client(server, "lambda")
    with refused("ResourceNotFoundException"):
        functions.get_policy(FunctionName=FUNCTION)
    permission = {
        "FunctionName": FUNCTION,
        "StatementId": "cognito",
        "Action": "lambda:InvokeFunction",
        "Principal": "cognito-idp.amazonaws.com",
        "SourceArn": POOL,
        "SourceAccount": "123456789012",
    }
    functions.add_permission(**permission)
    with refused("ResourceConflictException"):
        functions.add_permission(**permission)
    [statement] = json.loads(functions.get_policy(FunctionName="greet")["Policy"])["Statement"]
    assert statement["Resource"].endswith(":function:greet")
    assert statement["Principal"] == {"Service": "cognito-idp.amazonaws.com"}
    assert statement["Condition"] == {
        "ArnLike": {"AWS:SourceArn": POOL},
        "StringEquals": {"AWS:SourceAccount": "123456789012"},
    }
    functions.remove_permission(FunctionName=FUNCTION, StatementId="cognito")
    with refused("ResourceNotFoundException"):
        functions.remove_permission(FunctionName=FUNCTION, StatementId="cognito")


def test_a_version_of_a_function_has_a_policy_of_its_own(server: AwsServer) -> None:
    functions = client(server, "lambda")
    functions.add_permission(
        FunctionName=FUNCTION,
        Qualifier="live",
        StatementId="cognito",
        Action="lambda:InvokeFunction",
        Principal="cognito-idp.amazonaws.com",
    )
    [statement] = json.loads(functions.get_policy(FunctionName=FUNCTION, Qualifier="live")["Policy"])["Statement"]
    assert statement["Resource"].endswith(":function:greet:live")
    with refused("ResourceNotFoundException"):
        functions.get_policy(FunctionName=FUNCTION)


def test_a_web_acl_is_associated_with_a_pool_until_it_is_removed(server: AwsServer) -> None:
    firewalls = client(server, "wafv2")
    assert "WebACL" not in firewalls.get_web_acl_for_resource(ResourceArn=POOL)
    firewalls.associate_web_acl(WebACLArn=FIREWALL, ResourceArn=POOL)
    assert firewalls.get_web_acl_for_resource(ResourceArn=POOL)["WebACL"]["ARN"] == FIREWALL
    firewalls.disassociate_web_acl(ResourceArn=POOL)
    assert "WebACL" not in firewalls.get_web_acl_for_resource(ResourceArn=POOL)


def test_a_key_can_be_made_and_is_another_servers_no_more(server: AwsServer) -> None:
    made = client(server, "kms").create_key(Description="codes")["KeyMetadata"]
    assert server.account_id in made["Arn"]
    with AwsServer(region="eu-central-1") as another:
        assert client(another, "kms").list_keys()["Keys"] == []
    assert [key["KeyId"] for key in client(server, "kms").list_keys()["Keys"]] == [made["KeyId"]]


@pytest.mark.parametrize(
    ("service", "action", "arguments"),
    [("wafv2", "list_web_acls", {"Scope": "REGIONAL"}), ("lambda", "get_function", {"FunctionName": "greet"})],
)
def test_more_than_that_is_not_simulated(
    server: AwsServer, service: str, action: str, arguments: dict[str, str]
) -> None:
    with refused("NotImplemented"):
        getattr(client(server, service), action)(**arguments)
