"""One-time codes of an authenticator app (TOTP, RFC 6238), each used once."""

import secrets
import time
from collections.abc import Callable
from typing import Final

import pyotp

_STEP_SECONDS: Final = 30
_MARGIN_SECONDS: Final = 3
_DIGITS: Final = 6
# The periods around now whose codes `wrong` must not return.
_NEIGHBOURHOOD: Final = range(-2, 4)


class TotpCodes:
    """Codes of an authenticator app. Cognito accepts each code once, so none is returned twice.

    With `look_around` the codes of the last and the next 30 seconds are used as well, which servers accept to allow for
    clock differences. Without it, `fresh` waits for the next period. `on_code` is called with each code.
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
        """A valid code that was not returned before; waits for one if necessary."""
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
        """The last code that `fresh` returned."""
        return self._totp.generate_otp(self._last_step)

    def wrong(self) -> str:
        """A code that is not valid now, nor soon before or after."""
        present = self._present_step()
        valid = {self._totp.generate_otp(present + offset) for offset in _NEIGHBOURHOOD if present + offset >= 0}
        while (code := f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}") in valid:
            pass
        return code

    def _earliest_step(self) -> int:
        """The code of the last period is valid until this one ends; just before its end it may arrive too late."""
        left = _STEP_SECONDS - self._clock() % _STEP_SECONDS
        return self._present_step() - (self._steps_around if left > _MARGIN_SECONDS else 0)

    def _present_step(self) -> int:
        return int(self._clock()) // _STEP_SECONDS


def wrong_code(code: str) -> str:
    """A code of the same form with other digits."""
    return "".join(str((int(digit) + 1) % 10) for digit in code)
