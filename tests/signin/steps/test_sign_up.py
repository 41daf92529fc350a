"""Creation of the user at a scripted AWS: each step must notice wrong answers."""

import re
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from signin.step import Step
from signin.steps import (
    sign_up,
)
from signin.user_pool import read_pool
from tests.signin.scripted_aws import SUB, failed, refusal, staged


def test_a_sign_up_that_needs_no_confirmation_fails_and_is_cleaned_up() -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    assert failed(sign_up.sign_up, state) == "expected an unconfirmed user; got a confirmed one"
    assert state.usernames == [state.user.username]


def test_a_trigger_may_confirm_the_user_at_the_sign_up() -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": True}})
    state.pool = read_pool({"LambdaConfig": {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:f"}}, {})
    assert sign_up.sign_up.run(state).verdict == "proved"
    for step in (sign_up.refuse_unconfirmed, sign_up.confirm):
        result = step.run(state)
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


@pytest.mark.parametrize("step", [sign_up.refuse_weak_password, sign_up.refuse_taken_username])
def test_a_pool_that_takes_weak_passwords_or_names_twice_is_found_out(step: Any) -> None:
    state = staged({"sign_up": {"UserSub": SUB, "UserConfirmed": False}})
    assert failed(step, state).endswith("it was accepted")
    assert len(state.usernames) == 1


class TestUsernameInUse:
    """An address that was given, or one of the few phone numbers, may be another user's: the clean-up spares it."""

    TAKEN = refusal("UsernameExistsException")

    @pytest.mark.parametrize(
        ("step", "answers"), [(sign_up.sign_up, "sign_up"), (sign_up.create_user, "admin_create_user")]
    )
    @pytest.mark.parametrize(("attribute", "email"), [("email", "me@example.org"), ("phone_number", None)])
    def test_its_user_is_not_removed(self, step: Step, answers: str, attribute: str, email: str | None) -> None:
        state = staged({answers: self.TAKEN})
        state.pool, state.email = read_pool({"UsernameAttributes": [attribute]}, {}), email
        assert "another user has this name or address" in failed(step, state)
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


class TestEmailAddress:
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
