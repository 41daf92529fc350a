import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from signin.totp import TotpCodes, wrong_code

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Clock:
    """Time that passes only by waiting."""

    def __init__(self, now: float) -> None:
        self.now = now
        self.waited = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.waited += seconds


def app(clock: Clock, *, look_around: bool) -> TotpCodes:
    return TotpCodes(SECRET, look_around=look_around, clock=clock, sleep=clock.sleep)


@given(st.floats(0, 2e9), st.booleans(), st.integers(1, 5))
def test_no_code_comes_twice_and_each_is_acceptable_when_shown(now: float, look_around: bool, times: int) -> None:
    clock = Clock(now)
    codes = app(clock, look_around=look_around)
    steps = []
    for _ in range(times):
        code = codes.fresh()
        present = int(clock.now) // 30
        offsets = (-1, 0, 1) if present else (0, 1)
        acceptable = {pyotp.TOTP(SECRET).generate_otp(present + offset): present + offset for offset in offsets}
        assert code in acceptable
        assert look_around or code == pyotp.TOTP(SECRET).generate_otp(present)
        steps.append(acceptable[code])
    assert steps == sorted(set(steps))


def test_three_codes_take_no_waiting_when_looking_around() -> None:
    clock = Clock(1_700_000_000.5)
    codes = app(clock, look_around=True)
    for _ in range(3):
        codes.fresh()
    assert clock.waited == 0
    codes.fresh()
    assert 0 < clock.waited <= 30


def test_the_past_code_is_not_shown_when_it_is_about_to_die() -> None:
    clock = Clock(1_700_000_040 - 1)
    codes = app(clock, look_around=True)
    assert codes.fresh() == pyotp.TOTP(SECRET).at(int(clock.now))
    codes.fresh()
    codes.fresh()
    assert 0 < clock.waited <= 3


def test_without_looking_ahead_the_second_code_waits_for_its_time() -> None:
    clock = Clock(1_700_000_000)
    codes = app(clock, look_around=False)
    codes.fresh()
    codes.fresh()
    assert clock.waited == pytest.approx(30 - 1_700_000_000 % 30)


@given(st.floats(0, 2e9))
def test_a_wrong_code_is_valid_at_no_time_near_now(now: float) -> None:
    wrong = app(Clock(now), look_around=True).wrong()
    totp = pyotp.TOTP(SECRET)
    present = int(now) // 30
    assert wrong not in {totp.generate_otp(step) for step in range(max(0, present - 1), present + 3)}
    assert len(wrong) == 6
    assert wrong.isdigit()


def test_the_last_code_is_the_one_just_shown() -> None:
    codes = app(Clock(1_700_000_000), look_around=True)
    assert [codes.fresh() == codes.last for _ in range(2)] == [True, True]


@given(st.integers(0, 999_999))
def test_another_code_has_the_same_form(number: int) -> None:
    code = f"{number:06}"
    other = wrong_code(code)
    assert other != code
    assert len(other) == 6
    assert other.isdigit()
