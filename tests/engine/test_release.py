"""Nobody loses the people in a pool by one command; who means it takes the two steps of docs/lifecycle.md."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import ONE_OF_EACH, counted
from tests.engine.conftest import MakeStack
from tests.engine.deployed.asked import other_client
from tests.engine.environment import REGION
from tests.engine.projects import own_program, small_program
from tests.engine.stacks import EngineStack

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    made = make_stack("prod", own_program(place / "work"))
    assert made.up().ok
    return made


class TestTheTwoStepRelease:
    """The tests of this class are one story, told in their order."""

    def test_destroy_is_refused_by_pulumi_before_anything_goes(self, stack: EngineStack, server: AwsServer) -> None:
        refused = stack.command("destroy", "--yes", "--stack", stack.name)
        assert not refused.ok
        assert "protected" in refused.text
        assert counted(server) == ONE_OF_EACH

    def test_without_pulumis_lock_aws_refuses(self, stack: EngineStack, server: AwsServer) -> None:
        stack.set("identity:args.userPool.removalPolicy", "destroy")
        released = stack.up()
        assert released.ok, released.text
        assert "deletion_protection" in released.text, "the second lock is pointed out"
        refused = stack.destroy()
        assert refused.failed == {"identity-users-pool"}
        assert "deletion protection" in refused.text.lower()
        assert counted(server)["user pools"] == 1

    def test_what_went_before_the_refusal_comes_back(self, stack: EngineStack, server: AwsServer) -> None:
        assert stack.up().ok
        assert counted(server) == ONE_OF_EACH

    def test_both_steps_taken_it_is_destroyed(self, stack: EngineStack, server: AwsServer) -> None:
        stack.set("identity:args.userPool.deletionProtection", "false")
        assert stack.up().ok
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {}


class TestAPoolThatLeavesTheProgram:
    """`state unprotect` is the way round Pulumi's lock; the pools stay at AWS all the same."""

    def test_stays_at_aws_with_its_people(self, stack: EngineStack, server: AwsServer) -> None:
        pool = stack.outputs()["user_pool_id"]
        unprotected = stack.command("state", "unprotect", "--all", "--yes", "--stack", stack.name)
        assert unprotected.ok, unprotected.text
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {"user pools": 1, "identity pools": 1}
        idp = server.client("cognito-idp")
        (left,) = idp.list_user_pools(MaxResults=2)["UserPools"]
        assert left["Id"] == pool
        risk = idp.describe_risk_configuration(UserPoolId=pool)["RiskConfiguration"]
        assert risk["AccountTakeoverRiskConfiguration"]["Actions"]["HighAction"]["EventAction"] == "BLOCK"


class TestAKeyForCodesOnTheirWay:
    """The key made for a custom sender stays as long as a pool that is kept; docs/lifecycle.md says the way round."""

    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path) -> EngineStack:
        made = make_stack("many", small_program(place / "many", "many"), AWS_REGION=REGION)
        write(made, {"lambdaTriggers": {"customEmailSender": f"arn:aws:lambda:{REGION}:123456789012:function:mail"}})
        deployed = made.up()
        assert deployed.ok, deployed.text
        return made

    def test_is_not_deleted_with_the_sender(self, stack: EngineStack) -> None:
        write(stack, {})
        refused = stack.up()
        assert not refused.ok
        assert "shop-users-sender-key" in refused.text
        assert "protected" in refused.text

    def test_stays_at_aws_once_it_is_let_go(self, stack: EngineStack, server: AwsServer) -> None:
        urn = stack.resources()["shop-users-sender-key"]["urn"]
        assert stack.command("state", "unprotect", urn, "--yes", "--stack", stack.name).ok
        updated = stack.up()
        assert updated.ok, updated.text
        assert "shop-users-sender-key" not in stack.resources()
        [key] = other_client(server, "kms").list_keys()["Keys"]
        assert other_client(server, "kms").describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] == "Enabled"


def write(stack: EngineStack, pool: dict[str, Any]) -> None:
    shop = {"disableIdentityPool": True, "userPool": {"riskConfiguration": {}, **pool}}
    (stack.work_dir / "identities.json").write_text(json.dumps({"shop": shop}), encoding="utf-8")
