from typing import Any

import pytest

from tests.sandbox.aws.world import App, World, refused


def written(app: App, token: str, **values: str) -> Any:
    pairs = [{"Name": key.replace("custom_", "custom:"), "Value": value} for key, value in values.items()]
    return app.idp.update_user_attributes(AccessToken=token, UserAttributes=pairs)["CodeDeliveryDetailsList"]


def shown(app: App, token: str) -> dict[str, str]:
    return {a["Name"]: a["Value"] for a in app.idp.get_user(AccessToken=token)["UserAttributes"]}


def signed_in(app: App, **attributes: str) -> str:
    app.user("ann", **attributes)
    return str(app.tokens("ann")["AccessToken"])


def test_a_user_changes_their_own_attributes(app: App) -> None:
    token = signed_in(app)
    assert written(app, token, given_name="Ann") == []
    assert shown(app, token)["given_name"] == "Ann"
    app.idp.delete_user_attributes(AccessToken=token, UserAttributeNames=["given_name", "nickname"])
    assert "given_name" not in shown(app, token)


def test_a_new_address_must_be_verified(world: World) -> None:
    app = world.app(AutoVerifiedAttributes=["email"])
    token = signed_in(app, email="old@home.example", email_verified="true")
    (details,) = written(app, token, email="new@home.example")
    assert details["AttributeName"] == "email"
    assert shown(app, token)["email_verified"] == "false"
    assert app.messages()[-1].destination == "new@home.example"
    with refused("CodeMismatchException"):
        app.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code="nothing")
    app.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=app.code())
    assert (shown(app, token)["email"], shown(app, token)["email_verified"]) == ("new@home.example", "true")


def test_where_the_old_address_is_kept_it_is_kept_until_then(world: World) -> None:
    app = world.app(
        AutoVerifiedAttributes=["email"],
        UserAttributeUpdateSettings={"AttributesRequireVerificationBeforeUpdate": ["email"]},
    )
    token = signed_in(app, email="old@home.example", email_verified="true")
    written(app, token, email="new@home.example")
    assert (shown(app, token)["email"], shown(app, token)["email_verified"]) == ("old@home.example", "true")
    assert app.messages()[-1].destination == "new@home.example"
    app.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=app.code())
    assert shown(app, token)["email"] == "new@home.example"


def test_a_code_may_be_asked_for(app: App) -> None:
    token = signed_in(app, email="ann@home.example")
    details = app.idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")
    assert details["CodeDeliveryDetails"]["Destination"] == "a***@h***"
    app.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=app.code())
    assert shown(app, token)["email_verified"] == "true"
    for name in ("phone_number", "given_name"):
        with refused("InvalidParameterException"):
            app.idp.get_user_attribute_verification_code(AccessToken=token, AttributeName=name)


def test_a_client_writes_only_what_it_may(world: World) -> None:
    pool = world.pool(Schema=[{"Name": "role", "AttributeDataType": "String"}])
    app = pool.app(WriteAttributes=["email"])
    token = signed_in(app)
    for name in ("custom_role", "email_verified"):
        with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
            written(app, token, **{name: "true"})
    with refused("NotAuthorizedException"):
        app.idp.delete_user_attributes(AccessToken=token, UserAttributeNames=["custom:role"])


@pytest.mark.parametrize("who", ["user", "administrator"])
def test_what_cannot_change_does_not(world: World, who: str) -> None:
    app = world.app(Schema=[{"Name": "tenant", "AttributeDataType": "String", "Mutable": False}])
    token = signed_in(app, custom_tenant="a")
    with refused("InvalidParameterException", "user.custom:tenant: Attribute cannot be updated."):
        if who == "user":
            written(app, token, custom_tenant="b")
        else:
            app.idp.admin_update_user_attributes(
                UserPoolId=app.pool_id, Username="ann", UserAttributes=[{"Name": "custom:tenant", "Value": "b"}]
            )
    assert shown(app, token)["custom:tenant"] == "a"


def test_a_required_attribute_is_not_deleted(world: World) -> None:
    app = world.app(Schema=[{"Name": "email", "AttributeDataType": "String", "Required": True}])
    token = signed_in(app, email="ann@home.example")
    with refused("InvalidParameterException", "required"):
        app.idp.delete_user_attributes(AccessToken=token, UserAttributeNames=["email"])
    with refused("InvalidParameterException"):
        app.idp.admin_delete_user_attributes(UserPoolId=app.pool_id, Username="ann", UserAttributeNames=["email"])


def test_another_users_sign_in_address_is_refused(world: World) -> None:
    app = world.app(UsernameAttributes=["email"])
    app.user("bob@home.example")
    app.user("ann@home.example")
    token = app.tokens("ann@home.example")["AccessToken"]
    with refused("AliasExistsException", "An account with the given email already exists."):
        written(app, token, email="bob@home.example")
    with refused("InvalidParameterException", "Invalid email address format."):
        written(app, token, email="bob")


def test_another_users_alias_is_not_verified(world: World) -> None:
    app = world.app(AutoVerifiedAttributes=["email"], AliasAttributes=["email"])
    app.user("bob", email="bob@home.example", email_verified="true")
    token = signed_in(app)
    written(app, token, email="bob@home.example")
    with refused("AliasExistsException"):
        app.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=app.code())


def test_a_user_deletes_the_own_account(app: App) -> None:
    token = signed_in(app)
    app.idp.delete_user(AccessToken=token)
    with refused("UserNotFoundException"):
        app.password("ann")
    assert app.user("ann") == "ann"
    with refused("NotAuthorizedException"):
        app.idp.get_user(AccessToken=token)
