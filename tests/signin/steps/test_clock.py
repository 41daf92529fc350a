"""A machine whose clock is ten minutes off is told so, once, in words to act on."""

import time
from types import SimpleNamespace

import pytest

import sandbox.aws.user_pools.tokens
from sandbox.aws import AwsServer
from signin import Report, prove
from signin.authentication import Tokens
from signin.steps import tokens
from signin.tokens import Verifier
from tests.signin.expected_steps import ACCESS_TOKEN, CLOCK, DEV_SKIPS, GROUPS, ID_TOKEN, REFRESH, check, detail
from tests.signin.scripted_aws import SUB, Sign, signed_in, staged
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, deploy

TEN_MINUTES = 600


def proved_by_a_pool_that_is(seconds: int, aws: AwsServer, monkeypatch: pytest.MonkeyPatch) -> Report:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT, identity_pool=False)
    clock = SimpleNamespace(time=lambda: time.time() + seconds)
    monkeypatch.setattr(sandbox.aws.user_pools.tokens, "time", clock)
    return prove(stack.target)


IDENTITY = {
    "the user gets the authenticated role",
    "only this pool's users get the role",
    "a forged ID token gets no identity",
    "guests get no identity",
}


def test_a_slow_clock_refuses_live_tokens(aws: AwsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    report = proved_by_a_pool_that_is(TEN_MINUTES, aws, monkeypatch)
    judged_by_it = {ID_TOKEN, ACCESS_TOKEN, GROUPS, REFRESH}
    check(report, failed={CLOCK}, skipped=DEV_SKIPS | IDENTITY | judged_by_it)
    assert detail(report, CLOCK) == (
        "expected a token issued just now; it was issued 10 minutes in the future: this machine's clock is 10 minutes "
        "slow. Set it by NTP (timedatectl set-ntp true) and run again"
    )
    assert detail(report, ID_TOKEN).startswith("this machine's clock is 10 minutes slow, so the token is refused: ")


def test_a_fast_clock_takes_dead_tokens(aws: AwsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    report = proved_by_a_pool_that_is(-TEN_MINUTES, aws, monkeypatch)
    check(report, failed={CLOCK}, skipped=DEV_SKIPS | IDENTITY)
    assert "it was issued 10 minutes in the past: this machine's clock is 10 minutes fast" in detail(report, CLOCK)


@pytest.mark.parametrize(
    ("ahead", "verdict", "says"),
    [
        (0, "proved", "within 1 s"),
        (8, "proved", "within 8 s"),
        (-40, "proved", "within 40 s"),
        (30, "failed", "30 seconds in the future"),
        (-90, "failed", "90 seconds in the past"),
    ],
)
def test_a_little_is_nothing(verifier: Verifier, sign: Sign, ahead: int, verdict: str, says: str) -> None:
    state = signed_in(staged(), verifier)
    now = 1_800_000_000
    state.record(Tokens(sign("id", sub=SUB, iat=now + ahead, exp=now + 3600), "a", None, received_at=now))
    result = tokens.compare_clocks.run(state)
    assert result.verdict == verdict
    assert says in result.detail


def test_an_unsigned_token_says_nothing_about_the_clock(verifier: Verifier, sign: Sign) -> None:
    state = signed_in(staged(), verifier, sign("id", kid="k2"))
    assert tokens.compare_clocks.run(state).verdict == "skipped"
    assert state.clock_problem is None
