"""The repository's own program on the real engine: up, up again, refresh."""

from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.projects import own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class", params=["dev", "prod"])
def stack(request: pytest.FixtureRequest, make_stack: MakeStack, place: Path) -> EngineStack:
    return make_stack(request.param, own_program(place / request.param))


@pytest.fixture(scope="class")
def first(stack: EngineStack) -> Outcome:
    return stack.up()


class TestTheFirstDeployment:
    def test_makes_one_of_each(self, stack: EngineStack, first: Outcome) -> None:
        assert first.ok, first.text
        made = sorted(step.type for step in first.steps if step.type.startswith("aws:"))
        # Only prod has threat protection on.
        risks = ["aws:cognito/riskConfiguration:RiskConfiguration"] if stack.name == "prod" else []
        assert made == [
            "aws:cognito/identityPool:IdentityPool",
            "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
            *risks,
            "aws:cognito/userPool:UserPool",
            "aws:cognito/userPoolClient:UserPoolClient",
            "aws:iam/role:Role",
        ]
        assert set(first.changed.values()) == {"create"}

    def test_says_no_word_of_warning(self, first: Outcome) -> None:
        assert "warning" not in first.text

    def test_exports_what_aws_has(self, stack: EngineStack, first: Outcome, server: AwsServer) -> None:
        outputs = stack.outputs()
        pool = server.client("cognito-idp").describe_user_pool(UserPoolId=outputs["user_pool_id"])["UserPool"]
        assert outputs["user_pool_arn"] == pool["Arn"]
        assert outputs["issuer_url"] == f"https://cognito-idp.us-east-1.amazonaws.com/{pool['Id']}"
        assert list(outputs["client_ids"].values()) == [outputs["user_pool_client_id"]]

    def test_is_not_followed_by_a_change(self, stack: EngineStack, first: Outcome) -> None:
        again = stack.up(expect_no_changes=True)
        assert again.ok, again.text
        assert again.changed == {}

    def test_is_what_refresh_finds_at_aws(self, stack: EngineStack, first: Outcome) -> None:
        refreshed = stack.refresh(expect_no_changes=True)
        assert refreshed.ok, refreshed.text
