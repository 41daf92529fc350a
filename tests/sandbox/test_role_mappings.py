"""A group's role reaches its members through the identity pool, and no other user: by the token, and by rules."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from botocore.exceptions import ClientError

from cognito_policies import load_pack, read_config
from sandbox.aws import AwsServer
from sandbox.deployment import Deployment, deploy
from sandbox.policy_pack import Policies
from sandbox.stack_files import read_stack_files
from tests.sandbox.aws.world import App, World, caller

REGION = "us-east-1"
PROGRAM = """
import json
import pulumi
import pulumi_aws as aws
from cognito_identity import IdentityPool, UserIdentity

def may(action):
    statement = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

identity = UserIdentity("shop", {
    "user_pool": {
        "mfa": "optional", "advanced_security_mode": "off", "removal_policy": "destroy", "deletion_protection": False,
        "password_policy": {"min_length": 15}, "standard_attributes": {},
    },
    "clients": {"web": {"auth_flows": {"user_password": True}}},
    "groups": {"admins": {"policies": [may("s3:ListAllMyBuckets")]}, "staff": {}},
})
trust = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
    "Condition": {"StringLike": {"cognito-identity.amazonaws.com:aud": "us-east-1:*"},
                  "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}},
}]}
role = aws.iam.Role("by-rules", name="by-rules", assume_role_policy=json.dumps(trust))
by_rules = IdentityPool("rules", {
    "user_pools": [{
        "user_pool_provider_name": identity.user_pool.user_pool_provider_name,
        "client_id": identity.user_pool_client_id,
    }],
    "role_mappings": {"web": {
        "provider_url": pulumi.Output.concat(
            identity.user_pool.user_pool_provider_name, ":", identity.user_pool_client_id
        ),
        "rules": [
            {"claim": "cognito:groups", "match_type": "contains", "claim_value": "unknown", "mapped_role": role.arn},
            {"claim": "cognito:groups", "match_type": "contains", "claim_value": "admins", "mapped_role": role.arn},
        ],
        RESOLUTION
    }},
})
pulumi.export("client", identity.user_pool_client_id)
pulumi.export("pool", identity.user_pool_id)
pulumi.export("admins", identity.groups["admins"].role_arn)
pulumi.export("token", identity.identity_pool_id)
pulumi.export("rules", by_rules.identity_pool_id)
pulumi.export("default", by_rules.authenticated_role_arn)
"""
CONFIGURATION = {
    **json.loads((Path(__file__).resolve().parents[2] / "policies/config/dev.json").read_text(encoding="utf-8")),
    # The role's own pool has no id yet where it is made, and a mapping without Deny is what one test is about.
    "cognito-trust-aud": "advisory",
    "cognito-idpool-role-mapping-deny": "advisory",
}


class Users:
    """Who signs in to the deployed program, and what AWS takes them for."""

    def __init__(self, server: AwsServer, deployment: Deployment) -> None:
        self.world = World(server)
        self.made = deployment.outputs
        self.app = App(server, self.made["pool"], self.made["client"])

    def role_of(self, *groups: str, through: str, **asked: str) -> str:
        """Return the role that a new user in these groups gets through one of the identity pools."""
        name = self.app.user(f"user-{uuid4()}", "Correct-horse-battery-1")
        for group in groups:
            self.world.idp.admin_add_user_to_group(UserPoolId=self.app.pool_id, Username=name, GroupName=group)
        logins = {self.app.provider: self.app.tokens(name, "Correct-horse-battery-1")["IdToken"]}
        identity = self.world.identity.get_id(IdentityPoolId=self.made[through], Logins=logins)["IdentityId"]
        given = self.world.identity.get_credentials_for_identity(IdentityId=identity, Logins=logins, **asked)
        return caller(self.world, given["Credentials"]).split("/")[1]

    def role(self, output: str) -> str:
        return str(self.made[output]).rpartition("/")[2]


def policies() -> Policies:
    return Policies(load_pack(read_config(CONFIGURATION, "the test's own")), "own")


def deployed(project: Path, server: AwsServer, resolution: str = "", program: str = PROGRAM) -> Users:
    (project / "__main__.py").write_text(program.replace("RESOLUTION", resolution), encoding="utf-8")
    deployment = deploy(read_stack_files(project, "dev"), policies(), server, lambda _: None)
    assert deployment.error is None
    assert [resource.not_simulated for resource in deployment.resources if "roleMappings" in resource.inputs] == [
        (),
        (),
    ]
    return Users(server, deployment)


@pytest.fixture
def server() -> Any:
    with AwsServer(region=REGION) as running:
        yield running


def test_by_token_a_member_gets_the_groups_role_and_no_other_user_gets_one(project: Path, server: AwsServer) -> None:
    those = deployed(project, server)
    assert those.role_of("admins", through="token") == those.role("admins")
    assert those.role_of("staff", "admins", through="token") == those.role("admins")
    for groups in ((), ("staff",)):
        with pytest.raises(ClientError, match="NotAuthorizedException"):
            those.role_of(*groups, through="token")
        with pytest.raises(ClientError, match="NotAuthorizedException"):
            those.role_of(*groups, through="token", CustomRoleArn=those.made["admins"])


def test_by_rules_the_first_match_gives_the_role_and_no_other_user_gets_one(project: Path, server: AwsServer) -> None:
    those = deployed(project, server)
    assert those.role_of("admins", through="rules") == "by-rules"
    assert those.role_of("staff", "admins", through="rules") == "by-rules"
    for groups in ((), ("staff",)):
        with pytest.raises(ClientError, match="NotAuthorizedException"):
            those.role_of(*groups, through="rules")


def test_whom_no_rule_fits_gets_the_authenticated_role_where_the_mapping_says_so(
    project: Path, server: AwsServer
) -> None:
    those = deployed(project, server, '"resolve_ambiguous_roles": True,')
    assert those.role_of("staff", through="rules") == those.role("default") != "by-rules"
    assert those.role_of("admins", through="rules") == "by-rules"


def test_a_group_that_is_added_later_hands_its_role_to_its_members_and_to_no_other_user(
    project: Path, server: AwsServer
) -> None:
    given = '"groups": {"admins": {"policies": [may("s3:ListAllMyBuckets")]}, "staff": {}},'
    assert given in PROGRAM
    added = PROGRAM.replace(given, "").replace(
        'pulumi.export("admins", identity.groups["admins"].role_arn)',
        'admins = identity.add_group("admins", {"policies": [may("s3:ListAllMyBuckets")]})\n'
        'identity.add_group("staff")\npulumi.export("admins", admins.role_arn)',
    )
    those = deployed(project, server, program=added)
    assert those.role_of("admins", through="token") == those.role("admins")
    for groups in ((), ("staff",)):
        with pytest.raises(ClientError, match="NotAuthorizedException"):
            those.role_of(*groups, through="token")


def test_in_the_classic_flow_any_user_could_assume_a_groups_role_so_that_it_is_refused(
    project: Path, server: AwsServer
) -> None:
    those = deployed(project, server)
    world, pool_id = those.world, those.made["token"]
    pool = {**world.identity.describe_identity_pool(IdentityPoolId=pool_id), "AllowClassicFlow": True}
    pool.pop("ResponseMetadata")
    world.identity.update_identity_pool(**pool)
    name = those.app.user(f"user-{uuid4()}", "Correct-horse-battery-1")
    logins = {those.app.provider: those.app.tokens(name, "Correct-horse-battery-1")["IdToken"]}
    identity = world.identity.get_id(IdentityPoolId=pool_id, Logins=logins)["IdentityId"]
    token = world.identity.get_open_id_token(IdentityId=identity, Logins=logins)["Token"]
    sts = boto3.client("sts", region_name=REGION, endpoint_url=server.endpoint)
    session = sts.assume_role_with_web_identity(
        RoleArn=those.made["admins"], RoleSessionName="mine", WebIdentityToken=token
    )
    sts.close()
    assert f"/{those.role('admins')}/" in session["AssumedRoleUser"]["Arn"]

    classic = PROGRAM.replace('"clients":', '"identity_pool_options": {"allow_classic_flow": True}, "clients":')
    (project / "__main__.py").write_text(classic.replace("RESOLUTION", ""), encoding="utf-8")
    with AwsServer(region=REGION) as other:
        refused = deploy(read_stack_files(project, "dev"), policies(), other, lambda _: None)
    assert "groups.admins.policies: would let every signed-in user assume the role" in str(refused.error)
    assert refused.resources == []
