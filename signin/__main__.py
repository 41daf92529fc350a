"""`python -m signin`."""

import sys

if __name__ == "__main__":
    try:
        from signin.cli import main
        from signin.interruption import Interruption
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == __package__:
            raise
        print(
            f"signin: this Python has no {missing.name}; run .venv/bin/python -m signin (`make test` makes .venv)",
            file=sys.stderr,
        )
        sys.exit(3)
    interruption = Interruption()
    interruption.install()
    try:
        code = main(when_clean=interruption.rest)
    finally:
        interruption.rest()
    sys.exit(code)
