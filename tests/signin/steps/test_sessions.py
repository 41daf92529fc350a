"""Refresh, revocation and sign-out at a scripted AWS."""

from collections.abc import Mapping
from typing import Any

import pytest

from signin.authentication import Tokens
from signin.state import RunState
from signin.steps import (
    sessions,
)
from signin.tokens import Verifier
from signin.user_pool import read_client
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import SUB, Sign, failed, refusal, signed_in, staged


class TestSessions:
    RENEWED: Mapping[str, Any] = {"AuthenticationResult": {"IdToken": "i2", "AccessToken": "a2"}}

    def rotating(self, answers: Mapping[str, Any], grace: int = 0) -> RunState:
        state = staged(answers)
        rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": grace}
        state.client = read_client({"ClientId": CLIENT_ID, "RefreshTokenRotation": rotation})
        return state

    def test_a_client_that_should_rotate_and_does_not_fails(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, jti="2"), "AccessToken": sign("access", sub=SUB, jti="2")}
        state = self.rotating({"get_tokens_from_refresh_token": {"AuthenticationResult": fresh}})
        told = failed(sessions.refresh, signed_in(state, verifier))
        assert told.startswith("expected a new refresh token, because rotation is on")

    def test_fresh_tokens_that_tell_the_old_value_fail(self, verifier: Verifier, sign: Sign) -> None:
        fresh = {"IdToken": sign("id", sub=SUB, email="old@example.com"), "AccessToken": sign("access", sub=SUB)}
        state = signed_in(staged({"initiate_auth": {"AuthenticationResult": fresh}}), verifier)
        assert "expected claim email 'proof@example.com'; got 'old@example.com'" in failed(sessions.refresh, state)

    def test_a_replaced_token_that_lives_on_fails(self, verifier: Verifier) -> None:
        state = signed_in(self.rotating({"get_tokens_from_refresh_token": self.RENEWED}), verifier)
        assert sessions.refuse_rotated.run(state).detail == "no refresh token was replaced"
        state.rotated = state.tokens
        assert "expected the replaced token to be refused" in failed(sessions.refuse_rotated, state)

    def test_a_grace_period_that_is_none_fails(self, verifier: Verifier) -> None:
        reused = refusal("RefreshTokenReuseException")
        state = signed_in(self.rotating({"get_tokens_from_refresh_token": reused}, grace=30), verifier)
        state.rotated = state.tokens
        assert failed(sessions.refuse_rotated, state) == "expected a refusal; got RefreshTokenReuseException: no"

    @pytest.mark.parametrize(
        ("answers", "says"),
        [
            ({"initiate_auth": RENEWED}, "expected its refresh token to be refused"),
            ({"get_user": {}}, "expected its access token to be refused"),
            ({}, "expected refused tokens; got NotAuthorizedException"),
        ],
    )
    def test_a_revocation_that_ends_too_little_or_too_much_fails(
        self, verifier: Verifier, answers: Mapping[str, Any], says: str
    ) -> None:
        dead = refusal("NotAuthorizedException")
        state = staged({"revoke_token": {}, "initiate_auth": dead, "get_user": dead, **answers})
        signed_in(state, verifier)
        state.record(Tokens("i3", "a3", "r3"))
        assert says in failed(sessions.revoke, state)


def test_a_session_that_survives_the_sign_out_fails(verifier: Verifier) -> None:
    renewed = {"AuthenticationResult": {"IdToken": "i2", "AccessToken": "a2"}}
    state = signed_in(staged({"global_sign_out": {}, "initiate_auth": renewed}), verifier)
    assert failed(sessions.sign_out, state).endswith("it was accepted")
