"""Traps of the provider itself, shown by a program without the library: why some things here are as they are."""

from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.projects import small_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    made = make_stack("raw", small_program(place / "raw", "raw"), AWS_REGION=REGION)
    assert made.up().ok
    return made


@pytest.fixture(scope="class")
def changed(stack: EngineStack) -> Outcome:
    stack.set("later", "true")
    return stack.up()


class TestTheProvider:
    def test_sends_a_pools_plan_at_once_and_shows_nothing_the_second_time(
        self, stack: EngineStack, server: AwsServer
    ) -> None:
        """Against moto's own server the plan came as a change of the second update; ours is held to none either way."""
        pool = server.client("cognito-idp").describe_user_pool(UserPoolId=stack.outputs()["pool"])["UserPool"]
        assert pool["UserPoolTier"] == "PLUS"
        assert stack.preview(expect_no_changes=True).ok

    def test_takes_all_roles_off_a_pool_when_one_is_added(
        self, stack: EngineStack, changed: Outcome, server: AwsServer
    ) -> None:
        """The attachment is replaced, the new one first: ours is told to delete the old one before."""
        assert changed.ok, changed.text
        assert changed.replaced() == ["roles"]
        found = server.client("cognito-identity").get_identity_pool_roles(IdentityPoolId=stack.outputs()["access"])
        assert "Roles" not in found

    def test_adds_a_standard_attribute_that_comes_later_as_a_custom_one(
        self, stack: EngineStack, changed: Outcome, server: AwsServer
    ) -> None:
        """Ours writes an attribute into the schema only where it differs from what every pool has."""
        assert changed.ok, changed.text
        pool = server.client("cognito-idp").describe_user_pool(UserPoolId=stack.outputs()["pool"])["UserPool"]
        assert "custom:nickname" in {attribute["Name"] for attribute in pool["SchemaAttributes"]}
