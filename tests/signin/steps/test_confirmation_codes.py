"""Confirmation codes and password resets at a scripted AWS: each step must notice wrong answers."""

from collections.abc import Mapping
from typing import Any

import pytest

from signin.state import RunState
from signin.steps import (
    confirmation_codes,
    sign_up,
)
from signin.user_pool import read_pool
from tests.signin.scripted_aws import (
    failed,
    local,
    message,
    refusal,
    staged,
    wrong_refused,
)


class TestConfirming:
    def test_a_code_that_was_not_sent_fails(self) -> None:
        other = message("sign_up", user_pool_id="us-east-1_other")
        elsewhere = message("sign_up", destination="someone@example.org")
        state = local({}, other, elsewhere, message("mfa"))
        told = failed(confirmation_codes.confirm_by_code, state)
        assert told == "expected a message with a code (sign_up) in the outbox; there is none"

    def test_any_code_that_confirms_fails(self) -> None:
        told = failed(confirmation_codes.confirm_by_code, local({"confirm_sign_up": {}}, message("sign_up")))
        assert told == "expected a wrong code to be refused with CodeMismatchException; it was accepted"

    @pytest.mark.parametrize(
        ("seen", "says"),
        [
            ({"UserStatus": "UNCONFIRMED", "UserAttributes": []}, "a CONFIRMED user after the code; got UNCONFIRMED"),
            ({"UserStatus": "CONFIRMED", "UserAttributes": []}, "the address that got the code to be verified"),
        ],
    )
    def test_a_code_that_changes_nothing_fails(self, seen: Mapping[str, Any], says: str) -> None:
        state = local({"confirm_sign_up": wrong_refused(), "admin_get_user": seen}, message("sign_up"))
        assert says in failed(confirmation_codes.confirm_by_code, state)

    @pytest.mark.parametrize("body", [b"<html>", b"{}", b"\xff"])
    def test_a_local_aws_without_outbox_shows_nothing(self, body: bytes) -> None:
        result = confirmation_codes.confirm_by_code.run(local({}, body=body))
        assert (result.verdict, result.detail) == ("skipped", "this local AWS has no outbox to read codes in")

    def test_on_real_aws_an_administrator_confirms(self) -> None:
        state = staged({"admin_confirm_sign_up": {}})
        state.pool = read_pool({"AutoVerifiedAttributes": ["email"]}, {})
        result = confirmation_codes.confirm_by_code.run(state)
        assert (result.verdict, result.detail) == (
            "skipped",
            "AWS sends the code, and this proof can't read the message",
        )
        assert sign_up.confirm.run(state).verdict == "proved"
        assert state.user.confirmed


class TestForgottenPasswords:
    IDP: Mapping[str, Any] = {"forgot_password": {}, "confirm_forgot_password": {}}

    def state(self, idp: Mapping[str, Any]) -> RunState:
        state = local(idp, message("forgot_password"))
        state.user.verified.add("email")
        return state

    def test_any_code_that_opens_fails(self) -> None:
        assert "expected a wrong code to be refused" in failed(
            confirmation_codes.reset_forgotten_password, self.state(self.IDP)
        )

    def test_an_old_password_that_still_opens_fails(self) -> None:
        opened = {"AuthenticationResult": {"IdToken": "i", "AccessToken": "a"}}
        idp = {**self.IDP, "confirm_forgot_password": wrong_refused({}), "initiate_auth": opened}
        assert "expected the old password to be refused" in failed(
            confirmation_codes.reset_forgotten_password, self.state(idp)
        )

    def test_a_new_password_that_does_not_open_fails(self) -> None:
        idp = {
            **self.IDP,
            "confirm_forgot_password": wrong_refused({}),
            "initiate_auth": refusal("NotAuthorizedException"),
        }
        told = failed(confirmation_codes.reset_forgotten_password, self.state(idp))
        assert told == "expected the new password to be accepted; got NotAuthorizedException: no"

    def test_a_reset_where_only_administrators_may_fails(self) -> None:
        state = staged(self.IDP)
        mechanisms = {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}
        state.pool = read_pool({"AccountRecoverySetting": mechanisms}, {})
        assert "it was accepted" in failed(confirmation_codes.refuse_reset, state)

    def test_skips_have_reasons(self) -> None:
        assert confirmation_codes.reset_forgotten_password.run(staged(self.IDP)).detail.startswith(
            "AWS sends the code, and this proof can't read"
        )
        unverified = local(self.IDP)
        assert "no verified email" in confirmation_codes.reset_forgotten_password.run(unverified).detail
