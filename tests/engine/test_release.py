"""No single command deletes the users of a pool; a release takes the steps of docs/lifecycle.md."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import counted
from tests.engine.conftest import MakeStack
from tests.engine.deployed.asked import other_client
from tests.engine.environment import REGION
from tests.engine.projects import own_program, small_program
from tests.engine.stacks import EngineStack
from tests.engine.users import Deployment, add_user, deployment, lost

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    made = make_stack("prod", own_program(place / "work"))
    deployed = made.up()
    assert deployed.ok, deployed.text
    return made


WORD = {word: f"identity:args.userPool.{word}" for word in ("removalPolicy", "deletionProtection")}
NAME = "identity:args.userPool.userPoolName"
"""Another name replaces a user pool with the provider the tests run on."""


class TestTheRelease:
    """The tests of this class depend on each other, in their order."""

    @pytest.fixture(scope="class")
    @classmethod
    def before(cls, stack: EngineStack, server: AwsServer) -> Deployment:
        return add_user(stack, server)

    def test_destroy_is_refused_before_anything_goes(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        refused = stack.command("destroy", "--yes", "--stack", stack.name)
        assert not refused.ok
        assert "protected" in refused.text
        assert lost(before, server) == []

    def test_the_first_word_and_a_replacement_in_one_update_are_refused(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        stack.set(WORD["removalPolicy"], "destroy")
        stack.set(NAME, "another")
        assert not stack.preview().ok
        refused = stack.up()
        assert not refused.ok
        assert "protect" in refused.text
        assert lost(before, server) == []
        assert deployment(stack) == before

    def test_the_first_word_alone_releases_neither_pool(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        assert stack.command("config", "rm", "--path", NAME, "--stack", stack.name).ok
        updated = stack.up()
        assert updated.ok, updated.text
        assert "removalPolicy: has no effect: `deletionProtection` is true" in updated.text
        refused = stack.command("destroy", "--yes", "--stack", stack.name)
        assert not refused.ok
        assert lost(before, server) == []

    def test_both_words_and_a_replacement_in_one_update_are_refused(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        stack.set(WORD["deletionProtection"], "false")
        stack.set(NAME, "another")
        assert not stack.preview().ok
        assert not stack.up().ok
        assert lost(before, server) == []
        assert deployment(stack) == before

    def test_the_update_that_deploys_both_words_releases_neither_pool(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        assert stack.command("config", "rm", "--path", NAME, "--stack", stack.name).ok
        announced = stack.up()
        assert announced.ok, announced.text
        assert "run `pulumi up` again" in announced.text
        refused = stack.command("destroy", "--yes", "--stack", stack.name)
        assert not refused.ok
        assert "protected" in refused.text
        assert lost(before, server) == []

    def test_the_update_that_releases_replaces_nothing_however_often_it_is_tried(
        self, stack: EngineStack, server: AwsServer, before: Deployment
    ) -> None:
        stack.set(NAME, "another")
        for refused in (stack.preview(), stack.up(), stack.up()):
            assert not refused.ok
            assert "this update unprotects identity-users-pool, so it must not replace it too" in refused.text
        assert lost(before, server) == []
        assert deployment(stack) == before
        assert stack.command("config", "rm", "--path", NAME, "--stack", stack.name).ok

    def test_after_the_release_it_is_destroyed(self, stack: EngineStack, server: AwsServer, before: Deployment) -> None:
        released = stack.up()
        assert released.ok, released.text
        assert deployment(stack) == before
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {}


class TestAPoolThatIsReleasedFromTheStart:
    """A stack to play with, as `Pulumi.dev.yaml`, can be destroyed at once, and replaced."""

    def test_is_destroyed_by_one_command(self, make_stack: MakeStack, place: Path, server: AwsServer) -> None:
        stack = make_stack("dev", own_program(place / "work"))
        for _ in range(2):
            deployed = stack.up()
            assert deployed.ok, deployed.text
            assert "once more" not in deployed.text
        assert stack.preview(expect_no_changes=True).ok
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {}


class TestAPoolThatLeavesTheProgram:
    """After `state unprotect`, the pools still stay in AWS."""

    def test_stays_at_aws_with_its_people(self, stack: EngineStack, server: AwsServer) -> None:
        pool = stack.outputs()["user_pool_id"]
        unprotected = stack.command("state", "unprotect", "--all", "--yes", "--stack", stack.name)
        assert unprotected.ok, unprotected.text
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {"user pools": 1, "clients": 1, "identity pools": 1, "roles": 1}
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
