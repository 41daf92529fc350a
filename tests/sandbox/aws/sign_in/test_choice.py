from typing import Any

import pytest

from tests.sandbox.aws.world import PASSWORD, App, World, refused


def choosing(world: World, *factors: str, prevent: str = "LEGACY") -> App:
    policy = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", *factors]}}
    return world.pool(Policies=policy).app(flows=["ALLOW_USER_AUTH"], PreventUserExistenceErrors=prevent)


def start(app: App, name: str = "ann", **given: str) -> Any:
    return app.idp.initiate_auth(ClientId=app.id, AuthFlow="USER_AUTH", AuthParameters={"USERNAME": name, **given})


@pytest.fixture
def app(world: World) -> App:
    made = choosing(world, "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN")
    made.user("ann", email="ann@home.example", email_verified="true", phone_number="+491234567")
    return made


def test_what_the_pool_allows_and_the_user_has_is_offered(app: App) -> None:
    choice = start(app)
    assert choice["ChallengeName"] == "SELECT_CHALLENGE"
    assert choice["AvailableChallenges"] == ["PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"]


def test_a_code_by_email_signs_in_without_a_password(app: App) -> None:
    challenge = app.answer(start(app), "ann", ANSWER="EMAIL_OTP")
    assert challenge["ChallengeName"] == "EMAIL_OTP"
    with refused("CodeMismatchException"):
        app.answer(challenge, "ann", EMAIL_OTP_CODE="nothing")
    assert app.answer(challenge, "ann", EMAIL_OTP_CODE=app.code())["AuthenticationResult"]


def test_a_preferred_challenge_saves_a_step(app: App) -> None:
    assert start(app, PREFERRED_CHALLENGE="EMAIL_OTP")["ChallengeName"] == "EMAIL_OTP"
    asked = start(app, PREFERRED_CHALLENGE="PASSWORD")
    assert app.answer(asked, "ann", PASSWORD=PASSWORD)["AuthenticationResult"]
    assert start(app, PREFERRED_CHALLENGE="PASSWORD", PASSWORD=PASSWORD)["AuthenticationResult"]
    assert start(app, PREFERRED_CHALLENGE="SMS_OTP")["ChallengeName"] == "SELECT_CHALLENGE"


def test_a_code_by_text_message_signs_in_without_a_password(app: App) -> None:
    app.user("ben", phone_number="+491234568", phone_number_verified="true")
    challenge = app.answer(start(app, "ben"), "ben", ANSWER="SMS_OTP")
    assert challenge["ChallengeName"] == "SMS_OTP"
    assert challenge["ChallengeParameters"]["CODE_DELIVERY_DELIVERY_MEDIUM"] == "SMS"
    sent = app.messages()[-1]
    assert (sent.medium, sent.destination, sent.purpose) == ("SMS", "+491234568", "sign_in")
    with refused("CodeMismatchException"):
        app.answer(challenge, "ben", SMS_OTP_CODE="nothing")
    assert app.answer(challenge, "ben", SMS_OTP_CODE=app.code())["AuthenticationResult"]


def test_a_code_is_refused_for_a_disabled_or_unconfirmed_user(app: App) -> None:
    waiting = start(app, PREFERRED_CHALLENGE="EMAIL_OTP")
    code = app.code()
    app.idp.admin_disable_user(UserPoolId=app.pool_id, Username="ann")
    with refused("NotAuthorizedException", "User is disabled."):
        app.answer(waiting, "ann", EMAIL_OTP_CODE=code)
    with refused("NotAuthorizedException", "User is disabled."):
        start(app, PREFERRED_CHALLENGE="EMAIL_OTP")
    app.sign_up("cleo", email="cleo@home.example")
    app.idp.admin_update_user_attributes(
        UserPoolId=app.pool_id, Username="cleo", UserAttributes=[{"Name": "email_verified", "Value": "true"}]
    )
    with refused("UserNotConfirmedException"):
        start(app, "cleo", PREFERRED_CHALLENGE="EMAIL_OTP")


@pytest.mark.parametrize("preferred", [True, False])
def test_a_wrong_password_fails_however_it_was_chosen(app: App, *, preferred: bool) -> None:
    with refused("NotAuthorizedException", "Incorrect username or password."):
        if preferred:
            start(app, PREFERRED_CHALLENGE="PASSWORD", PASSWORD="Wrong-horse-1")
        else:
            app.answer(start(app), "ann", ANSWER="PASSWORD", PASSWORD="Wrong-horse-1")


def test_srp_may_be_chosen(app: App) -> None:
    for password in (PASSWORD, "Wrong-horse-1"):
        client = app.srp_client("ann", password)
        public = client.get_auth_params()["SRP_A"]
        challenge = app.answer(start(app), "ann", ANSWER="PASSWORD_SRP", SRP_A=public)
        claim = client.process_challenge(challenge["ChallengeParameters"], {"USERNAME": "ann"})
        if password == PASSWORD:
            assert app.answer(challenge, "ann", **claim)["AuthenticationResult"]
        else:
            with refused("NotAuthorizedException", "Incorrect username or password."):
                app.answer(challenge, "ann", **claim)


def test_what_was_not_offered_is_refused(app: App) -> None:
    for answer in ("SMS_OTP", "WEB_AUTHN", "NOTHING"):
        with refused("InvalidParameterException", f"{answer} is not available to the user."):
            app.answer(start(app), "ann", ANSWER=answer)


def test_a_user_who_does_not_exist_is_hidden_where_asked(world: World) -> None:
    with refused("UserNotFoundException"):
        start(choosing(world), "unknown")
    quiet = choosing(world, "EMAIL_OTP", prevent="ENABLED")
    choice = start(quiet, "unknown")
    assert choice["AvailableChallenges"] == ["PASSWORD", "PASSWORD_SRP"]
    with refused("NotAuthorizedException", "Incorrect username or password."):
        quiet.answer(choice, "unknown", ANSWER="PASSWORD", PASSWORD=PASSWORD)


def test_a_code_does_not_bypass_mfa(app: App) -> None:
    app.idp.set_user_pool_mfa_config(
        UserPoolId=app.pool_id, MfaConfiguration="ON", SoftwareTokenMfaConfiguration={"Enabled": True}
    )
    assert start(app)["AvailableChallenges"] == ["PASSWORD", "PASSWORD_SRP"]
    assert app.answer(start(app), "ann", ANSWER="PASSWORD", PASSWORD=PASSWORD)["ChallengeName"] == "MFA_SETUP"
