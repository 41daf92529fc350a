"""MFA at a scripted AWS: each step must notice wrong answers."""

from collections.abc import Mapping
from typing import Any

from signin.authentication import Challenge, Tokens
from signin.state import RunState
from signin.steps import (
    mfa,
    password,
)
from signin.user_pool import read_pool
from tests.signin.scripted_aws import (
    SECRET,
    failed,
    local,
    message,
    refusal,
    staged,
    with_app,
)


class TestMessageFactors:
    def state(self, idp: Mapping[str, Any], mode: str = "ON") -> RunState:
        state = local(idp, message("mfa"))
        state.pool = read_pool({}, {"MfaConfiguration": mode, "EmailMfaConfiguration": {}})
        return state

    def test_any_code_that_opens_fails(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = self.state({"respond_to_auth_challenge": opened})
        state.record(Challenge("EMAIL_OTP", "session", "proof"))
        told = failed(mfa.sign_in_with_message_code, state)
        assert told == "expected a wrong code by email to be refused with CodeMismatchException; it was accepted"

    def test_a_preferred_factor_that_is_not_asked_for_fails(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = self.state({"set_user_mfa_preference": {}, "initiate_auth": opened}, "OPTIONAL")
        state.record(Tokens("i", "a", None))
        told = failed(mfa.sign_in_with_message_code, state)
        assert told == "expected EMAIL_OTP after the password; got tokens"

    def test_on_real_aws_the_codes_go_to_somebody(self) -> None:
        state = staged({})
        state.pool = read_pool({}, {"MfaConfiguration": "ON", "EmailMfaConfiguration": {}})
        assert mfa.sign_in_with_message_code.run(state).detail == (
            "email: AWS sends the codes, and this proof can't read messages"
        )

    def test_a_flow_that_goes_around_the_factor_fails(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        state = with_app({"initiate_auth": opened})
        state.record(Tokens("i", "a", None))
        told = failed(password.sign_in_by_other_flows, state)
        assert told == "expected an MFA challenge by USER_PASSWORD_AUTH; got tokens"


def test_a_used_code_that_opens_fails() -> None:
    asked = {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    state = with_app({"initiate_auth": asked, "respond_to_auth_challenge": opened})
    state.codes.fresh()
    assert mfa.refuse_used_code.run(state).detail == "the user has not signed in with a TOTP code"
    state.totp_used = True
    assert failed(mfa.refuse_used_code, state).endswith("it was accepted")


def test_tokens_without_the_code_of_an_enrolled_app_fail() -> None:
    opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
    detail = failed(mfa.sign_in_with_code, with_app({"initiate_auth": opened}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; got tokens"


def test_another_question_than_the_code_fails() -> None:
    asked = {"ChallengeName": "SMS_MFA", "Session": "s" * 20, "ChallengeParameters": {}}
    detail = failed(mfa.sign_in_with_code, with_app({"initiate_auth": asked}))
    assert detail == "expected SOFTWARE_TOKEN_MFA after the password; got SMS_MFA"


def test_a_code_that_is_not_taken_fails() -> None:
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
