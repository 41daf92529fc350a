"""An existing pool: clients and credentials are added, and its settings stay unchanged."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.deployed.asked import other_client
from tests.engine.environment import REGION
from tests.engine.projects import example
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine


def adopted(server: AwsServer, region: str) -> dict[str, Any]:
    """Return all settings of the pool and of its owner's client."""
    idp = other_client(server, "cognito-idp", region)
    [pool_id] = [pool["Id"] for pool in idp.list_user_pools(MaxResults=60)["UserPools"]]
    clients = idp.list_user_pool_clients(UserPoolId=pool_id, MaxResults=60)["UserPoolClients"]
    return {
        "pool": idp.describe_user_pool(UserPoolId=pool_id)["UserPool"],
        "clients": {client["ClientName"]: client["ClientId"] for client in clients},
    }


@pytest.fixture(scope="class", params=[REGION, "eu-west-1"])
def region(request: pytest.FixtureRequest) -> str:
    """The pool's, which may be another than the stack's."""
    return str(request.param)


@pytest.fixture(scope="class")
def before(server: AwsServer, region: str) -> dict[str, Any]:
    idp = other_client(server, "cognito-idp", region)
    pool = idp.create_user_pool(PoolName="of-another-team", DeletionProtection="ACTIVE")["UserPool"]["Id"]
    idp.create_user_pool_client(UserPoolId=pool, ClientName="theirs")
    return adopted(server, region)


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, before: dict[str, Any], region: str) -> EngineStack:
    made = make_stack(region, example("adopt", place / region))
    made.set("adopt:userPoolArn", before["pool"]["Arn"])
    return made


@pytest.fixture(scope="class")
def first(stack: EngineStack) -> Outcome:
    return stack.up()


class TestAPoolOfAnotherProgram:
    """The tests of this class depend on each other, in their order."""

    def test_is_no_resource_of_this_one(self, stack: EngineStack, first: Outcome) -> None:
        assert first.ok, first.text
        assert sorted(r["type"] for r in stack.resources().values() if r["type"].startswith("aws:")) == [
            "aws:cognito/identityPool:IdentityPool",
            "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
            "aws:cognito/userPoolClient:UserPoolClient",
            "aws:iam/role:Role",
        ]

    def test_has_one_client_more_and_is_else_as_it_was(
        self, stack: EngineStack, first: Outcome, before: dict[str, Any], server: AwsServer, region: str
    ) -> None:
        now = adopted(server, region)
        assert now["pool"] == before["pool"]
        added = now["clients"].items() - before["clients"].items()
        assert [client for _, client in added] == [stack.outputs()["user_pool_client_id"]]

    def test_vouches_for_its_people_at_the_identity_pool(
        self, stack: EngineStack, before: dict[str, Any], server: AwsServer, region: str
    ) -> None:
        pool = server.client("cognito-identity").describe_identity_pool(
            IdentityPoolId=stack.outputs()["identity_pool_id"]
        )
        [provider] = pool["CognitoIdentityProviders"]
        assert provider["ProviderName"] == f"cognito-idp.{region}.amazonaws.com/{before['pool']['Id']}"
        assert provider["ServerSideTokenCheck"] is True

    def test_settles(self, stack: EngineStack) -> None:
        assert stack.preview(expect_no_changes=True).ok

    def test_is_as_it_was_when_the_program_is_gone(
        self, stack: EngineStack, before: dict[str, Any], server: AwsServer, region: str
    ) -> None:
        unprotected = stack.command("state", "unprotect", "--all", "--yes", "--stack", stack.name)
        assert unprotected.ok, unprotected.text
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert adopted(server, region) == before
