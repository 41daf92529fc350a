"""The command line: `python -m signin --stack NAME | --outputs FILE [--endpoint URL] …`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn, TextIO

from signin.errors import SigninError
from signin.junit import render_junit
from signin.proof import prove
from signin.report import Report, StepResult, render_header, render_json, render_step, render_summary
from signin.stack_outputs import STDIN, ask_pulumi, read_outputs
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
        outputs = ask_pulumi(options.stack) if options.stack else read_outputs(options.outputs)
        target = Target.from_outputs(outputs, endpoint=options.endpoint, client=options.client)
        if options.junit is not None:
            _make_room(options.junit)
        if target.endpoint is None and not options.yes:
            _ask(target, outputs_on_stdin=options.outputs == STDIN)
        report = _prove(target, as_json=options.json)
        if options.junit is not None:
            _write(options.junit, render_junit(report))
        return _verdict(report, require_sign_in=options.require_sign_in)
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
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--stack", metavar="NAME", help="a stack of this folder's project, asked of the Pulumi CLI")
    source.add_argument("--outputs", metavar="FILE", help="what `pulumi stack output --json` wrote; - for stdin")
    parser.add_argument("--client", metavar="NAME", help="another of the stack's clients (its output client_ids)")
    parser.add_argument("--endpoint", metavar="URL", help="a local AWS; without it: the real one")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write the report as JUnit XML too")
    parser.add_argument("--require-sign-in", action="store_true", help="exit 1 as well when nobody could be signed in")
    parser.add_argument("--yes", action="store_true", help="do not ask before signing up a user on real AWS")
    return parser


def _prove(target: Target, *, as_json: bool) -> Report:
    if as_json:
        report = prove(target)
        sys.stdout.write(render_json(report))
        return report
    colour = wants_colour(sys.stdout)

    def show(step: StepResult) -> None:
        print(render_step(step, colour=colour), flush=True)

    print(render_header(target), flush=True)
    report = prove(target, on_step=show)
    print(render_summary(report, colour=colour))
    return report


def _verdict(report: Report, *, require_sign_in: bool) -> int:
    if not report.ok:
        return FAILED
    if require_sign_in and not report.signed_in:
        print("signin: nobody was signed in: every step that does it was skipped", file=sys.stderr)
        return FAILED
    return OK


def _make_room(file: Path) -> None:
    """Say before anything is done that a report can't be written; an earlier one must not pass for this run's."""
    if not file.parent.is_dir():
        raise SigninError(f"junit: {file}: there is no folder {file.parent}")
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise SigninError(f"junit: {file}: {error.strerror}") from error


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SigninError(f"junit: {file}: {error.strerror}") from error


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
