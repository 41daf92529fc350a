"""One-time codes of an authenticator app (TOTP, RFC 6238), each used once."""

import secrets
import time
from collections.abc import Callable
from typing import Final

import pyotp

_STEP_SECONDS: Final = 30
_DIGITS: Final = 6
# How far from now a code may be and still be a risk to collide with a made-up one.
_NEIGHBOURHOOD: Final = range(-2, 4)


class OneTimeCodes:
    """An authenticator app that never shows the same code twice, because Cognito takes each code once.

    With `look_ahead` it shows the code of the coming 30 seconds when the present one is used up; servers accept one
    step of clock difference. Without it, it waits for the present to pass, which every server understands.
    """

    def __init__(
        self,
        secret: str,
        *,
        look_ahead: bool,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._totp = pyotp.TOTP(secret, digits=_DIGITS, interval=_STEP_SECONDS)
        self._steps_ahead = 1 if look_ahead else 0
        self._clock = clock
        self._sleep = sleep
        self._last_step = -1

    def fresh(self) -> str:
        """A valid code that was not shown before; waits if that takes waiting."""
        step = max(self._present_step(), self._last_step + 1)
        usable_from = (step - self._steps_ahead) * _STEP_SECONDS
        while (early := usable_from - self._clock()) > 0:
            self._sleep(early)
        self._last_step = step
        return self._totp.generate_otp(step)

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

    def _present_step(self) -> int:
        return int(self._clock()) // _STEP_SECONDS


def other_than(code: str) -> str:
    """A code of the same form that was not sent."""
    return "".join(str((int(digit) + 1) % 10) for digit in code)
