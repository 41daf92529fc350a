import time

import pytest

from tests.sandbox.aws.world import PASSWORD, App, World, refused

NEW = "Another-horse-2"
RECOVERY = {"AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]}}


@pytest.fixture
def app(world: World) -> App:
    made = world.app(**RECOVERY)
    made.user("ann", email="ann@home.example", email_verified="true")
    return made


def forget(app: App, name: str = "ann") -> dict[str, str]:
    return dict(app.idp.forgot_password(ClientId=app.id, Username=name)["CodeDeliveryDetails"])


def remember(app: App, code: str, password: str = NEW, name: str = "ann") -> None:
    app.idp.confirm_forgot_password(ClientId=app.id, Username=name, ConfirmationCode=code, Password=password)


def test_a_forgotten_password_is_replaced_with_a_code(app: App) -> None:
    tokens = app.tokens("ann")
    details = forget(app)
    assert details == {"Destination": "a***@h***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}
    assert app.messages()[-1].purpose == "forgot_password"
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        remember(app, "nothing")
    remember(app, app.code())
    assert app.password("ann", NEW)["AuthenticationResult"]
    with refused("NotAuthorizedException"):
        app.password("ann", PASSWORD)
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        app.refresh(tokens["RefreshToken"])


def test_a_code_is_good_once_and_for_an_hour(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(app)
    remember(app, app.code())
    with refused("ExpiredCodeException"):
        remember(app, app.code())
    forget(app)
    now = time.time()
    monkeypatch.setattr("sandbox.aws.users.delivery.time.time", lambda: now + 3601)
    with refused("ExpiredCodeException"):
        remember(app, app.code())


def test_the_new_password_has_to_meet_the_policy(app: App) -> None:
    forget(app)
    with refused("InvalidPasswordException", "Password did not conform with policy: Password not long enough"):
        remember(app, app.code(), "Sh0rt-")


def test_a_code_for_something_else_recovers_nothing(world: World) -> None:
    app = world.app(AutoVerifiedAttributes=["email"], **RECOVERY)
    app.sign_up("ann", email="ann@home.example")
    with refused("ExpiredCodeException"):
        remember(app, app.code())


def test_an_unverified_address_gets_no_code(world: World) -> None:
    app = world.app(**RECOVERY)
    app.user("ann", email="ann@home.example")
    with refused("InvalidParameterException", "no registered/verified email or phone_number"):
        forget(app)


def test_where_only_administrators_recover_nobody_else_does(world: World) -> None:
    app = world.app(AccountRecoverySetting={"RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]})
    app.user("ann", email="ann@home.example", email_verified="true")
    with refused("NotAuthorizedException", "Contact administrator to reset password."):
        forget(app)


def test_without_a_setting_the_phone_comes_first(world: World) -> None:
    app = world.app()
    verified = {"email_verified": "true", "phone_number_verified": "true"}
    app.user("ann", email="ann@home.example", phone_number="+491234567", **verified)
    assert forget(app)["AttributeName"] == "phone_number"


def test_whether_there_is_an_account_is_hidden_where_asked(world: World) -> None:
    pool = world.pool(**RECOVERY)
    quiet, legacy = pool.app(PreventUserExistenceErrors="ENABLED"), pool.app(PreventUserExistenceErrors="LEGACY")
    assert forget(quiet, "unknown")["DeliveryMedium"] == "EMAIL"
    with refused("ExpiredCodeException"):
        remember(quiet, "123456", name="unknown")
    with refused("UserNotFoundException"):
        forget(legacy, "unknown")
    with refused("UserNotFoundException"):
        remember(legacy, "123456", name="unknown")
    assert quiet.messages() == []


def test_invited_and_disabled_users_can_not_recover(app: App) -> None:
    app.idp.admin_create_user(UserPoolId=app.pool_id, Username="bob", MessageAction="SUPPRESS")
    with refused("NotAuthorizedException", "User password cannot be reset in the current state."):
        forget(app, "bob")
    app.idp.admin_disable_user(UserPoolId=app.pool_id, Username="ann")
    with refused("NotAuthorizedException", "User is disabled."):
        forget(app)


def test_an_administrators_reset_sends_a_code(app: App) -> None:
    app.idp.admin_reset_user_password(UserPoolId=app.pool_id, Username="ann")
    remember(app, app.code())
    assert app.password("ann", NEW)["AuthenticationResult"]


def test_a_password_is_changed_with_the_old_one(app: App) -> None:
    token = app.tokens("ann")["AccessToken"]
    change = app.idp.change_password
    with refused("NotAuthorizedException", "Incorrect username or password."):
        change(AccessToken=token, PreviousPassword="Wrong-horse-1", ProposedPassword=NEW)
    with refused("InvalidPasswordException"):
        change(AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword="weak-weak")
    change(AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword=NEW)
    assert app.srp("ann", NEW)["AuthenticationResult"]
    with refused("NotAuthorizedException"):
        app.srp("ann", PASSWORD)


def test_a_password_of_before_is_refused_where_the_pool_remembers(world: World) -> None:
    app = world.app(Policies={"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 2}})
    app.user("ann")
    token = app.tokens("ann")["AccessToken"]

    def change(before: str, after: str) -> None:
        app.idp.change_password(AccessToken=token, PreviousPassword=before, ProposedPassword=after)

    change(PASSWORD, NEW)
    for used in (PASSWORD, NEW):
        with refused("PasswordHistoryPolicyViolationException", "Password has previously been used"):
            change(NEW, used)
    change(NEW, "Third-horse-3")
    change("Third-horse-3", PASSWORD)
