"""Entry of `python -m sandbox`."""

import os
import signal
import sys

OLDEST = (3, 11)
PYTHON = "run .venv/bin/python -m sandbox (`make setup` creates it)"
OURS = ("sandbox", "cognito_policies")


def _run() -> int:
    if sys.version_info < OLDEST:
        print(
            f"sandbox: Python 3.11 or newer is needed, and this is {sys.version.split()[0]}; {PYTHON}", file=sys.stderr
        )
        return 3
    try:
        from sandbox.cli import main  # noqa: PLC0415 -- an older Python can't read it

        code = main()
        sys.stdout.flush()
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", *OURS):
            raise
        print(f"sandbox: this Python has no package {package}; {PYTHON}", file=sys.stderr)
        return 3
    except BrokenPipeError:
        # The reader closed the pipe, for example `| head -1`. The rest can't be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    return code


sys.exit(_run())
