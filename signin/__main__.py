"""`python -m signin`."""

import sys

if __name__ == "__main__":
    try:
        from signin.cli import main
        from signin.signals import SignalHandler
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == __package__:
            raise
        print(
            f"signin: this Python has no {missing.name}; run .venv/bin/python -m signin (`make setup` creates .venv)",
            file=sys.stderr,
        )
        sys.exit(3)
    handler = SignalHandler()
    handler.install()
    try:
        code = main(on_cleaned_up=handler.ignore_signals)
    finally:
        handler.ignore_signals()
    sys.exit(code)
