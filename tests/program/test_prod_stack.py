"""The prod stack is the secure default, and with it the PDK's set-up."""

from typing import Any

import pytest

from cognito_identity import UserIdentity
from tests.cognito_identity.engine import Run, deploy
from tests.program.stack import deploy_stack

TAGS = {"environment": "prod"}


@pytest.fixture(scope="module")
def prod() -> Run:
    return deploy_stack("prod")


def test_prod_is_what_the_component_makes_of_nothing_but_tags(prod: Run) -> None:
    default = deploy(lambda: UserIdentity("identity", {"tags": TAGS}))

    def registered(done: Run) -> list[tuple[Any, ...]]:
        return [
            (resource.type, resource.name, resource.inputs, resource.protect, resource.retain_on_delete)
            for resource in sorted(done.resources, key=lambda resource: resource.name)
        ]

    assert registered(prod) == registered(default)


def test_prod_says_nothing_a_default_says_already() -> None:
    """Whoever reads the file sees the decisions only."""
    assert deploy_stack("prod").messages == []


@pytest.mark.parametrize(
    ("property_name", "expected"),
    [
        ("mfaConfiguration", "ON"),
        ("softwareTokenMfaConfiguration", {"enabled": True}),
        ("adminCreateUserConfig", {"allowAdminCreateUserOnly": True}),
        ("deletionProtection", "ACTIVE"),
        ("userPoolTier", "PLUS"),
        ("aliasAttributes", ["email"]),
        ("tags", TAGS),
    ],
)
def test_people_are_invited_and_need_a_second_factor_in_a_pool_that_stays(
    prod: Run, property_name: str, expected: Any
) -> None:
    assert prod.of_type("UserPool")[0].inputs[property_name] == expected


def test_both_pools_are_kept(prod: Run) -> None:
    kept = {resource.name for resource in prod.resources if resource.protect and resource.retain_on_delete}
    assert kept == {"identity-users-pool", "identity-access-pool"}


def test_no_password_leaves_a_device(prod: Run) -> None:
    flows = prod.of_type("UserPoolClient")[0].inputs["explicitAuthFlows"]
    assert not [flow for flow in flows if "PASSWORD" in flow]


def test_there_are_no_guests(prod: Run) -> None:
    assert prod.of_type("IdentityPool")[-1].inputs.get("allowUnauthenticatedIdentities") in (False, None)
    assert [role.name for role in prod.of_type("Role")] == ["identity-access-authenticated-role"]
