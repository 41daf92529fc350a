"""Tokens of an AWS that answers as no good one would: each step must notice."""

from collections.abc import Mapping
from typing import Any

import pytest

from signin.authentication import Tokens
from signin.steps import password, sessions, tokens
from signin.tokens import Verifier
from tests.signin.scripted_aws import SUB, Sign, failed, signed_in, staged


def test_a_token_of_another_user_fails(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", sub="other"))
    assert failed(tokens.verify_id_token, state) == f"expected the token of user {SUB}; got that of other"


def test_a_token_that_does_not_verify_fails(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", aud="another"))
    assert failed(tokens.verify_id_token, state).startswith("expected a valid id token; it is refused: ")


def test_a_claim_that_says_something_else_fails(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", sub=SUB, email="other@example.com"))
    detail = failed(tokens.verify_id_token, state)
    assert detail == "expected claim email 'proof@example.com'; got 'other@example.com'"


def test_a_user_whose_id_cognito_did_not_tell_is_known_from_the_token(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", sub=SUB))
    state.user.sub = None
    assert tokens.verify_id_token.run(state).verdict == "proved"
    assert state.user.sub == SUB


def test_an_address_travels_as_an_object(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", sub=SUB, address={"formatted": "Foobar"}))
    state.user.attributes["address"] = "Foobar"
    assert tokens.verify_id_token.run(state).verdict == "proved"


def test_a_verifier_that_takes_forgeries_fails(verifier: Verifier, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    state = signed_in(staged(), verifier, sign("id", sub=SUB), sign("access", sub=SUB))
    monkeypatch.setattr(Verifier, "verify", lambda *_: {})
    detail = failed(tokens.refuse_forgeries, state)
    assert detail == "expected the token to be refused: altered payload; it was accepted"


def test_cognito_must_tell_the_right_account_and_refuse_the_altered_token(verifier: Verifier, sign: Sign) -> None:
    genuine = sign("access", sub=SUB, scope="aws.cognito.signin.user.admin")
    opened = {"UserAttributes": [{"Name": "sub", "Value": SUB}]}
    state = signed_in(staged({"get_user": opened}), verifier, access_token=genuine)
    assert "expected an altered token to be refused" in failed(tokens.refuse_forgery_at_cognito, state)
    state = signed_in(staged({"get_user": {"UserAttributes": []}}), verifier, access_token=genuine)
    assert failed(tokens.refuse_forgery_at_cognito, state) == f"expected the account of {SUB}; got None"
    state = signed_in(staged(), verifier, access_token=sign("access", sub=SUB, scope="openid"))
    assert tokens.refuse_forgery_at_cognito.run(state).verdict == "skipped"


def test_a_refresh_that_gives_the_same_tokens_fails(verifier: Verifier, sign: Sign) -> None:
    same = {"IdToken": sign("id", sub=SUB), "AccessToken": sign("access", sub=SUB)}
    state = staged({"initiate_auth": {"AuthenticationResult": same}})
    signed_in(state, verifier, same["IdToken"], same["AccessToken"])
    assert failed(sessions.refresh, state) == "expected new tokens; got the same ones"


def test_a_sign_in_without_refresh_token_fails(verifier: Verifier) -> None:
    state = staged()
    state.verifier = verifier
    state.record(Tokens("i", "a", None))
    assert failed(sessions.refresh, state) == "expected a refresh token from the sign-in; got none"


def test_a_remembered_device_refreshes_with_its_key(verifier: Verifier, sign: Sign) -> None:
    sent: list[Mapping[str, Any]] = []

    def answer(request: Mapping[str, Any]) -> dict[str, Any]:
        sent.append(request)
        result = {"IdToken": sign("id", sub=SUB), "AccessToken": sign("access", sub=SUB)}
        return {"AuthenticationResult": {**result, "RefreshToken": "r", "NewDeviceMetadata": {"DeviceKey": "device"}}}

    state = staged({"initiate_auth": answer})
    state.verifier = verifier
    password.sign_in.run(state)
    sessions.refresh.run(state)
    assert sent[1]["AuthParameters"] == {"REFRESH_TOKEN": "r", "DEVICE_KEY": "device"}
