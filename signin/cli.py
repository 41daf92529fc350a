"""The command line: `python -m signin --outputs FILE|- [--endpoint URL] [--json] [--yes]`."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn, TextIO

from signin.errors import SigninError
from signin.proof import prove
from signin.report import StepResult, render_header, render_json, render_step, render_summary
from signin.target import Target

OK: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 3
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with the code for bad input."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"signin: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proof; the answer is the process's exit code."""
    options = _parser().parse_args(arguments)
    try:
        target = Target.from_outputs(_read_outputs(options.outputs), endpoint=options.endpoint)
        if target.endpoint is None and not options.yes:
            _ask(target, outputs_on_stdin=options.outputs == "-")
        return _prove(target, as_json=options.json)
    except SigninError as error:
        print(f"signin: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read along has gone; the clean-up has run, and there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("signin: interrupted", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m signin",
        description="Sign a throw-away user in to a deployed stack, verify the tokens, and leave nothing behind.",
        epilog="Exit codes: 0 nothing failed, 1 something failed, 3 bad input.",
        allow_abbrev=False,
    )
    parser.add_argument("--outputs", required=True, metavar="FILE", help="`pulumi stack output --json`; - for stdin")
    parser.add_argument("--endpoint", metavar="URL", help="a local AWS; without it: the real one")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    parser.add_argument("--yes", action="store_true", help="do not ask before signing up a user on real AWS")
    return parser


def _prove(target: Target, *, as_json: bool) -> int:
    if as_json:
        report = prove(target)
        sys.stdout.write(render_json(report))
        return OK if report.ok else FAILED
    colour = wants_colour(sys.stdout)

    def show(step: StepResult) -> None:
        print(render_step(step, colour=colour), flush=True)

    print(render_header(target), flush=True)
    report = prove(target, on_step=show)
    print(render_summary(report, colour=colour))
    return OK if report.ok else FAILED


def _read_outputs(source: str) -> dict[str, object]:
    """The outputs, from a file or stdin."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SigninError(f"outputs: {source}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SigninError(f"outputs: {source} is not UTF-8 text") from error
    try:
        outputs = json.loads(text)
    except ValueError as error:
        raise SigninError(f"outputs: {source} is not JSON: {error}") from error
    if not isinstance(outputs, dict):
        raise SigninError(f"outputs: {source} holds no JSON object, such as `pulumi stack output --json` writes")
    return outputs


def _ask(target: Target, *, outputs_on_stdin: bool) -> None:
    """On real AWS nothing happens without a yes."""
    if outputs_on_stdin or not sys.stdin.isatty():
        raise SigninError("this signs a user up on real AWS and there is nobody to ask; give --yes")
    question = f"Sign a throw-away user up in {target.user_pool_id} on AWS {target.region} and delete it again? [y/N] "
    print(question, end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise SigninError("nothing was done")


def wants_colour(stream: TextIO) -> bool:
    """Colour is for terminals whose owner did not say NO_COLOR (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
