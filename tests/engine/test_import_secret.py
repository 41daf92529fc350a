"""An imported client with a secret keeps its id and secret."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.projects import small_program
from tests.engine.stacks import EngineStack

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def client(server: AwsServer) -> dict[str, Any]:
    idp: Any = server.client("cognito-idp")
    pool = idp.create_user_pool(
        PoolName="people",
        AliasAttributes=["email"],
        UsernameConfiguration={"CaseSensitive": False},
        DeletionProtection="ACTIVE",
        UserPoolTier="PLUS",
        Schema=[{"Name": name, "Required": True, "Mutable": True} for name in ("email", "given_name", "family_name")],
    )["UserPool"]["Id"]
    made = idp.create_user_pool_client(UserPoolId=pool, ClientName="web", GenerateSecret=True)
    found: dict[str, Any] = made["UserPoolClient"]
    return found


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, client: dict[str, Any]) -> EngineStack:
    made = make_stack("imported", small_program(place / "imported", "imported"), AWS_REGION=REGION)
    package = "cognito-identity:index:"
    resources = [
        {"type": f"{package}UserPoolWithMfa", "name": "people", "component": True},
        {"type": f"{package}AppClient", "name": "people-web", "parent": "people", "component": True},
        {
            "type": "aws:cognito/userPool:UserPool",
            "name": "people-pool",
            "parent": "people",
            "id": client["UserPoolId"],
        },
        {
            "type": "aws:cognito/userPoolClient:UserPoolClient",
            "name": "people-web-client",
            "parent": "people-web",
            "id": f"{client['UserPoolId']}/{client['ClientId']}",
        },
    ]
    imported = made.import_({"resources": resources})
    assert imported.ok, imported.text
    return made


class TestAClientWithASecret:
    """The tests of this class depend on each other, in their order."""

    def test_would_be_replaced(self, stack: EngineStack) -> None:
        """Why the program has to be told."""
        preview = stack.preview()
        assert preview.ok, preview.text
        assert preview.replaced() == ["people-web-client"]

    def test_is_kept_once_the_program_is_told(self, stack: EngineStack, client: dict[str, Any]) -> None:
        stack.set("told", "true")
        updated = stack.up()
        assert updated.ok, updated.text
        assert updated.replaced() == []
        assert stack.outputs() == {"client_id": client["ClientId"], "client_secret": client["ClientSecret"]}

    def test_settles(self, stack: EngineStack) -> None:
        assert stack.preview(expect_no_changes=True).ok

    def test_its_secret_is_encrypted_in_the_state(self, stack: EngineStack, client: dict[str, Any]) -> None:
        assert client["ClientSecret"] not in stack.command("stack", "export", "--stack", stack.name).text
