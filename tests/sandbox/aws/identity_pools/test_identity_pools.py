from typing import Any

import pytest

from tests.sandbox.aws.world import App, World, refused

ROLE = "arn:aws:iam::123456789012:role/some"


@pytest.fixture
def pool_id(world: World, app: App) -> str:
    return world.identity_pool(app)


def test_roles_come_back(world: World, pool_id: str) -> None:
    assert world.identity.get_identity_pool_roles(IdentityPoolId=pool_id).get("Roles") is None
    mappings = {"p:c": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}
    world.identity.set_identity_pool_roles(IdentityPoolId=pool_id, Roles={"authenticated": ROLE}, RoleMappings=mappings)
    answer = world.identity.get_identity_pool_roles(IdentityPoolId=pool_id)
    assert answer["Roles"] == {"authenticated": ROLE}
    assert answer["RoleMappings"] == mappings


def test_roles_need_a_pool(world: World) -> None:
    unknown = "eu-central-1:00000000-0000-0000-0000-000000000000"
    with refused("ResourceNotFoundException", f"IdentityPool '{unknown}' not found."):
        world.identity.set_identity_pool_roles(IdentityPoolId=unknown, Roles={"authenticated": ROLE})
    with refused("ResourceNotFoundException"):
        world.identity.get_identity_pool_roles(IdentityPoolId=unknown)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"Roles": {"admin": ROLE}}, "ValidationException"),
        ({"Roles": {"authenticated": "arn:aws:iam::123456789012:user/ann"}}, "InvalidParameterException"),
        ({"RoleMappings": {"p:c": {"Type": "Token"}}}, "InvalidParameterException"),
        ({"RoleMappings": {"p:c": {"Type": "Rules", "AmbiguousRoleResolution": "Deny"}}}, "InvalidParameterException"),
        ({"RoleMappings": {"p:c": {"Type": "Guess", "AmbiguousRoleResolution": "Deny"}}}, "ValidationException"),
    ],
)
def test_roles_that_cannot_be_are_refused(world: World, pool_id: str, settings: dict[str, Any], code: str) -> None:
    with refused(code):
        world.identity.set_identity_pool_roles(**{"IdentityPoolId": pool_id, "Roles": {}, **settings})


def test_the_classic_flow_is_remembered(world: World, app: App) -> None:
    pool_id = world.identity_pool(app, AllowClassicFlow=True)
    settings = {"IdentityPoolId": pool_id, "IdentityPoolName": "new", "AllowUnauthenticatedIdentities": True}
    assert world.identity.describe_identity_pool(IdentityPoolId=pool_id)["AllowClassicFlow"] is True
    world.identity.update_identity_pool(**settings, AllowClassicFlow=False)
    shown = world.identity.describe_identity_pool(IdentityPoolId=pool_id)
    assert shown["AllowClassicFlow"] is False
    assert shown["IdentityPoolName"] == "new"
    assert shown["AllowUnauthenticatedIdentities"] is True


def test_updating_a_pool_that_is_not_there_is_refused(world: World) -> None:
    with refused("ResourceNotFoundException"):
        world.identity.update_identity_pool(
            IdentityPoolId="eu-central-1:00000000-0000-0000-0000-000000000000",
            IdentityPoolName="x",
            AllowUnauthenticatedIdentities=False,
        )


def test_tags(world: World, app: App) -> None:
    pool_id = world.identity_pool(app, IdentityPoolTags={"a": "1"})
    arn = f"arn:aws:cognito-identity:eu-central-1:123456789012:identitypool/{pool_id}"
    world.identity.tag_resource(ResourceArn=arn, Tags={"b": "2"})
    world.identity.untag_resource(ResourceArn=arn, TagKeys=["a"])
    assert world.identity.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"b": "2"}


def test_deleting_a_pool_forgets_its_identities(world: World, app: App) -> None:
    pool_id = world.identity_pool(app, guests=True)
    identity_id = world.identity.get_id(IdentityPoolId=pool_id)["IdentityId"]
    world.identity.delete_identity_pool(IdentityPoolId=pool_id)
    with refused("ResourceNotFoundException"):
        world.identity.describe_identity(IdentityId=identity_id)
    with refused("ResourceNotFoundException"):
        world.identity.get_id(IdentityPoolId=pool_id)


def test_principal_tags_come_back(world: World, app: App, pool_id: str) -> None:
    names = {"IdentityPoolId": pool_id, "IdentityProviderName": app.provider}
    assert "PrincipalTags" not in world.identity.get_principal_tag_attribute_map(**names)
    world.identity.set_principal_tag_attribute_map(**names, UseDefaults=False, PrincipalTags={"team": "custom:team"})
    answer = world.identity.get_principal_tag_attribute_map(**names)
    assert (answer["UseDefaults"], answer["PrincipalTags"]) == (False, {"team": "custom:team"})
