"""`python -m signin`."""

import signal
import sys
from typing import NoReturn

from signin.cli import TERMINATED, main


def _leave(*_: object) -> NoReturn:
    """A polite kill unwinds like Ctrl-C, so the clean-up still runs."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)
    sys.exit(main())
