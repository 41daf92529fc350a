"""The state contains no plaintext secret."""

import json
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.projects import own_program, small_program
from tests.engine.stacks import EngineStack

pytestmark = pytest.mark.engine

IN_THE_STACK_FILE = "not in the clear"


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    folder = small_program(place / "many", "many")
    web = {"preset": "web", "oAuth": {"callbackUrls": ["https://a.example/"]}}
    args = {"clients": {"web": web}, "userPool": {"riskConfiguration": {}}}
    (folder / "identities.json").write_text(json.dumps({"shop": args}), encoding="utf-8")
    made = make_stack("many", folder, AWS_REGION=REGION)
    assert made.up().ok
    return made


@pytest.fixture(scope="class")
def with_secret_configuration(make_stack: MakeStack, place: Path) -> EngineStack:
    made = make_stack("dev", own_program(place / "own"))
    # Attributes mapped from Google must be mutable.
    made.set("identity:args.userPool.standardAttributes.familyName.mutable", "true")
    made.set("identity:args.identityProviders.google.attributeMapping.familyName", "family_name")
    made.set("identity:args.identityProviders.google.attributeMapping.email", "email")
    made.set("identity:args.identityProviders.google.providerType", "Google")
    made.set("identity:args.identityProviders.google.clientId", "known to all")
    made.set("identity:args.identityProviders.google.clientSecret", IN_THE_STACK_FILE, "--secret")
    return made


class TestSecrets:
    def test_a_clients_secret_is_encrypted_wherever_it_stands(self, stack: EngineStack, server: AwsServer) -> None:
        ids = stack.outputs()["shop"]
        client = server.client("cognito-idp").describe_user_pool_client(
            UserPoolId=ids["user_pool_id"], ClientId=ids["client_ids"]["web"]
        )["UserPoolClient"]
        assert len(client["ClientSecret"]) > 20
        assert client["ClientId"] in json.dumps(stack.export())
        assert client["ClientSecret"] not in json.dumps(stack.export())

    def test_a_secret_in_the_stack_file_is_encrypted_in_the_file_and_in_the_state(
        self, with_secret_configuration: EngineStack
    ) -> None:
        stack = with_secret_configuration
        updated = stack.up()
        assert updated.ok, updated.text
        assert IN_THE_STACK_FILE not in (stack.work_dir / "Pulumi.dev.yaml").read_text(encoding="utf-8")
        assert IN_THE_STACK_FILE not in json.dumps(stack.export())
        assert IN_THE_STACK_FILE not in updated.text
