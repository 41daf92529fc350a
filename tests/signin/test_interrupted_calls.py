"""Ctrl-C while a call is under way: AWS has done it, or is about to, and the answer is still to come."""

import os
import time

import pytest

from sandbox.aws import AwsServer
from signin import StepResult, prove
from tests.signin.expected_steps import CLEAN_UP
from tests.signin.recorded_calls import Wire, press_ctrl_c
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, NO_MFA, PROD_CLIENT, PROD_POOL, TOTP, Deployed, deploy

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")

# The first sign-up is refused, for its weak password.
MAKING = (("SignUp", 2), ("CreateGroup", 1), ("GetId", 1))
REMOVING = (("AdminDeleteUser", 1), ("DeleteGroup", 1), ("GetGroup", 1), ("DeleteIdentities", 1))


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    return Wire(monkeypatch)


def interrupted(stack: Deployed, wire: Wire) -> list[StepResult]:
    told: list[StepResult] = []
    with pytest.raises(KeyboardInterrupt):
        prove(stack.target, on_step=told.append)
    wire.settle()
    return told


def slowly() -> None:
    """Long enough for a clean-up to come first, if it did not wait."""
    press_ctrl_c()
    time.sleep(0.1)


@pytest.mark.parametrize("call", [*MAKING, *REMOVING])
def test_when_it_was_done_but_not_answered(call: tuple[str, int], aws: AwsServer, wire: Wire) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    wire.after[call] = press_ctrl_c
    told = interrupted(stack, wire)
    assert (told[-1].name, told[-1].verdict) == (CLEAN_UP, "proved")
    assert stack.left_behind() == []


@pytest.mark.parametrize("call", [*MAKING, *REMOVING])
def test_when_it_was_asked_for_but_not_done(call: tuple[str, int], aws: AwsServer, wire: Wire) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    wire.before[call] = slowly
    told = interrupted(stack, wire)
    assert (told[-1].name, told[-1].verdict) == (CLEAN_UP, "proved")
    assert stack.left_behind() == []


@pytest.mark.parametrize("call", [("AdminCreateUser", 2), ("RespondToAuthChallenge", 1)])
def test_where_an_administrator_makes_the_user(call: tuple[str, int], aws: AwsServer, wire: Wire) -> None:
    stack = deploy(aws, PROD_POOL, PROD_CLIENT, TOTP)
    wire.before[call] = slowly
    assert interrupted(stack, wire)[-1].name == CLEAN_UP
    assert stack.left_behind() == []


def test_a_guests_identity_has_only_the_answer_to_be_known_by(aws: AwsServer, wire: Wire) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT, NO_MFA, guests=True)
    # The user's came first, and then the one that a forged token does not get.
    wire.after["GetId", 3] = press_ctrl_c
    interrupted(stack, wire)
    assert stack.left_behind() == []
