"""`python -m signin`."""

import sys

from signin.cli import main
from signin.interruption import Interruption

if __name__ == "__main__":
    Interruption().install()
    sys.exit(main())
