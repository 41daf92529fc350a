import base64
import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.aws.world import PASSWORD, App, World, refused

SignIn = Callable[[App, str, str], Any]
FLOWS: dict[str, SignIn] = {
    "USER_PASSWORD_AUTH": lambda app, name, password: app.password(name, password),
    "ADMIN_USER_PASSWORD_AUTH": lambda app, name, password: app.admin_password(name, password),
    "USER_SRP_AUTH": lambda app, name, password: app.srp(name, password),
}


def secret_hash(app: App, name: str) -> str:
    digest = hmac.digest(str(app.secret).encode(), f"{name}{app.id}".encode(), hashlib.sha256)
    return base64.b64encode(digest).decode()


@pytest.mark.parametrize("flow", FLOWS)
def test_the_right_password_signs_in_and_a_wrong_one_does_not(app: App, flow: str) -> None:
    app.user("ann")
    assert FLOWS[flow](app, "ann", PASSWORD)["AuthenticationResult"]["TokenType"] == "Bearer"
    for wrong in ("Wrong-horse-1", PASSWORD.lower(), f"{PASSWORD} "):
        with refused("NotAuthorizedException", "Incorrect username or password."):
            FLOWS[flow](app, "ann", wrong)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("prevent", ["ENABLED", "LEGACY"])
def test_an_unknown_user_is_told_apart_only_where_that_is_allowed(world: World, flow: str, prevent: str) -> None:
    app = world.pool().app(PreventUserExistenceErrors=prevent)
    expected = {
        "ENABLED": ("NotAuthorizedException", "Incorrect username or password."),
        "LEGACY": ("UserNotFoundException", "User does not exist."),
    }[prevent]
    with refused(*expected):
        FLOWS[flow](app, "unknown", PASSWORD)


@pytest.mark.parametrize(
    ("flow", "text"),
    [
        ("USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client"),
        ("ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client"),
        ("USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client."),
    ],
)
def test_a_flow_the_client_does_not_have_is_refused(world: World, flow: str, text: str) -> None:
    app = world.pool().app(flows=[f"ALLOW_{other}" for other in FLOWS if other != flow])
    app.user("ann")
    with refused("InvalidParameterException", text):
        FLOWS[flow](app, "ann", PASSWORD)


def test_a_client_that_names_no_flows_has_srp_and_refresh(world: World) -> None:
    app = world.pool().app(flows=[])
    app.user("ann")
    tokens = app.srp("ann")["AuthenticationResult"]
    assert app.refresh(tokens["RefreshToken"])["AuthenticationResult"]
    with refused("InvalidParameterException"):
        app.password("ann")


def test_a_client_with_a_legacy_flow_has_srp_as_well(world: World) -> None:
    app = world.pool().app(flows=["USER_PASSWORD_AUTH"])
    app.user("ann")
    assert app.password("ann")["AuthenticationResult"]
    assert app.srp("ann")["AuthenticationResult"]


def test_a_flow_that_is_not_simulated_is_named(world: World) -> None:
    app = world.pool().app(flows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    with refused("NotImplemented", "CUSTOM_AUTH"):
        app.idp.initiate_auth(ClientId=app.id, AuthFlow="CUSTOM_AUTH", AuthParameters={"USERNAME": "ann"})


def test_an_administrators_flow_is_not_for_apps(app: App) -> None:
    with refused("InvalidParameterException", "Initiate Auth method not supported"):
        app.idp.initiate_auth(
            ClientId=app.id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "ann", "PASSWORD": PASSWORD},
        )


@pytest.mark.parametrize("missing", ["USERNAME", "PASSWORD"])
def test_a_missing_parameter_is_named(app: App, missing: str) -> None:
    given = {"USERNAME": "ann", "PASSWORD": PASSWORD}
    del given[missing]
    with refused("InvalidParameterException", f"Missing required parameter {missing}"):
        app.idp.initiate_auth(ClientId=app.id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)


def test_an_unknown_client_is_not_found(world: World) -> None:
    app = App(world.server, world.pool().id, "0" * 26)
    with refused("ResourceNotFoundException", "User pool client"):
        app.password("ann")


def test_a_client_of_another_pool_is_not_found(world: World) -> None:
    app, other = world.app(), world.app()
    with refused("ResourceNotFoundException"):
        App(world.server, app.pool_id, other.id).admin_password("ann")


def test_a_client_with_a_secret_must_send_its_hash(world: World) -> None:
    app = world.pool().app(secret=True)
    app.user("ann")
    with refused(
        "NotAuthorizedException", f"Client {app.id} is configured with secret but SECRET_HASH was not received"
    ):
        app.password("ann")
    with refused("NotAuthorizedException", f"Unable to verify secret hash for client {app.id}"):
        app.password("ann", SECRET_HASH="bm8=")
    tokens = app.password("ann", SECRET_HASH=secret_hash(app, "ann"))["AuthenticationResult"]
    assert app.srp("ann")["AuthenticationResult"]
    with refused("NotAuthorizedException", "SECRET_HASH"):
        app.refresh(tokens["RefreshToken"])
    with refused("NotAuthorizedException", "SECRET_HASH"):
        app.sign_up("bob")


def test_a_client_without_a_secret_has_no_hash(app: App) -> None:
    app.user("ann")
    with refused("NotAuthorizedException", "not configured for secret"):
        app.password("ann", SECRET_HASH="bm8=")


@pytest.mark.parametrize("flow", FLOWS)
def test_an_unconfirmed_user_is_told_so_only_with_the_right_password(app: App, flow: str) -> None:
    app.sign_up("ann")
    with refused("UserNotConfirmedException", "User is not confirmed."):
        FLOWS[flow](app, "ann", PASSWORD)
    with refused("NotAuthorizedException", "Incorrect username or password."):
        FLOWS[flow](app, "ann", "Wrong-horse-1")


@pytest.mark.parametrize("flow", FLOWS)
def test_a_disabled_user_is_refused(app: App, flow: str) -> None:
    app.user("ann")
    app.idp.admin_disable_user(UserPoolId=app.pool_id, Username="ann")
    with refused("NotAuthorizedException", "User is disabled."):
        FLOWS[flow](app, "ann", PASSWORD)
    app.idp.admin_enable_user(UserPoolId=app.pool_id, Username="ann")
    assert FLOWS[flow](app, "ann", PASSWORD)["AuthenticationResult"]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_user_whose_password_was_reset_is_sent_to_recovery(app: App, flow: str) -> None:
    app.user("ann", email="ann@home.example", email_verified="true")
    app.idp.admin_reset_user_password(UserPoolId=app.pool_id, Username="ann")
    with refused("PasswordResetRequiredException", "Password reset required for the user"):
        FLOWS[flow](app, "ann", PASSWORD)


@pytest.mark.parametrize("flow", FLOWS)
def test_a_pool_with_email_sign_in_finds_users_by_email(world: World, flow: str) -> None:
    app = world.app(UsernameAttributes=["email"], UsernameConfiguration={"CaseSensitive": False})
    app.user("ann@home.example")
    assert FLOWS[flow](app, "Ann@Home.Example", PASSWORD)["AuthenticationResult"]


def test_an_alias_counts_once_it_is_verified(world: World) -> None:
    app = world.app(AliasAttributes=["email"])
    app.user("ann", email="ann@home.example")
    with refused("UserNotFoundException"):
        app.password("ann@home.example")
    app.idp.admin_update_user_attributes(
        UserPoolId=app.pool_id, Username="ann", UserAttributes=[{"Name": "email_verified", "Value": "true"}]
    )
    assert app.password("ann@home.example")["AuthenticationResult"]
    assert app.srp("ann@home.example")["AuthenticationResult"]


@pytest.mark.parametrize(("sensitive", "found"), [(True, False), (False, True), (None, False)])
def test_case_counts_as_the_pool_says(world: World, sensitive: bool | None, *, found: bool) -> None:
    settings = {} if sensitive is None else {"UsernameConfiguration": {"CaseSensitive": sensitive}}
    app = world.app(**settings)
    app.user("Ann")
    assert app.password("Ann")["AuthenticationResult"]
    if found:
        assert app.password("aNN")["AuthenticationResult"]
        with refused("UsernameExistsException"):
            app.sign_up("ANN")
    else:
        with refused("UserNotFoundException"):
            app.password("aNN")
