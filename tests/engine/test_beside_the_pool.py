"""Domain, resource server, groups and federated providers: deployed and deleted in AWS's order."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import counted
from tests.engine.conftest import MakeStack
from tests.engine.deployed import Deployed
from tests.engine.environment import REGION
from tests.engine.faults import Door
from tests.engine.projects import small_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

MAY_READ = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
PAGE = "https://shop.example/"
SHOP: dict[str, Any] = {
    "userPool": {"removalPolicy": "destroy", "deletionProtection": False, "riskConfiguration": {}},
    # Managed login would give each client a style, which Terraform's provider 5 has not.
    "domain": {"cognitoDomain": {"domainPrefix": "acme-shop"}, "managedLoginVersion": 1},
    "resourceServers": {
        "orders": {"identifier": "orders", "scopes": [{"scopeName": "read", "scopeDescription": "See"}]}
    },
    "identityProviders": {"google": {"providerType": "google", "clientId": "known", "clientSecret": "hidden"}},
    "groups": {"staff": {"precedence": 5}, "admins": {"precedence": 0, "policies": [MAY_READ]}},
    "clients": {
        "web": {"preset": "spa", "oAuth": {"callbackUrls": [PAGE]}},
        "job": {"preset": "machine", "oAuth": {"scopes": ["orders/read"]}},
    },
}


@pytest.fixture(scope="class")
def door(server: AwsServer) -> Iterator[Door]:
    with Door(server.endpoint) as door:
        yield door


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, door: Door) -> EngineStack:
    folder = small_program(place / "many", "many")
    (folder / "identities.json").write_text(json.dumps({"shop": SHOP}), encoding="utf-8")
    return make_stack("many", folder, AWS_REGION=REGION, AWS_ENDPOINT_URL=door.endpoint)


@pytest.fixture(scope="class")
def first(stack: EngineStack) -> Outcome:
    return stack.up()


@pytest.fixture(scope="class")
def shop(stack: EngineStack, first: Outcome, server: AwsServer) -> Deployed:
    assert first.ok, first.text
    return Deployed(server, stack.outputs()["shop"])


class TestBesideThePool:
    """The tests of this class depend on each other, in their order."""

    def test_clients_come_after_the_providers_and_scopes_they_name(self, first: Outcome, door: Door) -> None:
        """AWS refuses a client that names a missing part."""
        assert first.ok, first.text
        clients = [index for index, action in enumerate(door.actions) if action == "CreateUserPoolClient"]
        assert len(clients) == 2
        assert door.actions.index("CreateIdentityProvider") < clients[0]
        assert door.actions.index("CreateResourceServer") < clients[0]

    def test_each_is_at_aws(self, shop: Deployed) -> None:
        assert shop.at("pool.Domain") == "acme-shop"
        assert shop.at("orders") == {"Name": "orders", "read": "See"}
        assert shop.at("client.SupportedIdentityProviders") == ["COGNITO", "Google"]

    def test_a_groups_role_is_for_this_identity_pool_and_is_handed_out_by_token(
        self, stack: EngineStack, shop: Deployed
    ) -> None:
        ids = stack.outputs()["shop"]
        assert shop.at("group_role.aud") == ids["identity_pool_id"]
        assert shop.at("group_role.inline") == 1
        assert shop.at("mapping") == {"Type": "Token", "AmbiguousRoleResolution": "Deny"}

    def test_nothing_is_left_to_change(self, stack: EngineStack, first: Outcome) -> None:
        assert stack.preview(expect_no_changes=True).ok
        refreshed = stack.refresh(expect_no_changes=True)
        assert refreshed.ok, refreshed.text

    def test_a_client_goes_before_what_it_names(self, stack: EngineStack, door: Door) -> None:
        web = {"clients": {"web": SHOP["clients"]["web"]}}
        without = {key: value for key, value in SHOP.items() if key != "resourceServers"}
        (stack.work_dir / "identities.json").write_text(json.dumps({"shop": {**without, **web}}), encoding="utf-8")
        updated = stack.up()
        assert updated.ok, updated.text
        assert door.actions.count("DeleteUserPoolClient") == 1
        assert door.actions.index("DeleteUserPoolClient") < door.actions.index("DeleteResourceServer")

    def test_everything_goes_again_the_domain_before_the_pool(
        self, stack: EngineStack, server: AwsServer, door: Door
    ) -> None:
        """AWS deletes the rest with the pool."""
        before = len(door.actions)
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert counted(server) == {}
        deleted = [action for action in door.actions[before:] if action.startswith("Delete")]
        assert deleted.index("DeleteUserPoolDomain") < deleted.index("DeleteUserPool")
        assert not {"DeleteUserPoolClient", "DeleteIdentityProvider", "DeleteGroup"} & set(deleted)
