"""Sign-up, password and second factor at an AWS that answers as no good one would: each step must notice."""

from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from signin.authentication import Challenge, Tokens
from signin.pool import read_pool
from signin.steps import first_factor, second_factor, way_in
from tests.signin.scripted import SECRET, SUB, failed, refusal, staged, with_app


def test_a_sign_up_that_needs_no_confirmation_is_a_finding_and_is_cleaned_up() -> None:
    stage = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    assert failed(way_in.sign_up, stage) == "expected an unconfirmed user; came a confirmed one"
    assert stage.usernames == [stage.user.username]


def test_a_trigger_may_confirm_the_user_at_the_sign_up() -> None:
    stage = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    stage.pool = read_pool({"LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:f"}}, {})
    assert way_in.sign_up.run(stage).verdict == "proved"
    for played in (way_in.refuse_unconfirmed, way_in.confirm):
        result = played.run(stage)
        assert (result.verdict, result.detail) == ("skipped", "the user is confirmed already")


def test_a_sign_up_that_should_be_refused_but_is_not_leaves_a_user_to_remove() -> None:
    stage = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": False}})
    assert "it was let through" in failed(way_in.refuse_sign_up, stage)
    assert len(stage.usernames) == 1


def test_an_answer_that_never_came_leaves_a_user_to_remove() -> None:
    stage = staged({"sign_up": EndpointConnectionError(endpoint_url="x")})
    assert "expected a new, unconfirmed user; came EndpointConnectionError" in failed(way_in.sign_up, stage)
    assert len(stage.usernames) == 1


def test_a_created_user_must_change_the_password() -> None:
    stage = staged({"admin_create_user": {"User": {"UserStatus": "CONFIRMED", "Attributes": []}}})
    detail = failed(way_in.create_user, stage)
    assert detail == "expected a user who must change the password; came CONFIRMED"


@pytest.mark.parametrize(
    ("outcome", "came"),
    [
        (Tokens("i", "a", None), "tokens"),
        (Challenge("SMS_MFA", "session", "proof"), "SMS_MFA"),
    ],
)
def test_a_temporary_password_that_opens_is_a_finding(outcome: Tokens | Challenge, came: str) -> None:
    stage = staged()
    stage.reach(outcome)
    detail = failed(first_factor.choose_password, stage)
    assert detail == f"expected NEW_PASSWORD_REQUIRED after a temporary password; came {came}"


def test_no_new_password_after_a_failed_sign_in() -> None:
    assert first_factor.choose_password.run(staged()).verdict == "skipped"


def test_tokens_without_the_code_of_an_enrolled_app_are_a_finding() -> None:
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    detail = failed(second_factor.sign_in_with_code, with_app({"initiate_auth": opened}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; came tokens without a code"


def test_another_question_than_the_code_is_a_finding() -> None:
    asked = {"ChallengeName": "SMS_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    detail = failed(second_factor.sign_in_with_code, with_app({"initiate_auth": asked}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; came SMS_MFA"


def test_a_code_that_is_not_taken_is_a_finding() -> None:
    answers = {
        "associate_software_token": {"SecretCode": SECRET},
        "verify_software_token": lambda _: {"Status": "ERROR"},
    }
    stage = with_app(answers)
    stage.reach(Tokens("i", "a", None))
    assert "expected a wrong code to be refused" in failed(second_factor.enrol_totp, stage)
    verdicts = iter([refusal("EnableSoftwareTokenMFAException")])

    def once_refused(_: Mapping[str, Any]) -> dict[str, str]:
        for verdict in verdicts:
            raise verdict
        return {"Status": "ERROR"}

    stage = with_app(answers | {"verify_software_token": once_refused})
    stage.reach(Tokens("i", "a", None))
    assert failed(second_factor.enrol_totp, stage) == "expected the code to be taken with SUCCESS; came ERROR"


def test_an_app_cannot_be_enrolled_while_another_question_waits() -> None:
    stage = with_app({})
    stage.reach(Challenge("EMAIL_OTP", "session", "proof"))
    assert second_factor.enrol_totp.run(stage).detail.startswith("the sign-in waits for an answer to EMAIL_OTP")
