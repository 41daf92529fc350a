"""Ctrl-C and a polite kill: the proof unwinds and cleans up, and the clean-up is not interrupted by impatience.

CI servers send SIGINT, and SIGTERM some seconds later; a person presses Ctrl-C twice. Only the third signal leaves the
throw-away user behind.
"""

import signal
import sys
from types import FrameType
from typing import Final

from signin.cli import TERMINATED

STILL_CLEANING: Final = (
    "signin: still cleaning up; once more leaves the throw-away user behind (--clean removes it later)"
)
_PATIENCE: Final = 3
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """Counts the signals of one run."""

    def __init__(self) -> None:
        self._count = 0

    def install(self) -> None:
        """Listen to both signals from now on."""
        for number in _SIGNALS:
            signal.signal(number, self)

    def rest(self) -> None:
        """Listen no more: all is removed, and a late Ctrl-C must not trip a finalizer or the interpreter's exit."""
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        """Unwind at the first signal, and at the third."""
        self._count += 1
        if self._count == _PATIENCE - 1:
            print(STILL_CLEANING, file=sys.stderr)
            return
        if number == signal.SIGTERM:
            sys.exit(TERMINATED)
        raise KeyboardInterrupt
