"""A pool of another tool, with users, is imported unchanged."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import counted
from tests.engine.conftest import MakeStack
from tests.engine.projects import own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def ids(server: AwsServer) -> dict[str, str]:
    """Create what CDK's `UserPool` and `UserPoolClient` create, and one user."""
    idp: Any = server.client("cognito-idp")
    pool = idp.create_user_pool(
        PoolName="awesome-user-pool",
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        AccountRecoverySetting={"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": False},
        EmailVerificationMessage="Thanks for signing up Your verification code is {####}",
        EmailVerificationSubject="You need to verify your email",
        SmsVerificationMessage="The verification code to your new account is {####}",
        UsernameConfiguration={"CaseSensitive": False},
        Policies={"PasswordPolicy": {
            "MinimumLength": 8, "RequireLowercase": True, "RequireUppercase": True,
            "RequireNumbers": True, "RequireSymbols": True,
        }},
        Schema=[
            {"Name": "family_name", "Required": True, "Mutable": False},
            {"Name": "address", "Required": False, "Mutable": True},
            {"Name": "tenant_id", "AttributeDataType": "String", "Mutable": False,
             "StringAttributeConstraints": {"MinLength": "10", "MaxLength": "15"}},
            {"Name": "created_at", "AttributeDataType": "DateTime", "Mutable": False},
            {"Name": "employee_id", "AttributeDataType": "Number", "Mutable": False,
             "NumberAttributeConstraints": {"MinValue": "1", "MaxValue": "100"}},
            {"Name": "is_admin", "AttributeDataType": "Boolean", "Mutable": True},
        ],
    )["UserPool"]["Id"]  # fmt: skip
    client = idp.create_user_pool_client(
        UserPoolId=pool,
        ClientName="awesome-app-client",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]["ClientId"]  # fmt: skip
    idp.admin_create_user(
        UserPoolId=pool,
        Username="ann@example.com",
        UserAttributes=[{"Name": "family_name", "Value": "Ash"}],
        MessageAction="SUPPRESS",
    )
    return {"pool": pool, "client": client}


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    return make_stack("dev", own_program(place / "work"))


@pytest.fixture(scope="class")
def imported(stack: EngineStack, ids: dict[str, str]) -> Outcome:
    """As docs/lifecycle.md says: the components first, each below its parent, then what is at AWS."""
    package = "cognito-identity:index:"
    return stack.import_(
        {
            "resources": [
                {"type": f"{package}UserIdentity", "name": "identity", "component": True},
                {
                    "type": f"{package}UserPoolWithMfa",
                    "name": "identity-users",
                    "parent": "identity",
                    "component": True,
                },
                {
                    "type": f"{package}AppClient",
                    "name": "identity-users-web",
                    "parent": "identity-users",
                    "component": True,
                },
                {
                    "type": "aws:cognito/userPool:UserPool",
                    "name": "identity-users-pool",
                    "parent": "identity-users",
                    "id": ids["pool"],
                },
                {
                    "type": "aws:cognito/userPoolClient:UserPoolClient",
                    "name": "identity-users-web-client",
                    "parent": "identity-users-web",
                    "id": f"{ids['pool']}/{ids['client']}",
                },
            ]
        }
    )


class TestAPoolOfCdks:
    def test_is_imported_with_its_client(self, imported: Outcome, stack: EngineStack, ids: dict[str, str]) -> None:
        assert imported.ok, imported.text
        assert stack.resources()["identity-users-pool"]["id"] == ids["pool"]
        assert stack.resources()["identity-users-web-client"]["id"] == ids["client"]

    def test_would_be_changed_where_the_program_differs_and_not_replaced(
        self, imported: Outcome, stack: EngineStack
    ) -> None:
        assert imported.ok
        preview = stack.preview()
        assert preview.ok, preview.text
        assert preview.replaced() == []
        assert preview.changed["identity-users-pool"] == "update"
        assert "delete" not in preview.changed.values()

    def test_keeps_its_people(
        self, imported: Outcome, stack: EngineStack, ids: dict[str, str], server: AwsServer
    ) -> None:
        assert imported.ok
        updated = stack.up()
        assert updated.ok, updated.text
        assert stack.outputs()["user_pool_id"] == ids["pool"]
        (user,) = server.client("cognito-idp").list_users(UserPoolId=ids["pool"])["Users"]
        assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
        assert counted(server)["user pools"] == counted(server)["clients"] == 1

    def test_settles(self, imported: Outcome, stack: EngineStack) -> None:
        assert imported.ok
        assert stack.preview(expect_no_changes=True).ok
