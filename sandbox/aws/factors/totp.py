"""TOTP: one secret for each user, each code valid once."""

from __future__ import annotations

import time

import pyotp

STEP_SECONDS = 30
# The device's clock may be one time step ahead or behind.
DRIFT_STEPS = 1


class Authenticator:
    """A user's secret, and the time steps whose code was used."""

    def __init__(self) -> None:
        self.secret = pyotp.random_base32(52)
        self._used: set[int] = set()

    def step_of(self, code: str, now: float | None = None) -> int | None:
        """The current time step that a code belongs to; None if it belongs to none."""
        current = int(now if now is not None else time.time()) // STEP_SECONDS
        totp = pyotp.TOTP(self.secret)
        steps = range(current - DRIFT_STEPS, current + DRIFT_STEPS + 1)
        return next((step for step in steps if pyotp.utils.strings_equal(code, totp.at(step * STEP_SECONDS))), None)

    def was_used(self, step: int) -> bool:
        """Whether the code of that step was used before."""
        return step in self._used

    def mark_used(self, step: int) -> None:
        """Mark the code of that step as used."""
        self._used = {used for used in self._used if used >= step - 2 * DRIFT_STEPS} | {step}
