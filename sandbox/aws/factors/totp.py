"""TOTP as an authenticator app does it: one secret per user, real codes, each good once."""

from __future__ import annotations

import time

import pyotp

STEP_SECONDS = 30
# A clock may be one step off, either way.
DRIFT_STEPS = 1


class Authenticator:
    """A user's shared secret and the time steps whose code has been spent."""

    def __init__(self) -> None:
        self.secret = pyotp.random_base32(52)
        self._spent: set[int] = set()

    def step_of(self, code: str, now: float | None = None) -> int | None:
        """The time step a code belongs to, if it belongs to one that is current."""
        current = int(now if now is not None else time.time()) // STEP_SECONDS
        totp = pyotp.TOTP(self.secret)
        steps = range(current - DRIFT_STEPS, current + DRIFT_STEPS + 1)
        return next((step for step in steps if pyotp.utils.strings_equal(code, totp.at(step * STEP_SECONDS))), None)

    def is_spent(self, step: int) -> bool:
        """Whether the code of that step was used before."""
        return step in self._spent

    def spend(self, step: int) -> None:
        """Never accept the code of that step again."""
        self._spent = {spent for spent in self._spent if spent >= step - 2 * DRIFT_STEPS} | {step}
