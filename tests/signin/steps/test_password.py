"""Sign-in with a password at a scripted AWS: each step must notice wrong answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from signin.authentication import Challenge, Tokens
from signin.state import RunState
from signin.steps import (
    mfa,
    password,
)
from tests.signin.scripted_aws import (
    client,
    failed,
    refusal,
    staged,
    with_app,
)


class TestRightPassword:
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

    def test_a_question_after_the_code_fails(self) -> None:
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


def test_an_unknown_name_that_gets_tokens_or_another_question_fails() -> None:
    state = staged({"initiate_auth": {"AuthenticationResult": {}}})
    state.client = replace(client("ALLOW_USER_SRP_AUTH"), hides_user_existence=True)
    assert failed(password.hide_unknown_username, state) == (
        "expected PASSWORD_VERIFIER for an unknown username by USER_SRP_AUTH; got tokens"
    )


@pytest.mark.parametrize(
    ("outcome", "came"),
    [
        (Tokens("i", "a", None), "tokens"),
        (Challenge("SMS_MFA", "session", "proof"), "SMS_MFA"),
    ],
)
def test_a_temporary_password_that_opens_fails(outcome: Tokens | Challenge, came: str) -> None:
    state = staged()
    state.record(outcome)
    detail = failed(password.change_temporary_password, state)
    assert detail == f"expected NEW_PASSWORD_REQUIRED after a temporary password; got {came}"


def test_no_new_password_after_a_failed_sign_in() -> None:
    assert password.change_temporary_password.run(staged()).verdict == "skipped"
