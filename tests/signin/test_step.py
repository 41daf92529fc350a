"""How a step is played, whatever it meets."""

from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from signin import StepResult
from signin.errors import CannotShow, StepFailed
from signin.refusal import must_be_refused, told
from signin.stage import Stage
from signin.step import step
from tests.signin.scripted import refusal, staged


def test_a_refusal_must_come_and_for_the_right_reason() -> None:
    def raising(code: str) -> Callable[[], object]:
        def call() -> object:
            raise refusal(code)

        return call

    assert must_be_refused("it", raising("A"), "A", "B") == "A"
    with pytest.raises(StepFailed, match="expected it to be refused with A or B; came C: no"):
        must_be_refused("it", raising("C"), "A", "B")
    with pytest.raises(StepFailed, match="expected it to be refused with A; it was let through"):
        must_be_refused("it", lambda: None, "A")


def test_errors_are_told_in_one_way() -> None:
    assert told(refusal("Code", "text")) == "Code: text"
    assert told(ClientError({}, "Call")) == "an error without a code: "
    assert told(ValueError("x")) == "ValueError: x"
    assert told(StepFailed("x")) == "x"


UNSIGNED = "eyJhbGciOiJub25lIn0.e30."  # pragma: allowlist secret


@pytest.mark.parametrize(
    ("error", "verdict", "detail"),
    [
        (CannotShow("why"), "skipped", "why"),
        (StepFailed("what"), "failed", "what"),
        (refusal("Code", f"1234Abcd^ {UNSIGNED}"), "failed", "expected peace; came Code: *** ***"),
        (KeyError("UserSub"), "failed", "expected peace; came KeyError: 'UserSub'"),
        (EndpointConnectionError(endpoint_url="x"), "failed", "expected peace; came EndpointConnectionError: Could"),
    ],
)
def test_whatever_a_step_meets_becomes_its_verdict(error: Exception, verdict: str, detail: str) -> None:
    @step("a", expects="peace")
    def play(stage: Stage) -> str:
        stage.redactor.hide([stage.user.password])
        raise error

    result = play.run(staged())
    assert (result.name, result.verdict) == ("a", verdict)
    assert result.detail.startswith(detail)


def test_needs_are_asked_first() -> None:
    def never(_: Stage) -> None:
        raise CannotShow("not here")

    played = step("a", expects="b", needs=(never,))(lambda _: pytest.fail("played"))
    assert isinstance(result := played.run(staged()), StepResult)
    assert result.detail == "not here"
