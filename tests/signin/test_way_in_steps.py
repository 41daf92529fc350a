"""Sign-up, password and second factor at an AWS that answers as no good one would: each step must notice."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from signin.authentication import Challenge, Tokens
from signin.pool import read_pool
from signin.stage import Stage
from signin.step import Step
from signin.steps import first_factor, second_factor, way_in
from tests.signin.scripted import SECRET, SUB, client, failed, refusal, staged, with_app


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


class TestANameThatIsTaken:
    """An address that was given, or one of the few phone numbers, may be another user's: the clean-up spares it."""

    TAKEN = refusal("UsernameExistsException")

    @pytest.mark.parametrize(
        ("played", "answers"), [(way_in.sign_up, "sign_up"), (way_in.create_user, "admin_create_user")]
    )
    @pytest.mark.parametrize(("attribute", "email"), [("email", "me@example.org"), ("phone_number", None)])
    def test_its_user_is_not_removed(self, played: Step, answers: str, attribute: str, email: str | None) -> None:
        stage = staged({answers: self.TAKEN})
        stage.pool, stage.email = read_pool({"UsernameAttributes": [attribute]}, {}), email
        assert "another user has this name or address" in failed(played, stage)
        assert stage.usernames == []

    def test_a_random_name_was_taken_by_a_first_try(self) -> None:
        stage = staged({"sign_up": self.TAKEN})
        stage.pool = read_pool({"UsernameAttributes": ["email"]}, {})
        failed(way_in.sign_up, stage)
        assert len(stage.usernames) == 1

    def test_ones_own_user_stays_known(self) -> None:
        stage = staged({"sign_up": self.TAKEN})
        stage.user.username = "me@example.org"
        stage.usernames = ["me@example.org"]
        assert way_in.refuse_taken_name.run(stage).verdict == "proved"
        assert stage.usernames == ["me@example.org"]


class TestTheUsersAddress:
    POOL = read_pool({"UsernameAttributes": ["email"]}, {})

    def test_on_aws_mail_goes_to_the_simulator(self) -> None:
        stage = staged()
        stage.pool = self.POOL
        for user in (stage.invent_user(), stage.invent_user(stranger=True)):
            assert re.fullmatch(r"success\+signin-proof-[0-9a-f]{16}@simulator\.amazonses\.com", user.username)

    def test_a_local_aws_sends_nothing(self) -> None:
        stage = staged()
        stage.pool, stage.target = self.POOL, replace(stage.target, endpoint="http://127.0.0.1:1")
        assert stage.invent_user().username.endswith("@example.com")

    def test_a_given_address_is_the_users_and_no_strangers(self) -> None:
        stage = staged()
        stage.pool, stage.email = self.POOL, "me@example.org"
        assert stage.invent_user().username == "me@example.org"
        assert stage.invent_user(stranger=True).username.endswith("@simulator.amazonses.com")
        stage.pool = read_pool({}, {})
        assert stage.invent_user().attributes == {"email": "me@example.org"}

    def test_a_given_address_that_the_pool_does_not_take(self) -> None:
        bounds = {"StringAttributeConstraints": {"MaxLength": "10"}}
        stage = staged()
        stage.email = "me@example.org"
        stage.pool = read_pool({"SchemaAttributes": [{"Name": "email", "AttributeDataType": "String", **bounds}]}, {})
        result = way_in.sign_up.run(stage)
        assert (result.verdict, result.detail) == (
            "failed",
            "expected an email address that the pool takes; me@example.org is too long or too short",
        )


class TestTheRightPassword:
    @pytest.mark.parametrize("name", ["SELECT_CHALLENGE", "PASSWORD", "CUSTOM_CHALLENGE", "WEB_AUTHN"])
    def test_a_question_that_anybody_is_asked_is_no_proof(self, name: str) -> None:
        asked = {"ChallengeName": name, "Session": "s" * 20, "ChallengeParameters": {}}
        stage = staged({"initiate_auth": asked})
        assert failed(first_factor.sign_in, stage) == (
            f"expected the right password to be taken by USER_PASSWORD_AUTH; came {name}"
        )
        stage.reach(Tokens("i", "a", None))
        assert failed(first_factor.sign_in_otherwise, with_other_flow(stage)).endswith(f"; came {name}")

    @pytest.mark.parametrize("name", ["NEW_PASSWORD_REQUIRED", "MFA_SETUP", "EMAIL_OTP"])
    def test_what_comes_after_it_is(self, name: str) -> None:
        asked = {"ChallengeName": name, "Session": "s" * 20, "ChallengeParameters": {}}
        assert first_factor.sign_in.run(staged({"initiate_auth": asked})).verdict == "proved"

    def test_a_question_after_the_code_is_a_finding(self) -> None:
        asked = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
        answers = iter([refusal("CodeMismatchException"), {**asked, "ChallengeName": "DEVICE_SRP_AUTH"}])

        def respond(_: Mapping[str, Any]) -> Any:
            if isinstance(answer := next(answers), Exception):
                raise answer
            return answer

        stage = with_app({"initiate_auth": asked, "respond_to_auth_challenge": respond})
        assert failed(second_factor.sign_in_with_code, stage) == "expected tokens after the code; came DEVICE_SRP_AUTH"


def with_other_flow(stage: Stage) -> Stage:
    stage.client = client("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH")
    stage.flows_tried = {"USER_PASSWORD_AUTH"}
    return stage


def test_an_unknown_name_that_gets_tokens_or_another_question_is_a_finding() -> None:
    stage = staged({"initiate_auth": {"AuthenticationResult": {}}})
    stage.client = replace(client("ALLOW_USER_SRP_AUTH"), hides_users=True)
    assert failed(first_factor.hide_unknown_name, stage) == (
        "expected an unknown name by USER_SRP_AUTH to be asked for a proof; came tokens"
    )
