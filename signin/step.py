"""What a step is: a small named function with what it needs and what it expects, and how it is played."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from signin.errors import CannotShow, StepFailed
from signin.refusal import told
from signin.report import StepResult, Verdict
from signin.stage import Stage
from signin.tokens import TokenRefused

# The scope of a user's own account.
SELF_SERVICE: Final = "aws.cognito.signin.user.admin"

Play = Callable[[Stage], str]
Precondition = Callable[[Stage], object]
Condition = Callable[[Stage], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to prove.

    `play` returns what was seen, raises `StepFailed` with what was expected and came, or `CannotShow` with the
    reason. `needs` are called first and raise `CannotShow`. Where `when` says no, the step isn't listed. `expects`
    completes "expected …" for whatever goes wrong unforeseen.
    """

    name: str
    play: Play
    expects: str
    needs: tuple[Precondition, ...] = ()
    when: Condition | None = None

    def applies(self, stage: Stage) -> bool:
        """Whether the step is one for this target at all; where that can't be told, other steps say why."""
        try:
            return self.when is None or self.when(stage)
        except Exception:  # noqa: BLE001 -- whatever a target does, the other steps and the clean-up still run
            return False

    def run(self, stage: Stage) -> StepResult:
        """Play the step and judge it. Nothing that goes wrong gets out, so later steps and the clean-up still run."""
        started = time.perf_counter()
        verdict: Verdict
        try:
            for need in self.needs:
                need(stage)
            verdict, detail = "proved", self.play(stage)
        except CannotShow as reason:
            verdict, detail = "skipped", str(reason)
        except StepFailed as finding:
            verdict, detail = "failed", str(finding)
        except Exception as error:  # noqa: BLE001 -- whatever a target does is a finding about it
            verdict, detail = "failed", f"expected {self.expects}; came {told(error)}"
        milliseconds = (time.perf_counter() - started) * 1000
        return StepResult(self.name, verdict, stage.redactor.clean(detail), milliseconds)


def step(
    name: str, *, expects: str, needs: tuple[Precondition, ...] = (), when: Condition | None = None
) -> Callable[[Play], Step]:
    """Make a step of a function."""
    return lambda play: Step(name, play, expects, needs, when)


def a_user(stage: Stage) -> None:
    """Need: the throw-away user is in the pool."""
    _ = stage.user


def a_sign_in_flow(stage: Stage) -> None:
    """Need: the client has a flow that this proof can play."""
    if not stage.client.sign_in_flows:
        raise CannotShow(
            f"the client allows no flow with a password, only {', '.join(sorted(stage.client.flows)) or 'none'}"
        )


def signed_in(stage: Stage) -> None:
    """Need: there are tokens."""
    _ = stage.tokens


def public_keys(stage: Stage) -> None:
    """Need: tokens can be verified."""
    _ = stage.verifier


def a_refreshing_client(stage: Stage) -> None:
    """Need: the client may use refresh tokens."""
    if not stage.client.refreshes:
        raise CannotShow("the client neither allows ALLOW_REFRESH_TOKEN_AUTH nor rotates refresh tokens")


def self_service(stage: Stage) -> None:
    """Need: the access token opens the user's own account."""
    try:
        claims = stage.verifier.signed_claims(stage.tokens.access_token)
    except TokenRefused as error:
        raise CannotShow(f"the access token does not verify: {error}") from error
    if SELF_SERVICE not in str(claims.get("scope", "")).split():
        raise CannotShow(f"the access token lacks the scope {SELF_SERVICE}")


def an_identity_pool(stage: Stage) -> None:
    """Need: the stack has an identity pool."""
    if stage.target.identity_pool_id is None:
        raise CannotShow("the stack has no identity pool")
