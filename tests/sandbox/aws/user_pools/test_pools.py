from typing import Any

import pytest

from sandbox.aws.user_pools.settings import complete
from tests.sandbox.aws.world import PASSWORD, World, refused

STANDARD = {
    "sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
    "website", "email", "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number",
    "phone_number_verified", "address", "updated_at",
}  # fmt: skip


def described(world: World, pool_id: str) -> Any:
    return world.idp.describe_user_pool(UserPoolId=pool_id)["UserPool"]


def test_a_protected_pool_is_not_deleted(world: World) -> None:
    pool = world.pool(DeletionProtection="ACTIVE")
    text = (
        "The user pool cannot be deleted because deletion protection is activated. "
        "Deletion protection must be inactivated first."
    )
    with refused("InvalidParameterException", text):
        world.idp.delete_user_pool(UserPoolId=pool.id)
    world.idp.update_user_pool(UserPoolId=pool.id, DeletionProtection="INACTIVE")
    world.idp.delete_user_pool(UserPoolId=pool.id)
    with refused("ResourceNotFoundException"):
        described(world, pool.id)


def test_protection_is_kept_by_an_update_that_does_not_speak_of_it(world: World) -> None:
    pool = world.pool(DeletionProtection="ACTIVE")
    world.idp.update_user_pool(UserPoolId=pool.id)
    with refused("InvalidParameterException"):
        world.idp.delete_user_pool(UserPoolId=pool.id)


def test_a_pool_with_a_domain_is_not_deleted(world: World) -> None:
    pool = world.pool()
    world.idp.create_user_pool_domain(UserPoolId=pool.id, Domain="shop")
    with refused("InvalidParameterException", "It has a domain configured that should be deleted first."):
        world.idp.delete_user_pool(UserPoolId=pool.id)
    world.idp.delete_user_pool_domain(UserPoolId=pool.id, Domain="shop")
    world.idp.delete_user_pool(UserPoolId=pool.id)


def test_a_pool_is_described_as_it_was_created(world: World) -> None:
    asked: dict[str, Any] = {
        "UserPoolTier": "PLUS",
        "MfaConfiguration": "OPTIONAL",
        "AliasAttributes": ["email"],
        "UsernameConfiguration": {"CaseSensitive": False},
        "UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"},
        "UserPoolTags": {"team": "id"},
        "AutoVerifiedAttributes": ["email"],
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
    }
    pool = described(world, world.pool(**asked).id)
    assert {key: pool[key] for key in asked} == asked
    assert pool["Policies"]["SignInPolicy"] == {"AllowedFirstAuthFactors": ["PASSWORD"]}
    assert pool["DeletionProtection"] == "INACTIVE"


def test_all_standard_attributes_are_there_whatever_was_declared(world: World) -> None:
    schema = [
        {"Name": "email", "AttributeDataType": "String", "Required": True},
        {"Name": "tier", "AttributeDataType": "String", "StringAttributeConstraints": {"MaxLength": "9"}},
        {"Name": "age", "AttributeDataType": "Number"},
    ]
    attributes = {a["Name"]: a for a in described(world, world.pool(Schema=schema).id)["SchemaAttributes"]}
    assert set(attributes) == STANDARD | {"custom:tier", "custom:age"}
    assert attributes["email"]["Required"]
    assert attributes["email"]["StringAttributeConstraints"] == {"MinLength": "0", "MaxLength": "2048"}
    assert attributes["sub"]["Required"]
    assert not attributes["sub"]["Mutable"]
    assert attributes["custom:age"]["NumberAttributeConstraints"] == {}
    assert "StringAttributeConstraints" not in attributes["custom:age"]


def test_an_update_keeps_what_aws_keeps(world: World) -> None:
    pool = world.pool(
        UsernameAttributes=["email"],
        UsernameConfiguration={"CaseSensitive": False},
        UserPoolTags={"team": "id"},
        UserPoolTier="PLUS",
        MfaConfiguration="ON",
        Policies={"PasswordPolicy": {"MinimumLength": 14}},
        AutoVerifiedAttributes=["email"],
        Schema=[{"Name": "tier", "AttributeDataType": "String"}],
    )
    before = described(world, pool.id)
    world.idp.update_user_pool(UserPoolId=pool.id, PoolName="renamed")
    after = described(world, pool.id)
    for key in (
        "UsernameAttributes", "UsernameConfiguration", "UserPoolTags", "UserPoolTier", "MfaConfiguration", "Policies",
        "SchemaAttributes",
    ):  # fmt: skip
        assert after[key] == before[key], key
    assert after["Name"] == "renamed"
    assert "AutoVerifiedAttributes" not in after
    assert after["LastModifiedDate"] >= before["LastModifiedDate"]


def test_an_update_of_mfa_shows_even_after_it_was_set_by_another_action(world: World) -> None:
    pool = world.pool(MfaConfiguration="OFF")
    world.idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="ON"
    )
    assert described(world, pool.id)["MfaConfiguration"] == "ON"
    world.idp.update_user_pool(UserPoolId=pool.id, MfaConfiguration="OPTIONAL")
    assert described(world, pool.id)["MfaConfiguration"] == "OPTIONAL"


def test_mfa_settings_come_back_whole(world: World) -> None:
    pool = world.pool()
    asked = {
        "SoftwareTokenMfaConfiguration": {"Enabled": True},
        "EmailMfaConfiguration": {"Subject": "Code", "Message": "Use {####}"},
        "WebAuthnConfiguration": {"RelyingPartyId": "shop.example", "UserVerification": "required"},
        "MfaConfiguration": "ON",
    }
    world.idp.set_user_pool_mfa_config(UserPoolId=pool.id, **asked)
    answer = world.idp.get_user_pool_mfa_config(UserPoolId=pool.id)
    assert {key: value for key, value in answer.items() if key != "ResponseMetadata"} == asked


def test_mfa_without_a_factor_is_refused(world: World) -> None:
    pool = world.pool()
    with refused("InvalidParameterException", "Invalid MFA configuration"):
        world.idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="ON")
    with refused("InvalidParameterException", "at 'mfaConfiguration' failed to satisfy"):
        world.idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="SOMETIMES")


def test_pool_tags(world: World) -> None:
    pool = world.pool(UserPoolTags={"a": "1", "b": "2"})
    arn = described(world, pool.id)["Arn"]
    world.idp.tag_resource(ResourceArn=arn, Tags={"b": "3", "c": "4"})
    world.idp.untag_resource(ResourceArn=arn, TagKeys=["a", "unknown"])
    assert world.idp.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"b": "3", "c": "4"}
    assert described(world, pool.id)["UserPoolTags"] == {"b": "3", "c": "4"}
    with refused("ResourceNotFoundException"):
        world.idp.list_tags_for_resource(ResourceArn=f"{arn}x")


def test_resource_servers(world: World) -> None:
    pool = world.pool()
    scopes = [{"ScopeName": "read", "ScopeDescription": "Read"}]
    names = {"UserPoolId": pool.id, "Identifier": "api"}
    world.idp.create_resource_server(**names, Name="API", Scopes=scopes)
    world.idp.update_resource_server(**names, Name="API 2")
    assert "Scopes" not in world.idp.describe_resource_server(**names)["ResourceServer"]
    changed = world.idp.update_resource_server(**names, Name="API 3", Scopes=scopes)["ResourceServer"]
    assert changed == {**names, "Name": "API 3", "Scopes": scopes}
    world.idp.delete_resource_server(**names)
    for gone in (world.idp.describe_resource_server, world.idp.delete_resource_server):
        with refused("ResourceNotFoundException"):
            gone(**names)


@pytest.mark.parametrize(
    ("password_policy", "accepts"),
    [({"MinimumLength": 6}, True), ({"MinimumLength": 6, "RequireSymbols": True}, False), (None, False)],
)
def test_a_policy_that_names_some_rules_has_only_those(
    world: World, password_policy: dict[str, Any] | None, *, accepts: bool
) -> None:
    settings = {"Policies": {"PasswordPolicy": password_policy}} if password_policy else {}
    app = world.app(**settings)
    if accepts:
        app.sign_up("ann", "abcdef")
    else:
        with refused("InvalidPasswordException", "Password did not conform with policy: "):
            app.sign_up("ann", "abcdef")


def test_updating_one_policy_keeps_the_other() -> None:
    before = complete({"Policies": {"PasswordPolicy": {"MinimumLength": 20}}}, None)
    after = complete({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}}, before)
    assert after["Policies"]["PasswordPolicy"]["MinimumLength"] == 20
    assert after["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"] == ["PASSWORD", "EMAIL_OTP"]


def test_an_invitation_rule_in_part_is_completed(world: World) -> None:
    pool = world.pool(AdminCreateUserConfig={"InviteMessageTemplate": {"EmailSubject": "Welcome"}})
    shown = described(world, pool.id)["AdminCreateUserConfig"]
    assert shown["AllowAdminCreateUserOnly"] is False
    assert shown["UnusedAccountValidityDays"] == 7
    pool.app().sign_up("ann", PASSWORD)
