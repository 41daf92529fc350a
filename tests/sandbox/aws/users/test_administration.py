from typing import Any

import pytest

from sandbox.aws.factors.password_policy import DEFAULT_POLICY, broken_rule
from tests.sandbox.aws.world import PASSWORD, App, World, refused


def invite(app: App, name: str, **more: Any) -> Any:
    return app.idp.admin_create_user(UserPoolId=app.pool_id, Username=name, **more)["User"]


def email(address: str) -> list[dict[str, str]]:
    return [{"Name": "email", "Value": address}]


def test_an_invitation_tells_the_temporary_password(world: World) -> None:
    template = {"EmailSubject": "Join {username}", "EmailMessage": "{username}: {####}"}
    app = world.app(AdminCreateUserConfig={"AllowAdminCreateUserOnly": True, "InviteMessageTemplate": template})
    user = invite(app, "ann", UserAttributes=email("ann@home.example"), DesiredDeliveryMediums=["EMAIL"])
    assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    (message,) = app.messages()
    assert (message.purpose, message.destination) == ("invitation", "ann@home.example")
    assert (message.subject, message.body) == ("Join ann", f"ann: {message.code}")
    assert app.password("ann", message.code)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_an_invitation_by_address_names_the_address(world: World) -> None:
    app = world.app(UsernameAttributes=["email"])
    user = invite(app, "ann@home.example", TemporaryPassword=PASSWORD)
    attributes = {a["Name"]: a["Value"] for a in user["Attributes"]}
    assert attributes["email"] == "ann@home.example"
    assert user["Username"] == attributes["sub"]
    assert app.messages()[-1].body == f"Your username is ann@home.example and temporary password is {PASSWORD}. "


def test_a_suppressed_invitation_is_not_sent(app: App) -> None:
    invite(app, "ann", UserAttributes=email("ann@home.example"), MessageAction="SUPPRESS")
    assert app.messages() == []


def test_an_invitation_is_sent_again_with_another_password(app: App) -> None:
    invite(app, "ann", UserAttributes=email("ann@home.example"))
    invite(app, "ann", MessageAction="RESEND")
    first, second = (message.code for message in app.messages())
    assert first != second
    with refused("NotAuthorizedException"):
        app.password("ann", first)
    assert app.password("ann", second)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    app.idp.admin_set_user_password(UserPoolId=app.pool_id, Username="ann", Password=PASSWORD, Permanent=True)
    with refused("UnsupportedUserStateException"):
        invite(app, "ann", MessageAction="RESEND")


def test_a_user_is_invited_once(world: World) -> None:
    app = world.app()
    invite(app, "ann")
    with refused("UsernameExistsException", "User account already exists"):
        invite(app, "ann")
    by_address = world.app(UsernameAttributes=["email"])
    invite(by_address, "ann@home.example")
    with refused("UsernameExistsException", "An account with the given email already exists."):
        invite(by_address, "ann@home.example")


@pytest.mark.parametrize("action", ["invite", "set"])
def test_a_password_given_by_an_administrator_meets_the_policy(app: App, action: str) -> None:
    invite(app, "ann")
    with refused("InvalidPasswordException", "Password did not conform with policy: "):
        if action == "invite":
            invite(app, "bob", TemporaryPassword="weak-weak")
        else:
            app.idp.admin_set_user_password(UserPoolId=app.pool_id, Username="ann", Password="weak-weak")


def test_a_password_set_for_now_has_to_be_changed(app: App) -> None:
    app.user("ann")
    app.idp.admin_set_user_password(UserPoolId=app.pool_id, Username="ann", Password=PASSWORD, Permanent=False)
    assert app.password("ann")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_an_unknown_attribute_creates_no_user(app: App) -> None:
    with refused("InvalidParameterException", "Type for attribute {custom:x} could not be determined"):
        invite(app, "ann", UserAttributes=[{"Name": "custom:x", "Value": "1"}])
    with refused("UserNotFoundException"):
        app.idp.admin_get_user(UserPoolId=app.pool_id, Username="ann")


def test_an_address_changed_by_an_administrator_is_unverified_by_default(app: App) -> None:
    app.user("ann", email="old@home.example", email_verified="true")

    def change(*pairs: tuple[str, str]) -> dict[str, str]:
        values = [{"Name": name, "Value": value} for name, value in pairs]
        app.idp.admin_update_user_attributes(UserPoolId=app.pool_id, Username="ann", UserAttributes=values)
        user = app.idp.admin_get_user(UserPoolId=app.pool_id, Username="ann")
        return {a["Name"]: a["Value"] for a in user["UserAttributes"]}

    assert change(("email", "new@home.example"))["email_verified"] == "false"
    assert change(("email", "third@home.example"), ("email_verified", "true"))["email_verified"] == "true"


def test_an_unknown_user_is_not_found(app: App) -> None:
    admin = {"UserPoolId": app.pool_id, "Username": "unknown"}
    for act in (app.idp.admin_delete_user, app.idp.admin_user_global_sign_out, app.idp.admin_confirm_sign_up):
        with refused("UserNotFoundException", "User does not exist."):
            act(**admin)


def test_a_deleted_user_leaves_their_groups(app: App) -> None:
    app.user("ann")
    app.idp.create_group(UserPoolId=app.pool_id, GroupName="staff")
    app.idp.admin_add_user_to_group(UserPoolId=app.pool_id, Username="ann", GroupName="staff")
    app.idp.admin_delete_user(UserPoolId=app.pool_id, Username="ann")
    assert app.idp.list_users_in_group(UserPoolId=app.pool_id, GroupName="staff")["Users"] == []


@pytest.mark.parametrize("length", [6, 8, 30, 99])
def test_a_password_made_up_for_an_invitation_meets_any_policy(world: World, length: int) -> None:
    app = world.app(Policies={"PasswordPolicy": DEFAULT_POLICY | {"MinimumLength": length}})
    invite(app, "ann", UserAttributes=email("ann@home.example"))
    assert len(app.code()) >= length
    assert broken_rule(app.code(), DEFAULT_POLICY) is None


def test_another_users_alias_is_refused(world: World) -> None:
    app = world.app(AliasAttributes=["email"])
    app.user("bob", email="bob@home.example", email_verified="true")
    claimed = [*email("bob@home.example"), {"Name": "email_verified", "Value": "true"}]
    with refused("AliasExistsException", "An account with the given email already exists."):
        invite(app, "ann", UserAttributes=claimed)
    invite(app, "ann", UserAttributes=email("bob@home.example"))
    with refused("AliasExistsException"):
        app.idp.admin_update_user_attributes(UserPoolId=app.pool_id, Username="ann", UserAttributes=claimed)
