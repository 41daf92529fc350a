"""Sign-up, password and second factor at an AWS that answers as no good one would: each step must notice."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from signin.authentication import Challenge, Tokens
from signin.state import RunState
from signin.step import Step
from signin.steps import mfa, password, sign_up
from signin.user_pool import read_pool
from tests.signin.scripted_aws import SECRET, SUB, client, failed, refusal, staged, with_app


def test_a_sign_up_that_needs_no_confirmation_is_a_finding_and_is_cleaned_up() -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    assert failed(sign_up.sign_up, state) == "expected an unconfirmed user; got a confirmed one"
    assert state.usernames == [state.user.username]


def test_a_trigger_may_confirm_the_user_at_the_sign_up() -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    state.pool = read_pool({"LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:f"}}, {})
    assert sign_up.sign_up.run(state).verdict == "proved"
    for played in (sign_up.refuse_unconfirmed, sign_up.confirm):
        result = played.run(state)
        assert (result.verdict, result.detail) == ("skipped", "the user is confirmed already")


def test_a_sign_up_that_should_be_refused_but_is_not_leaves_a_user_to_remove() -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": False}})
    assert "it was accepted" in failed(sign_up.refuse_sign_up, state)
    assert len(state.usernames) == 1


def test_an_answer_that_never_came_leaves_a_user_to_remove() -> None:
    state = staged({"sign_up": EndpointConnectionError(endpoint_url="x")})
    assert "expected a new, unconfirmed user; got EndpointConnectionError" in failed(sign_up.sign_up, state)
    assert len(state.usernames) == 1


def test_a_created_user_must_change_the_password() -> None:
    state = staged({"admin_create_user": {"User": {"UserStatus": "CONFIRMED", "Attributes": []}}})
    detail = failed(sign_up.create_user, state)
    assert detail == "expected a user who must change the password; got CONFIRMED"


@pytest.mark.parametrize(
    ("outcome", "came"),
    [
        (Tokens("i", "a", None), "tokens"),
        (Challenge("SMS_MFA", "session", "proof"), "SMS_MFA"),
    ],
)
def test_a_temporary_password_that_opens_is_a_finding(outcome: Tokens | Challenge, came: str) -> None:
    state = staged()
    state.record(outcome)
    detail = failed(password.change_temporary_password, state)
    assert detail == f"expected NEW_PASSWORD_REQUIRED after a temporary password; got {came}"


def test_no_new_password_after_a_failed_sign_in() -> None:
    assert password.change_temporary_password.run(staged()).verdict == "skipped"


def test_tokens_without_the_code_of_an_enrolled_app_are_a_finding() -> None:
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    detail = failed(mfa.sign_in_with_code, with_app({"initiate_auth": opened}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; got tokens"


def test_another_question_than_the_code_is_a_finding() -> None:
    asked = {"ChallengeName": "SMS_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    detail = failed(mfa.sign_in_with_code, with_app({"initiate_auth": asked}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; got SMS_MFA"


def test_a_code_that_is_not_taken_is_a_finding() -> None:
    answers = {
        "associate_software_token": {"SecretCode": SECRET},
        "verify_software_token": lambda _: {"Status": "ERROR"},
    }
    state = with_app(answers)
    state.record(Tokens("i", "a", None))
    assert "expected a wrong code to be refused" in failed(mfa.enroll_totp, state)
    verdicts = iter([refusal("EnableSoftwareTokenMFAException")])

    def once_refused(_: Mapping[str, Any]) -> dict[str, str]:
        for verdict in verdicts:
            raise verdict
        return {"Status": "ERROR"}

    state = with_app(answers | {"verify_software_token": once_refused})
    state.record(Tokens("i", "a", None))
    assert failed(mfa.enroll_totp, state) == "expected the code to be accepted with SUCCESS; got ERROR"


def test_an_app_cannot_be_enrolled_while_another_question_waits() -> None:
    state = with_app({})
    state.record(Challenge("EMAIL_OTP", "session", "proof"))
    assert mfa.enroll_totp.run(state).detail.startswith("the sign-in waits for an answer to EMAIL_OTP")


class TestANameThatIsTaken:
    """An address that was given, or one of the few phone numbers, may be another user's: the clean-up spares it."""

    TAKEN = refusal("UsernameExistsException")

    @pytest.mark.parametrize(
        ("played", "answers"), [(sign_up.sign_up, "sign_up"), (sign_up.create_user, "admin_create_user")]
    )
    @pytest.mark.parametrize(("attribute", "email"), [("email", "me@example.org"), ("phone_number", None)])
    def test_its_user_is_not_removed(self, played: Step, answers: str, attribute: str, email: str | None) -> None:
        state = staged({answers: self.TAKEN})
        state.pool, state.email = read_pool({"UsernameAttributes": [attribute]}, {}), email
        assert "another user has this name or address" in failed(played, state)
        assert state.usernames == []

    def test_a_random_name_was_taken_by_a_first_try(self) -> None:
        state = staged({"sign_up": self.TAKEN})
        state.pool = read_pool({"UsernameAttributes": ["email"]}, {})
        failed(sign_up.sign_up, state)
        assert len(state.usernames) == 1

    def test_ones_own_user_stays_known(self) -> None:
        state = staged({"sign_up": self.TAKEN})
        state.user.username = "me@example.org"
        state.usernames = ["me@example.org"]
        assert sign_up.refuse_taken_username.run(state).verdict == "proved"
        assert state.usernames == ["me@example.org"]


class TestTheUsersAddress:
    POOL = read_pool({"UsernameAttributes": ["email"]}, {})

    def test_on_aws_mail_goes_to_the_simulator(self) -> None:
        state = staged()
        state.pool = self.POOL
        for user in (state.generate_user(), state.generate_user(given_email=False)):
            assert re.fullmatch(r"success\+signin-proof-[0-9a-f]{16}@simulator\.amazonses\.com", user.username)

    def test_a_local_aws_sends_nothing(self) -> None:
        state = staged()
        state.pool, state.target = self.POOL, replace(state.target, endpoint="http://127.0.0.1:1")
        assert state.generate_user().username.endswith("@example.com")

    def test_a_given_address_is_the_users_and_no_strangers(self) -> None:
        state = staged()
        state.pool, state.email = self.POOL, "me@example.org"
        assert state.generate_user().username == "me@example.org"
        assert state.generate_user(given_email=False).username.endswith("@simulator.amazonses.com")
        state.pool = read_pool({}, {})
        assert state.generate_user().attributes == {"email": "me@example.org"}

    def test_a_given_address_that_the_pool_does_not_take(self) -> None:
        bounds = {"StringAttributeConstraints": {"MaxLength": "10"}}
        state = staged()
        state.email = "me@example.org"
        state.pool = read_pool({"SchemaAttributes": [{"Name": "email", "AttributeDataType": "String", **bounds}]}, {})
        result = sign_up.sign_up.run(state)
        assert (result.verdict, result.detail) == (
            "failed",
            "expected an email address that the pool takes; me@example.org is too long or too short",
        )


class TestTheRightPassword:
    @pytest.mark.parametrize("name", ["SELECT_CHALLENGE", "PASSWORD", "CUSTOM_CHALLENGE", "WEB_AUTHN"])
    def test_a_question_that_anybody_is_asked_is_no_proof(self, name: str) -> None:
        asked = {"ChallengeName": name, "Session": "s" * 20, "ChallengeParameters": {}}
        state = staged({"initiate_auth": asked})
        assert failed(password.sign_in, state) == (
            f"expected the right password to be accepted by USER_PASSWORD_AUTH; got {name}"
        )
        state.record(Tokens("i", "a", None))
        assert failed(password.sign_in_by_other_flows, with_other_flow(state)).endswith(f"; got {name}")

    @pytest.mark.parametrize("name", ["NEW_PASSWORD_REQUIRED", "MFA_SETUP", "EMAIL_OTP"])
    def test_what_comes_after_it_is(self, name: str) -> None:
        asked = {"ChallengeName": name, "Session": "s" * 20, "ChallengeParameters": {}}
        assert password.sign_in.run(staged({"initiate_auth": asked})).verdict == "proved"

    def test_a_question_after_the_code_is_a_finding(self) -> None:
        asked = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
        answers = iter([refusal("CodeMismatchException"), {**asked, "ChallengeName": "DEVICE_SRP_AUTH"}])

        def respond(_: Mapping[str, Any]) -> Any:
            if isinstance(answer := next(answers), Exception):
                raise answer
            return answer

        state = with_app({"initiate_auth": asked, "respond_to_auth_challenge": respond})
        assert failed(mfa.sign_in_with_code, state) == "expected tokens after the code; got DEVICE_SRP_AUTH"


def with_other_flow(state: RunState) -> RunState:
    state.client = client("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH")
    state.flows_tried = {"USER_PASSWORD_AUTH"}
    return state


def test_an_unknown_name_that_gets_tokens_or_another_question_is_a_finding() -> None:
    state = staged({"initiate_auth": {"AuthenticationResult": {}}})
    state.client = replace(client("ALLOW_USER_SRP_AUTH"), hides_user_existence=True)
    assert failed(password.hide_unknown_username, state) == (
        "expected PASSWORD_VERIFIER for an unknown username by USER_SRP_AUTH; got tokens"
    )
