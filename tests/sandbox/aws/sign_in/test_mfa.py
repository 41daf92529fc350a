import json
import time
from typing import Any

import pyotp
import pytest

from sandbox.aws.factors.totp import STEP_SECONDS
from tests.sandbox.aws.world import PASSWORD, App, World, claims, refused

TOTP_ON: dict[str, Any] = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
INVITED = "Invited-horse-1"


def code(secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + steps * STEP_SECONDS)


def wrong(secret: str) -> str:
    good = {code(secret, steps) for steps in range(-3, 4)}
    return next(candidate for candidate in ("000000", "111111", "222222", "333333") if candidate not in good)


def app_with(world: World, mode: str, factors: dict[str, Any] | None = None, **settings: Any) -> App:
    app = world.app(**settings)
    app.idp.set_user_pool_mfa_config(
        UserPoolId=app.pool_id, MfaConfiguration=mode, **(TOTP_ON if factors is None else factors)
    )
    return app


def enrol(app: App, name: str = "ann") -> tuple[str, Any]:
    """Set TOTP up during sign-in; returns the secret and the tokens."""
    challenge = app.password(name)
    assert challenge["ChallengeName"] == "MFA_SETUP"
    associated = app.idp.associate_software_token(Session=challenge["Session"])
    verified = app.idp.verify_software_token(
        Session=associated["Session"], UserCode=code(associated["SecretCode"]), FriendlyDeviceName="phone"
    )
    assert verified["Status"] == "SUCCESS"
    done = app.answer({"ChallengeName": "MFA_SETUP", "Session": verified["Session"]}, name)
    return associated["SecretCode"], done["AuthenticationResult"]


def opt_in(app: App, tokens: Any, *, prefer: bool = True) -> str:
    secret = app.idp.associate_software_token(AccessToken=tokens["AccessToken"])["SecretCode"]
    app.idp.verify_software_token(AccessToken=tokens["AccessToken"], UserCode=code(secret))
    app.idp.set_user_mfa_preference(
        AccessToken=tokens["AccessToken"], SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": prefer}
    )
    return str(secret)


@pytest.mark.parametrize("flow", ["password", "admin_password", "srp"])
def test_where_mfa_is_required_a_password_is_not_enough(world: World, flow: str) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    client = app.srp_client("ann")
    if flow == "srp":
        start = app.idp.initiate_auth(
            ClientId=app.id, AuthFlow="USER_SRP_AUTH", AuthParameters=client.get_auth_params()
        )
        claim = client.process_challenge(start["ChallengeParameters"], {"USERNAME": "ann"})
        challenge = app.answer(start, "ann", **claim)
    else:
        challenge = getattr(app, flow)("ann")
    assert challenge["ChallengeName"] == "MFA_SETUP"
    assert json.loads(challenge["ChallengeParameters"]["MFAS_CAN_SETUP"]) == ["SOFTWARE_TOKEN_MFA"]
    assert "AuthenticationResult" not in challenge


def test_setting_up_ends_in_tokens_and_the_next_sign_in_asks_for_a_code(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    secret, tokens = enrol(app)
    assert claims(tokens["IdToken"])["cognito:username"] == "ann"
    challenge = app.password("ann")
    assert challenge["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    assert challenge["ChallengeParameters"]["FRIENDLY_DEVICE_NAME"] == "phone"
    done = app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))
    assert done["AuthenticationResult"]["RefreshToken"]


def test_a_wrong_code_is_refused_and_may_be_corrected(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    secret, _ = enrol(app)
    challenge = app.password("ann")
    with refused("CodeMismatchException", "Invalid code received for user"):
        app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=wrong(secret))
    assert app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))["AuthenticationResult"]


def test_a_code_is_good_once(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    secret, _ = enrol(app)
    used = code(secret, 1)
    assert app.answer(app.password("ann"), "ann", SOFTWARE_TOKEN_MFA_CODE=used)["AuthenticationResult"]
    with refused("ExpiredCodeException", "Your software token has already been used once."):
        app.answer(app.password("ann"), "ann", SOFTWARE_TOKEN_MFA_CODE=used)


def test_the_code_that_enrolled_does_not_sign_in(world: World) -> None:
    app = app_with(world, "OPTIONAL")
    app.user("ann")
    tokens = app.tokens("ann")
    secret = app.idp.associate_software_token(AccessToken=tokens["AccessToken"])["SecretCode"]
    used = code(secret)
    app.idp.verify_software_token(AccessToken=tokens["AccessToken"], UserCode=used)
    app.idp.set_user_mfa_preference(
        AccessToken=tokens["AccessToken"], SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    with refused("ExpiredCodeException"):
        app.answer(app.password("ann"), "ann", SOFTWARE_TOKEN_MFA_CODE=used)


def test_a_wrong_code_enrolls_no_app(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    challenge = app.password("ann")
    associated = app.idp.associate_software_token(Session=challenge["Session"])
    with refused("EnableSoftwareTokenMFAException", "Code mismatch"):
        app.idp.verify_software_token(Session=associated["Session"], UserCode=wrong(associated["SecretCode"]))
    with refused("InvalidParameterException", "User has not verified software token mfa"):
        app.answer({"ChallengeName": "MFA_SETUP", "Session": associated["Session"]}, "ann")


def test_each_user_has_an_own_secret(world: World) -> None:
    app = app_with(world, "ON")
    secrets = []
    for name in ("ann", "bob"):
        app.user(name)
        secrets.append(enrol(app, name)[0])
    assert secrets[0] != secrets[1]
    with refused("CodeMismatchException"):
        app.answer(app.password("ann"), "ann", SOFTWARE_TOKEN_MFA_CODE=code(secrets[1], 1))


def test_a_new_secret_counts_only_once_it_is_verified(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    secret, tokens = enrol(app)
    app.idp.associate_software_token(AccessToken=tokens["AccessToken"])
    assert app.answer(app.password("ann"), "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))["AuthenticationResult"]


def test_a_session_is_used_once_and_only_for_its_challenge(world: World) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    secret, _ = enrol(app)
    challenge = app.password("ann")
    for mistaken in ("NEW_PASSWORD_REQUIRED", "MFA_SETUP", "SMS_MFA"):
        with refused("NotAuthorizedException", "Invalid session for the user."):
            app.answer(challenge | {"ChallengeName": mistaken}, "ann", NEW_PASSWORD=PASSWORD)
    app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))
    with refused("NotAuthorizedException", "Invalid session for the user."):
        app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))


def test_a_session_is_its_users(world: World) -> None:
    app = app_with(world, "ON")
    for name in ("ann", "bob"):
        app.user(name)
    secret, _ = enrol(app)
    with refused("NotAuthorizedException", "Invalid session for the user."):
        app.answer(app.password("ann"), "bob", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))
    with refused("InvalidParameterException", "USERNAME"):
        app.answer(app.password("ann"), "", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))


def test_a_session_expires_when_the_client_says(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_with(world, "ON")
    app.user("ann")
    challenge = app.password("ann")
    now = time.time()
    monkeypatch.setattr("sandbox.aws.user_pools.sessions.time.time", lambda: now + 181)
    with refused("NotAuthorizedException", "session is expired"):
        app.idp.associate_software_token(Session=challenge["Session"])


def test_optional_mfa_asks_only_those_who_chose_it(world: World) -> None:
    app = app_with(world, "OPTIONAL")
    for name in ("ann", "bob"):
        app.user(name)
    secret = opt_in(app, app.tokens("ann"))
    assert app.tokens("bob")
    challenge = app.password("ann")
    assert challenge["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    tokens = app.answer(challenge, "ann", SOFTWARE_TOKEN_MFA_CODE=code(secret, 1))["AuthenticationResult"]
    shown = app.idp.get_user(AccessToken=tokens["AccessToken"])
    assert shown["UserMFASettingList"] == ["SOFTWARE_TOKEN_MFA"]
    assert shown["PreferredMfaSetting"] == "SOFTWARE_TOKEN_MFA"
    app.idp.set_user_mfa_preference(
        AccessToken=tokens["AccessToken"], SoftwareTokenMfaSettings={"Enabled": False, "PreferredMfa": False}
    )
    assert app.tokens("ann")


def test_an_administrator_may_turn_it_on(world: World) -> None:
    app = app_with(world, "OPTIONAL")
    app.user("ann")
    opt_in(app, app.tokens("ann"), prefer=False)
    admin = {"UserPoolId": app.pool_id, "Username": "ann"}
    app.idp.admin_set_user_mfa_preference(**admin, SoftwareTokenMfaSettings={"Enabled": False})
    assert app.tokens("ann")
    app.idp.admin_set_user_mfa_preference(**admin, SoftwareTokenMfaSettings={"Enabled": True})
    assert app.password("ann")["ChallengeName"] == "SOFTWARE_TOKEN_MFA"


def test_a_factor_a_user_does_not_have_cannot_be_turned_on(world: World) -> None:
    app = app_with(world, "OPTIONAL")
    app.user("ann", email="ann@home.example")
    token = app.tokens("ann")["AccessToken"]
    with refused("InvalidParameterException", "User has not verified software token mfa"):
        app.idp.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True})
    with refused("InvalidParameterException", "delivery config"):
        app.idp.set_user_mfa_preference(AccessToken=token, EmailMfaSettings={"Enabled": True})
    with refused("InvalidParameterException", "preferred MFA type must be enabled"):
        app.idp.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings={"PreferredMfa": True})


def test_a_pool_without_authenticator_apps_returns_no_secret(app: App) -> None:
    app.user("ann")
    with refused("SoftwareTokenMFANotFoundException"):
        app.idp.associate_software_token(AccessToken=app.tokens("ann")["AccessToken"])


def test_verifying_needs_a_secret_first(world: World) -> None:
    app = app_with(world, "OPTIONAL")
    app.user("ann")
    with refused("InvalidParameterException", "No software token"):
        app.idp.verify_software_token(AccessToken=app.tokens("ann")["AccessToken"], UserCode="123456")
    with refused("NotAuthorizedException", "Invalid session"):
        app.idp.associate_software_token(Session="x" * 40)


def test_a_code_by_email(world: World) -> None:
    app = app_with(world, "ON", {"EmailMfaConfiguration": {"Subject": "Sign in", "Message": "Your code: {####}"}})
    app.user("ann", email="ann@home.example", email_verified="true")
    challenge = app.password("ann")
    assert challenge["ChallengeName"] == "EMAIL_OTP"
    assert challenge["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"] == "a***@h***"
    message = app.messages()[-1]
    assert (message.subject, message.body) == ("Sign in", f"Your code: {message.code}")
    with refused("CodeMismatchException"):
        app.answer(challenge, "ann", EMAIL_OTP_CODE="nothing")
    assert app.answer(challenge, "ann", EMAIL_OTP_CODE=message.code)["AuthenticationResult"]


def test_a_code_by_text_message(world: World) -> None:
    sms = {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}
    app = app_with(world, "ON", {"SmsMfaConfiguration": sms})
    app.user("ann", phone_number="+491234567")
    challenge = app.password("ann")
    assert (challenge["ChallengeName"], app.messages()[-1].medium) == ("SMS_MFA", "SMS")
    assert app.answer(challenge, "ann", SMS_MFA_CODE=app.code())["AuthenticationResult"]


def test_with_two_factors_and_no_preference_the_user_chooses(world: World) -> None:
    app = app_with(world, "OPTIONAL", TOTP_ON | {"EmailMfaConfiguration": {"Message": "{####}", "Subject": "S"}})
    app.user("ann", email="ann@home.example", email_verified="true")
    tokens = app.tokens("ann")
    opt_in(app, tokens, prefer=False)
    app.idp.set_user_mfa_preference(AccessToken=tokens["AccessToken"], EmailMfaSettings={"Enabled": True})
    assert app.idp.get_user(AccessToken=tokens["AccessToken"])["UserMFASettingList"] == [
        "SOFTWARE_TOKEN_MFA",
        "EMAIL_OTP",
    ]
    challenge = app.password("ann")
    assert json.loads(challenge["ChallengeParameters"]["MFAS_CAN_CHOOSE"]) == ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]
    with refused("InvalidParameterException"):
        app.answer(challenge, "ann", ANSWER="SMS_MFA")
    chosen = app.answer(challenge, "ann", ANSWER="EMAIL_OTP")
    assert app.answer(chosen, "ann", EMAIL_OTP_CODE=app.code())["AuthenticationResult"]
    assert app.answer(app.password("ann"), "ann", ANSWER="SOFTWARE_TOKEN_MFA")["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    both = {"Enabled": True, "PreferredMfa": True}
    with refused("InvalidParameterException", "Only one MFA type can be preferred."):
        app.idp.set_user_mfa_preference(
            AccessToken=tokens["AccessToken"], EmailMfaSettings=both, SoftwareTokenMfaSettings=both
        )


def invite(app: App, **attributes: str) -> None:
    app.idp.admin_create_user(
        UserPoolId=app.pool_id,
        Username="ann",
        TemporaryPassword=INVITED,
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
    )


@pytest.mark.parametrize("flow", ["password", "admin_password"])
def test_an_invited_user_sets_a_password_that_meets_the_policy(app: App, flow: str) -> None:
    invite(app, email="ann@home.example")
    challenge = getattr(app, flow)("ann", INVITED)
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert json.loads(challenge["ChallengeParameters"]["userAttributes"]) == {"email": "ann@home.example"}
    assert json.loads(challenge["ChallengeParameters"]["requiredAttributes"]) == []
    with refused("InvalidPasswordException", "Password did not conform with policy: Password not long enough"):
        app.answer(challenge, "ann", NEW_PASSWORD="Sh0rt-")
    assert app.answer(challenge, "ann", NEW_PASSWORD=PASSWORD)["AuthenticationResult"]
    assert app.tokens("ann")
    with refused("NotAuthorizedException"):
        app.password("ann", INVITED)


def test_an_invited_user_signs_in_with_srp(app: App) -> None:
    invite(app)
    done = app.srp_client("ann", INVITED).set_new_password_challenge(PASSWORD)
    assert done["AuthenticationResult"]
    assert app.srp("ann")["AuthenticationResult"]


def test_an_invited_user_fills_in_what_the_pool_requires(world: World) -> None:
    required = [{"Name": name, "AttributeDataType": "String", "Required": True} for name in ("email", "family_name")]
    app = world.app(Schema=required)
    invite(app, email="ann@home.example")
    challenge = app.password("ann", INVITED)
    wanted = json.loads(challenge["ChallengeParameters"]["requiredAttributes"])
    assert wanted == ["userAttributes.family_name"]
    with refused("InvalidParameterException", "family_name: The attribute is required"):
        app.answer(challenge, "ann", NEW_PASSWORD=PASSWORD)
    filled = {"NEW_PASSWORD": PASSWORD, "userAttributes.family_name": "Able"}
    with refused("InvalidParameterException", "Cannot modify an already provided email"):
        app.answer(challenge, "ann", **filled, **{"userAttributes.email": "eve@evil.example"})
    tokens = app.answer(challenge, "ann", **filled)["AuthenticationResult"]
    assert claims(tokens["IdToken"])["family_name"] == "Able"


def test_a_temporary_password_expires(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = world.app(Policies={"PasswordPolicy": {"MinimumLength": 8, "TemporaryPasswordValidityDays": 1}})
    invite(app)
    now = time.time()
    monkeypatch.setattr("sandbox.aws.user_pools.idp_actions.time.time", lambda: now + 86401)
    with refused("NotAuthorizedException", "Temporary password has expired and must be reset by an administrator."):
        app.password("ann", INVITED)


def test_an_invited_user_goes_on_to_mfa(world: World) -> None:
    app = app_with(world, "ON")
    invite(app)
    challenge = app.answer(app.password("ann", INVITED), "ann", NEW_PASSWORD=PASSWORD)
    assert challenge["ChallengeName"] == "MFA_SETUP"


def test_a_challenge_that_is_not_simulated_is_named(app: App) -> None:
    with refused("NotImplemented", "DEVICE_SRP_AUTH"):
        app.answer({"ChallengeName": "DEVICE_SRP_AUTH", "Session": "x" * 40}, "ann")
