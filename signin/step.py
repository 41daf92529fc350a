"""A step: a named check with its preconditions."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from signin.aws_errors import describe_error
from signin.errors import StepFailed, StepSkipped
from signin.report import StepResult, Verdict
from signin.state import RunState
from signin.tokens import TokenRefused

# The scope for calls about the user's own account.
SELF_SERVICE: Final = "aws.cognito.signin.user.admin"

Check = Callable[[RunState], str]
Precondition = Callable[[RunState], object]
Condition = Callable[[RunState], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to prove.

    `check` returns what was seen, or raises `StepFailed` with what was expected and seen, or `StepSkipped` with the
    reason. `needs` are called first and may raise `StepSkipped`. Where `when` is false, the step is left out.
    `expects` completes "expected …" for unexpected errors.
    """

    name: str
    check: Check
    expects: str
    needs: tuple[Precondition, ...] = ()
    when: Condition | None = None

    def applies(self, state: RunState) -> bool:
        """Whether the step is for this target; False where that can't be found out, which other steps report."""
        try:
            return self.when is None or self.when(state)
        except Exception:  # noqa: BLE001 -- whatever a target does, the other steps and the clean-up still run
            return False

    def run(self, state: RunState) -> StepResult:
        """Run the step. No error leaves it, so that later steps and the clean-up still run."""
        started = time.perf_counter()
        verdict: Verdict
        try:
            for need in self.needs:
                need(state)
            verdict, detail = "proved", self.check(state)
        except StepSkipped as reason:
            verdict, detail = "skipped", str(reason)
        except StepFailed as finding:
            verdict, detail = "failed", str(finding)
        except Exception as error:  # noqa: BLE001 -- whatever a target does is a finding about it
            verdict, detail = "failed", f"expected {self.expects}; got {describe_error(error)}"
        milliseconds = (time.perf_counter() - started) * 1000
        return StepResult(self.name, verdict, state.redactor.redact(detail), milliseconds)


def step(
    name: str, *, expects: str, needs: tuple[Precondition, ...] = (), when: Condition | None = None
) -> Callable[[Check], Step]:
    """Decorate a function as a step."""
    return lambda check: Step(name, check, expects, needs, when)


def require_user(state: RunState) -> None:
    """Skip unless the temporary user is in the pool."""
    _ = state.user


def require_password_flow(state: RunState) -> None:
    """Skip unless the client has an auth flow with a password."""
    if not state.client.password_flows:
        raise StepSkipped(
            f"the client allows no flow with a password, only {', '.join(sorted(state.client.flows)) or 'none'}"
        )


def require_tokens(state: RunState) -> None:
    """Skip unless the user is signed in."""
    _ = state.tokens


def require_public_keys(state: RunState) -> None:
    """Skip unless tokens can be verified."""
    _ = state.verifier


def require_refresh(state: RunState) -> None:
    """Skip unless the client can use refresh tokens."""
    if not state.client.can_refresh:
        raise StepSkipped("the client neither allows ALLOW_REFRESH_TOKEN_AUTH nor rotates refresh tokens")


def require_self_service_scope(state: RunState) -> None:
    """Skip unless the access token is for the user's own account too."""
    try:
        claims = state.verifier.signed_claims(state.tokens.access_token)
    except TokenRefused as error:
        raise StepSkipped(f"the access token does not verify: {error}") from error
    if SELF_SERVICE not in str(claims.get("scope", "")).split():
        raise StepSkipped(f"the access token lacks the scope {SELF_SERVICE}")


def require_identity_pool(state: RunState) -> None:
    """Skip unless the stack has an identity pool."""
    if state.target.identity_pool_id is None:
        raise StepSkipped("the stack has no identity pool")
