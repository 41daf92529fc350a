"""Each example runs, is accepted by the prod policies as far as it says, and comes up in the sandbox."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import components
from sandbox.aws import AwsServer
from sandbox.deployment import Deployment, deploy
from sandbox.policy_pack import load_policies
from sandbox.stack_files import StackFiles

ROOT = Path(__file__).resolve().parents[2]
REGION = "us-east-1"


@pytest.fixture(scope="module")
def server() -> Iterator[AwsServer]:
    with AwsServer(region=REGION) as running:
        yield running


@pytest.fixture(autouse=True)
def wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples import the library by the name its wheel has."""
    monkeypatch.setitem(sys.modules, "cognito_identity", components)


def up(name: str, server: AwsServer, **config: str) -> Deployment:
    """Deploy an example under the dev policies."""
    settings = {"aws:region": REGION, **{f"{name}:{key}": value for key, value in config.items()}}
    files = StackFiles(ROOT / "examples" / name, name, "dev", settings)
    return deploy(files, load_policies(ROOT, "dev"), server, lambda _resource: None)


def inputs(deployment: Deployment, kind: str) -> list[Any]:
    """Return the inputs of every resource of a type."""
    return [resource.inputs for resource in deployment.resources if resource.custom and resource.short_type == kind]


def test_passwordless_people_begin_with_a_passkey_or_a_code(server: AwsServer) -> None:
    deployment = up("passwordless", server)
    assert deployment.error is None
    [pool] = inputs(deployment, "UserPool")
    assert pool["signInPolicy"]["allowedFirstAuthFactors"] == ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]
    assert pool["webAuthnConfiguration"] == {"relyingPartyId": "notes.example.com", "userVerification": "required"}
    assert pool["userPoolTier"] == "ESSENTIALS"
    [client] = inputs(deployment, "UserPoolClient")
    assert "ALLOW_USER_AUTH" in client["explicitAuthFlows"]
    assert deployment.outputs["amplify_outputs"]["auth"]["passwordless"]["email_otp_enabled"] is True


def test_businesses_sign_in_by_saml_and_their_groups_have_roles(server: AwsServer) -> None:
    deployment = up("business", server)
    assert deployment.error is None
    [client] = inputs(deployment, "UserPoolClient")
    assert client["supportedIdentityProviders"] == ["COGNITO", "Globex"]
    assert len(inputs(deployment, "UserGroup")) == 2
    [attachment] = inputs(deployment, "IdentityPoolRoleAttachment")
    [mapping] = attachment["roleMappings"]
    assert (mapping["type"], mapping["ambiguousRoleResolution"]) == ("Token", "Deny")
    assert inputs(deployment, "ManagedLoginBranding")
    assert deployment.outputs["login_url"].startswith("https://acme-portal.auth.us-east-1.amazoncognito.com/login?")


def test_a_machine_signs_in_as_itself_and_its_secret_is_a_secret(server: AwsServer) -> None:
    deployment = up("machine-to-machine", server)
    assert deployment.error is None
    [client] = inputs(deployment, "UserPoolClient")
    assert client["allowedOauthFlows"] == ["client_credentials"]
    assert client["allowedOauthScopes"] == ["orders/read"]
    assert client["generateSecret"] is True
    assert deployment.secret_outputs == {"client_secret"}


def test_a_client_waits_for_the_resource_server_whose_scopes_it_names(server: AwsServer) -> None:
    deployment = up("machine-to-machine", server)
    [client] = [resource for resource in deployment.resources if resource.short_type == "UserPoolClient"]
    assert any(urn.endswith("::services-orders-resource-server") for urn in client.dependencies)


def test_an_adopted_pool_gets_a_client_and_stays_as_it_is(server: AwsServer) -> None:
    pool = server.client("cognito-idp").create_user_pool(PoolName="theirs")["UserPool"]
    deployment = up("adopt", server, userPoolArn=pool["Arn"])
    assert deployment.error is None
    assert inputs(deployment, "UserPool") == []
    [client] = inputs(deployment, "UserPoolClient")
    assert (client["userPoolId"], client["region"]) == (pool["Id"], REGION)
    after = server.client("cognito-idp").describe_user_pool(UserPoolId=pool["Id"])["UserPool"]
    assert after["LastModifiedDate"] == pool["LastModifiedDate"]
    listed = server.client("cognito-idp").list_user_pool_clients(UserPoolId=pool["Id"], MaxResults=10)
    assert [found["ClientId"] for found in listed["UserPoolClients"]] == [deployment.outputs["user_pool_client_id"]]


def test_two_tenants_share_nothing(server: AwsServer) -> None:
    deployment = up("tenants", server)
    assert deployment.error is None
    urns = [resource.urn for resource in deployment.resources]
    assert len(urns) == len(set(urns))
    issuers = deployment.outputs["issuers"]
    assert issuers["acme"] != issuers["globex"]


def test_a_shop_lets_its_partners_people_in_beside_its_own(server: AwsServer) -> None:
    deployment = up("python", server)
    assert deployment.error is None
    assert len(inputs(deployment, "UserPool")) == 2
    clients = {client.get("generateSecret", False) for client in inputs(deployment, "UserPoolClient")}
    assert clients == {True, False}
    [access] = inputs(deployment, "IdentityPool")
    assert len(access["cognitoIdentityProviders"]) == 3
    assert set(deployment.outputs["clientIds"]) == {"web", "backoffice"}


def test_every_python_example_is_deployed_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    examples = {program.parent.name for program in (ROOT / "examples").glob("*/__main__.py")}
    assert examples == {"adopt", "business", "machine-to-machine", "passwordless", "python", "tenants"}
    assert [name for name in examples if f'up("{name}"' not in source] == []
