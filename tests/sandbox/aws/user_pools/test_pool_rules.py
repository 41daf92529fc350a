"""What AWS refuses of pools, domains and users beyond its service model. Texts that are known are AWS's."""

import pytest

from tests.sandbox.aws.world import App, World, refused

INVALID = "InvalidParameterException"


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("my-cognito-app", "Domain cannot contain reserved word: cognito"),
        ("aws-login", "Domain cannot contain reserved word: aws"),
        ("amazonas", "Domain cannot contain reserved word: amazon"),
        ("Login", "can only contain lower-case letters, numbers, and hyphens"),
        ("a.b", "can only contain lower-case letters, numbers, and hyphens"),
        ("-login", "can only contain lower-case letters, numbers, and hyphens"),
    ],
)
def test_a_prefix_that_cannot_be_is_refused(world: World, domain: str, text: str) -> None:
    pool = world.pool()
    with refused(INVALID, text):
        world.idp.create_user_pool_domain(UserPoolId=pool.id, Domain=domain)


def test_a_domain_belongs_to_one_pool(world: World) -> None:
    first, second = world.pool(), world.pool()
    world.idp.create_user_pool_domain(UserPoolId=first.id, Domain="taken-once")
    with refused(INVALID, "Domain already associated with another user pool."):
        world.idp.create_user_pool_domain(UserPoolId=second.id, Domain="taken-once")


def test_aliases_and_username_attributes_exclude_each_other(world: World) -> None:
    with refused(INVALID, "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."):
        world.pool(AliasAttributes=["email"], UsernameAttributes=["email"])


def test_mfa_off_with_a_method_is_refused(world: World) -> None:
    pool = world.pool()
    with refused(INVALID, "can't turn off MFA and configure an MFA together."):
        world.idp.set_user_pool_mfa_config(
            UserPoolId=pool.id, MfaConfiguration="OFF", SoftwareTokenMfaConfiguration={"Enabled": True}
        )
    world.idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, MfaConfiguration="OFF", SoftwareTokenMfaConfiguration={"Enabled": False}
    )


def test_an_unknown_attribute_cannot_be_deleted(app: App) -> None:
    app.user("ann")
    with refused(INVALID, "user.nonsense: Attribute does not exist in the schema."):
        app.idp.admin_delete_user_attributes(
            UserPoolId=app.pool_id, Username="ann", UserAttributeNames=["nickname", "nonsense"]
        )


def test_an_administrator_moves_an_alias_by_force_only(world: World) -> None:
    app = world.app(AliasAttributes=["email"])
    app.user("ann", email="shared@home.example", email_verified="true")
    given = {
        "UserPoolId": app.pool_id,
        "Username": "ben",
        "MessageAction": "SUPPRESS",
        "UserAttributes": [
            {"Name": "email", "Value": "shared@home.example"},
            {"Name": "email_verified", "Value": "true"},
        ],
    }
    with refused("AliasExistsException"):
        world.idp.admin_create_user(**given)
    world.idp.admin_create_user(**given, ForceAliasCreation=True)
    found = world.idp.admin_get_user(UserPoolId=app.pool_id, Username="shared@home.example")
    assert found["Username"] == "ben"
    ann = world.idp.admin_get_user(UserPoolId=app.pool_id, Username="ann")
    assert {"Name": "email_verified", "Value": "false"} in ann["UserAttributes"]


def test_identities_are_listed_in_pages(world: World, app: App) -> None:
    pool_id = world.identity_pool(app, guests=True)
    made = {world.identity.get_id(IdentityPoolId=pool_id)["IdentityId"] for _ in range(5)}
    first = world.identity.list_identities(IdentityPoolId=pool_id, MaxResults=3)
    rest = world.identity.list_identities(IdentityPoolId=pool_id, MaxResults=3, NextToken=first["NextToken"])
    assert "NextToken" not in rest
    assert {identity["IdentityId"] for identity in first["Identities"] + rest["Identities"]} == made
    assert len(first["Identities"]) == 3
    with refused(INVALID):
        world.identity.list_identities(IdentityPoolId=pool_id, MaxResults=3, NextToken="x")
