"""One-time codes of an authenticator app (TOTP, RFC 6238), each used once."""

import secrets
import time
from collections.abc import Callable
from typing import Final

import pyotp

_STEP_SECONDS: Final = 30
_MARGIN_SECONDS: Final = 3
_DIGITS: Final = 6
# How far from now a code may be and still be a risk to collide with a made-up one.
_NEIGHBOURHOOD: Final = range(-2, 4)


class OneTimeCodes:
    """An authenticator app that never shows the same code twice, because Cognito takes each code once.

    With `look_around` it begins with the code of the past 30 seconds and shows that of the coming ones when the present
    one is used up: servers accept one step of clock difference, so there are three codes at any time. Without it, it
    waits for the present to pass, which every server understands. `on_code` gets each code that is shown.
    """

    def __init__(
        self,
        secret: str,
        *,
        look_around: bool,
        on_code: Callable[[tuple[str, ...]], object] = lambda _: None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._totp = pyotp.TOTP(secret, digits=_DIGITS, interval=_STEP_SECONDS)
        self._steps_around = 1 if look_around else 0
        self._on_code = on_code
        self._clock = clock
        self._sleep = sleep
        self._last_step = -1

    def fresh(self) -> str:
        """A valid code that was not shown before; waits if that takes waiting."""
        step = max(self._earliest_step(), self._last_step + 1)
        usable_from = (step - self._steps_around) * _STEP_SECONDS
        while (early := usable_from - self._clock()) > 0:
            self._sleep(early)
        self._last_step = step
        code = self._totp.generate_otp(step)
        self._on_code((code,))
        return code

    @property
    def last(self) -> str:
        """The code that was shown last, which Cognito has taken and must not take again."""
        return self._totp.generate_otp(self._last_step)

    def wrong(self) -> str:
        """A well-formed code that is valid at no time near now."""
        present = self._present_step()
        valid = {self._totp.generate_otp(present + offset) for offset in _NEIGHBOURHOOD if present + offset >= 0}
        while (code := f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}") in valid:
            pass
        return code

    def _earliest_step(self) -> int:
        """The past code is good until the present step ends; just before that it might come too late."""
        left = _STEP_SECONDS - self._clock() % _STEP_SECONDS
        return self._present_step() - (self._steps_around if left > _MARGIN_SECONDS else 0)

    def _present_step(self) -> int:
        return int(self._clock()) // _STEP_SECONDS


def other_than(code: str) -> str:
    """A code of the same form that was not sent."""
    return "".join(str((int(digit) + 1) % 10) for digit in code)
