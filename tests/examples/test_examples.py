"""Each example comes up in the sandbox by the dev policies, and breaks at prod what is written down here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from sandbox.deployment import Deployment, deploy
from sandbox.policy_pack import load_policies
from sandbox.stack_files import read_stack_files

ROOT = Path(__file__).resolve().parents[2]
REGION = "us-east-1"


@pytest.fixture
def server() -> Iterator[AwsServer]:
    with AwsServer(region=REGION) as running:
        yield running


def up(name: str, server: AwsServer, policies: str = "dev", **config: str) -> Deployment:
    """Deploy an example as its stack `dev`."""
    folder = ROOT / "examples" / name
    files = read_stack_files(folder, "dev")
    settings = {**files.config, **{f"{files.project}:{key}": value for key, value in config.items()}}
    return deploy(replace(files, config=settings), load_policies(folder, policies), server, lambda _resource: None)


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


def pool_of_another_team(server: AwsServer) -> str:
    return server.client("cognito-idp").create_user_pool(PoolName="theirs")["UserPool"]["Arn"]


WAF, LOGS, DOMAIN = "cognito-pool-waf", "cognito-pool-log-delivery", "cognito-domain"
THREATS, LENGTH = "cognito-pool-threat-protection", "cognito-pool-password-length"
PROTECT, DELETION = "cognito-pool-pulumi-protect", "cognito-pool-deletion-protection"
MANDATORY_AT_PROD: Mapping[str, set[tuple[str, str]]] = {
    "adopt": set(),
    "business": set(),
    # A machine client has no users for threat protection, a feature of the plus plan.
    "machine-to-machine": {(THREATS, "services-pool")},
    # Its passwords stand alone, and prod wants 15 characters of those.
    "passwordless": {(THREATS, "notes-users-pool"), (LENGTH, "notes-users-pool")},
    "tenants": set(),
    # A shop to try the library with: it can be destroyed, and costs nothing.
    "python": {
        *((rule, pool) for rule in (THREATS, DELETION, PROTECT) for pool in ("partners-pool", "shop-users-pool")),
        (LENGTH, "shop-users-pool"),
        ("cognito-pool-mfa-required", "shop-users-pool"),
        (PROTECT, "shop-access-pool"),
    },
}
ADVISORY_AT_PROD: Mapping[str, set[tuple[str, str]]] = {
    "adopt": set(),
    "business": {
        *((rule, "portal-users-pool") for rule in (WAF, LOGS, "cognito-pool-federation-gate")),
        (DOMAIN, "portal-users-login-domain"),
    },
    "machine-to-machine": {(WAF, "services-pool"), (LOGS, "services-pool"), (DOMAIN, "services-token-domain")},
    "passwordless": {
        (rule, "notes-users-pool") for rule in (WAF, LOGS, "cognito-pool-self-signup", "cognito-pool-weak-first-factor")
    },
    "tenants": {(rule, pool) for rule in (WAF, LOGS) for pool in ("acme-users-pool", "globex-users-pool")},
    "python": {
        *((rule, pool) for rule in (WAF, LOGS) for pool in ("partners-pool", "shop-users-pool")),
        ("cognito-pool-self-signup", "shop-users-pool"),
        ("cognito-client-logout-url", "shop-users-web-client"),
        ("cognito-client-logout-url", "shop-users-backoffice-client"),
        ("cognito-client-refresh-rotation", "shop-users-backoffice-client"),
    },
}


def config_of(name: str, server: AwsServer) -> dict[str, str]:
    return {"userPoolArn": pool_of_another_team(server)} if name == "adopt" else {}


@pytest.mark.parametrize("name", MANDATORY_AT_PROD)
def test_an_example_breaks_at_prod_what_is_said_of_it_and_nothing_else(name: str, server: AwsServer) -> None:
    deployment = up(name, server, "prod", **config_of(name, server))
    # What is computed in a preview is checked in the update, if there is one.
    found = [violation for violation in deployment.violations if "not checked yet" not in violation.message]
    at = {
        level: {(each.rule, each.urn.rpartition("::")[2]) for each in found if each.level == level}
        for level in ("mandatory", "advisory")
    }
    assert at == {"mandatory": MANDATORY_AT_PROD[name], "advisory": ADVISORY_AT_PROD[name]}
    assert (deployment.error is None) is not bool(MANDATORY_AT_PROD[name])


@pytest.mark.parametrize("name", MANDATORY_AT_PROD)
def test_an_example_breaks_nothing_at_dev(name: str, server: AwsServer) -> None:
    deployment = up(name, server, **config_of(name, server))
    assert deployment.error is None
    assert {violation.level for violation in deployment.violations} <= {"advisory"}


def test_every_example_in_python_is_judged() -> None:
    assert {path.parent.name for path in (ROOT / "examples").glob("*/__main__.py")} == set(MANDATORY_AT_PROD)
