import time
from typing import Any

import pytest

from tests.sandbox.aws.world import PASSWORD, App, World, refused

VERIFY_EMAIL: dict[str, Any] = {"AutoVerifiedAttributes": ["email"]}


def string(name: str, **more: Any) -> dict[str, Any]:
    return {"Name": name, "AttributeDataType": "String", **more}


def user(app: App, name: str) -> Any:
    return app.idp.admin_get_user(UserPoolId=app.pool_id, Username=name)


def attributes(app: App, name: str) -> dict[str, str]:
    return {a["Name"]: a["Value"] for a in user(app, name)["UserAttributes"]}


def test_from_sign_up_to_sign_in(world: World) -> None:
    template = {"EmailSubject": "Welcome {username}", "EmailMessage": "Type {####}"}
    app = world.app(**VERIFY_EMAIL, VerificationMessageTemplate=template)
    answer = app.sign_up("ann", email="ann@home.example")
    assert answer["UserConfirmed"] is False
    assert answer["CodeDeliveryDetails"] == {
        "Destination": "a***@h***",
        "DeliveryMedium": "EMAIL",
        "AttributeName": "email",
    }
    (message,) = app.messages()
    assert (message.destination, message.medium, message.purpose) == ("ann@home.example", "EMAIL", "sign_up")
    assert (message.subject, message.body) == ("Welcome ann", f"Type {message.code}")
    app.confirm("ann", message.code)
    assert user(app, "ann")["UserStatus"] == "CONFIRMED"
    assert attributes(app, "ann") == {"email": "ann@home.example", "email_verified": "true", "sub": answer["UserSub"]}
    assert app.password("ann")["AuthenticationResult"]


def test_a_phone_gets_a_text_message(world: World) -> None:
    app = world.app(AutoVerifiedAttributes=["email", "phone_number"], UsernameAttributes=["email", "phone_number"])
    app.sign_up("+491234567")
    assert (app.messages()[-1].medium, app.messages()[-1].destination) == ("SMS", "+491234567")
    app.confirm("+491234567", app.code())
    assert app.password("+491234567")["AuthenticationResult"]


def test_a_wrong_code_confirms_no_account(world: World) -> None:
    app = world.app(**VERIFY_EMAIL)
    app.sign_up("ann", email="ann@home.example")
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        app.confirm("ann", "nothing")
    assert user(app, "ann")["UserStatus"] == "UNCONFIRMED"


def test_a_code_confirms_once(world: World) -> None:
    app = world.app(**VERIFY_EMAIL)
    app.sign_up("ann", email="ann@home.example")
    app.confirm("ann", app.code())
    with refused("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"):
        app.confirm("ann", app.code())


def test_a_code_expires(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = world.app(**VERIFY_EMAIL)
    app.sign_up("ann", email="ann@home.example")
    now = time.time()
    monkeypatch.setattr("sandbox.aws.users.delivery.time.time", lambda: now + 86401)
    with refused("ExpiredCodeException", "Invalid code provided, please request a code again."):
        app.confirm("ann", app.code())


def test_a_code_that_was_sent_again_replaces_the_first(world: World) -> None:
    app = world.app(**VERIFY_EMAIL)
    app.sign_up("ann", email="ann@home.example")
    first = app.code()
    app.idp.resend_confirmation_code(ClientId=app.id, Username="ann")
    if app.code() != first:
        with refused("CodeMismatchException"):
            app.confirm("ann", first)
    app.confirm("ann", app.code())
    with refused("InvalidParameterException", "User is already confirmed."):
        app.idp.resend_confirmation_code(ClientId=app.id, Username="ann")


def test_no_code_is_sent_where_nothing_is_verified(app: App) -> None:
    assert "CodeDeliveryDetails" not in app.sign_up("ann", email="ann@home.example")
    assert app.messages() == []
    with refused("ExpiredCodeException"):
        app.confirm("ann", "123456")
    with refused("InvalidParameterException", "Auto verification not turned on."):
        app.idp.resend_confirmation_code(ClientId=app.id, Username="ann")


def test_an_administrator_confirms_without_a_code(world: World) -> None:
    app = world.app(**VERIFY_EMAIL)
    app.sign_up("ann", email="ann@home.example")
    app.idp.admin_confirm_sign_up(UserPoolId=app.pool_id, Username="ann")
    assert app.password("ann")["AuthenticationResult"]
    assert "email_verified" not in attributes(app, "ann")
    with refused("NotAuthorizedException", "Current status is CONFIRMED"):
        app.idp.admin_confirm_sign_up(UserPoolId=app.pool_id, Username="ann")


@pytest.mark.parametrize("action", ["confirm", "resend"])
def test_whether_somebody_signed_up_is_hidden_where_asked(world: World, action: str) -> None:
    pool = world.pool(**VERIFY_EMAIL)
    for prevent, expected in (("LEGACY", "UserNotFoundException"), ("ENABLED", "ExpiredCodeException")):
        app = pool.app(PreventUserExistenceErrors=prevent)
        if action == "confirm":
            with refused(expected):
                app.confirm("unknown", "123456")
        elif prevent == "LEGACY":
            with refused(expected):
                app.idp.resend_confirmation_code(ClientId=app.id, Username="unknown")
        else:
            assert app.idp.resend_confirmation_code(ClientId=app.id, Username="unknown")["CodeDeliveryDetails"]
    assert app.messages() == []


def test_a_pool_without_self_sign_up_refuses_sign_up(world: World) -> None:
    app = world.app(AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})
    with refused("NotAuthorizedException", "SignUp is not permitted for this user pool"):
        app.sign_up("ann")


def test_a_required_attribute_is_asked_for(world: World) -> None:
    app = world.app(Schema=[string("email", Required=True), string("family_name", Required=True)])
    text = "Attributes did not conform to the schema: family_name: The attribute is required"
    with refused("InvalidParameterException", text):
        app.sign_up("ann", email="ann@home.example")
    with refused("InvalidParameterException", "email: The attribute is required"):
        app.sign_up("ann")
    assert app.sign_up("ann", email="ann@home.example", family_name="Able")["UserSub"]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"custom_code": "a"}, "custom:code: String must be at least 2"),
        ({"custom_code": "abcde"}, "custom:code: String must be no longer than 4"),
        ({"custom_age": "17"}, "custom:age: Number must not be less than 18"),
        ({"custom_age": "old"}, "custom:age: Attribute value must be a number"),
        ({"custom_on": "maybe"}, "custom:on: Attribute value must be true or false"),
        ({"custom_x": "1"}, "Type for attribute {custom:x} could not be determined"),
        ({"shoe_size": "1"}, "Type for attribute {shoe_size} could not be determined"),
        ({"birthdate": "1.1.99"}, "birthdate: String must be at least 10"),
        ({"email": "unknown"}, "Invalid email address format."),
        ({"phone_number": "0123"}, "Invalid phone number format."),
    ],
)
def test_what_does_not_fit_the_schema_is_refused(world: World, given: dict[str, str], text: str) -> None:
    app = world.app(
        Schema=[
            string("code", StringAttributeConstraints={"MinLength": "2", "MaxLength": "4"}),
            {"Name": "age", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "18"}},
            {"Name": "on", "AttributeDataType": "Boolean"},
        ]
    )
    with refused("InvalidParameterException", text):
        app.sign_up("ann", **given)
    assert app.sign_up("ann", custom_code="abc", custom_age="18", custom_on="true")["UserSub"]


def test_a_client_writes_only_what_it_may(world: World) -> None:
    pool = world.pool(Schema=[string("role"), string("email", Required=True)])
    app = pool.app(WriteAttributes=["email"])
    with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
        app.sign_up("ann", email="ann@home.example", custom_role="admin")
    with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
        app.sign_up("ann", email="ann@home.example", email_verified="true")
    assert app.sign_up("ann", email="ann@home.example")["UserSub"]
    assert pool.app().sign_up("bob", email="bob@home.example", custom_role="user")["UserSub"]


def test_a_password_has_to_meet_the_policy(app: App) -> None:
    with refused(
        "InvalidPasswordException", "Password did not conform with policy: Password must have symbol characters"
    ):
        app.sign_up("ann", "NoSymbols1")


def test_a_name_is_unique(app: App) -> None:
    app.sign_up("ann")
    with refused("UsernameExistsException", "User already exists"):
        app.sign_up("ann")


def test_a_sign_in_address_is_unique(world: World) -> None:
    app = world.app(UsernameAttributes=["email"], UsernameConfiguration={"CaseSensitive": False})
    app.sign_up("ann@home.example")
    with refused("UsernameExistsException", "An account with the given email already exists."):
        app.sign_up("Ann@Home.Example")


@pytest.mark.parametrize(
    ("settings", "name", "text"),
    [
        ({"UsernameAttributes": ["email"]}, "ann", "Username should be an email."),
        ({"UsernameAttributes": ["email"]}, "+491234567", "Username should be an email."),
        ({"UsernameAttributes": ["phone_number"]}, "ann", "Username should be a phone number."),
        (
            {"UsernameAttributes": ["email", "phone_number"]},
            "ann",
            "Username should be either an email or a phone number.",
        ),
        ({"AliasAttributes": ["email"]}, "ann@home.example", "Username cannot be of email format"),
    ],
)
def test_a_name_is_what_the_pool_calls_one(world: World, settings: dict[str, Any], name: str, text: str) -> None:
    with refused("InvalidParameterException", text):
        world.app(**settings).sign_up(name)


def test_an_alias_moves_to_the_last_user_who_verifies_it_with_force_alias_creation(world: World) -> None:
    app = world.app(**VERIFY_EMAIL, AliasAttributes=["email"])
    for name in ("ann", "bob"):
        app.sign_up(name, email="shared@home.example")
    codes = {message.username: message.code for message in app.messages()}
    app.confirm("ann", codes["ann"])
    with refused("AliasExistsException", "An account with the given email already exists."):
        app.confirm("bob", codes["bob"])
    app.idp.confirm_sign_up(ClientId=app.id, Username="bob", ConfirmationCode=codes["bob"], ForceAliasCreation=True)
    assert attributes(app, "ann")["email_verified"] == "false"
    tokens = app.tokens("shared@home.example")
    assert app.idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == "bob"


def test_two_users_may_share_an_address_that_is_no_sign_in_name(world: World) -> None:
    app = world.app(**VERIFY_EMAIL)
    for name in ("ann", "bob"):
        app.sign_up(name, email="shared@home.example")
        app.confirm(name, app.code())
    assert attributes(app, "ann")["email_verified"] == attributes(app, "bob")["email_verified"] == "true"
    assert app.password("ann", PASSWORD)["AuthenticationResult"]
