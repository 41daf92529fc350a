"""`python -m signin`."""

import sys

from signin.cli import main
from signin.interruption import Interruption

if __name__ == "__main__":
    interruption = Interruption()
    interruption.install()
    try:
        code = main()
    finally:
        interruption.rest()
    sys.exit(code)
