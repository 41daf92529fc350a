"""How a step is played, whatever it meets."""

from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from signin import StepResult
from signin.aws_errors import describe_error, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import step
from tests.signin.scripted_aws import refusal, staged


def test_a_refusal_must_come_and_for_the_right_reason() -> None:
    def raising(code: str) -> Callable[[], object]:
        def call() -> object:
            raise refusal(code)

        return call

    assert must_be_refused("it", raising("A"), "A", "B") == "A"
    with pytest.raises(StepFailed, match="expected it to be refused with A or B; got C: no"):
        must_be_refused("it", raising("C"), "A", "B")
    with pytest.raises(StepFailed, match="expected it to be refused with A; it was accepted"):
        must_be_refused("it", lambda: None, "A")


def test_errors_are_told_in_one_way() -> None:
    assert describe_error(refusal("Code", "text")) == "Code: text"
    assert describe_error(ClientError({}, "Call")) == "an error without a code: "
    assert describe_error(ValueError("x")) == "ValueError: x"
    assert describe_error(StepFailed("x")) == "x"


UNSIGNED = "eyJhbGciOiJub25lIn0.e30."  # pragma: allowlist secret


@pytest.mark.parametrize(
    ("error", "verdict", "detail"),
    [
        (StepSkipped("why"), "skipped", "why"),
        (StepFailed("what"), "failed", "what"),
        (refusal("Code", f"1234Abcd^ {UNSIGNED}"), "failed", "expected peace; got Code: *** ***"),
        (KeyError("UserSub"), "failed", "expected peace; got KeyError: 'UserSub'"),
        (EndpointConnectionError(endpoint_url="x"), "failed", "expected peace; got EndpointConnectionError: Could"),
    ],
)
def test_whatever_a_step_meets_becomes_its_verdict(error: Exception, verdict: str, detail: str) -> None:
    @step("a", expects="peace")
    def play(state: RunState) -> str:
        state.redactor.add([state.user.password])
        raise error

    result = play.run(staged())
    assert (result.name, result.verdict) == ("a", verdict)
    assert result.detail.startswith(detail)


def test_needs_are_asked_first() -> None:
    def never(_: RunState) -> None:
        raise StepSkipped("not here")

    played = step("a", expects="b", needs=(never,))(lambda _: pytest.fail("played"))
    assert isinstance(result := played.run(staged()), StepResult)
    assert result.detail == "not here"
