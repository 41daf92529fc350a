"""SIGINT and SIGTERM: the first one stops the run and starts the clean-up, the second is ignored, the third exits.

CI servers send SIGINT, and SIGTERM some seconds later; users press Ctrl-C twice. Neither interrupts the clean-up.
"""

import signal
import sys
from types import FrameType
from typing import Final

from signin.cli import TERMINATED

STILL_CLEANING_UP: Final = (
    "signin: still cleaning up; once more leaves the temporary user behind (--clean removes it later)"
)
_SIGNALS_TO_EXIT: Final = 3
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class SignalHandler:
    """Handles the signals of one run."""

    def __init__(self) -> None:
        self._count = 0

    def install(self) -> None:
        """Handle both signals from now on."""
        for number in _SIGNALS:
            signal.signal(number, self)

    def ignore_signals(self) -> None:
        """Ignore both signals, once the clean-up is done: a late one would raise in a finalizer or at exit."""
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        """Raise at the first signal and at the third."""
        self._count += 1
        if self._count == _SIGNALS_TO_EXIT - 1:
            print(STILL_CLEANING_UP, file=sys.stderr)
            return
        if number == signal.SIGTERM:
            sys.exit(TERMINATED)
        raise KeyboardInterrupt
