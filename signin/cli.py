"""The command line: `python -m signin --stack NAME | --outputs FILE [--endpoint URL] …`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from signin.cleaning import clean
from signin.confirmation import effects
from signin.errors import SigninError
from signin.junit import render_junit
from signin.mailbox import checked_address
from signin.proof import prove
from signin.report import Report, StepResult, render_header, render_json, render_step, render_summary
from signin.stack_outputs import STDIN, ask_pulumi, local_endpoint, read_outputs
from signin.steps.closing import clean_up
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


def main(arguments: Sequence[str] | None = None, *, when_clean: Callable[[], object] = lambda: None) -> int:
    """Run the proof; the answer is the process's exit code.

    `when_clean` is called as soon as the clean-up's result has been told.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.email is not None:
            checked_address(options.email)
        target = _target(options)
        if options.clean:
            return clean(target, ask=None if target.endpoint or options.yes else _asker(options))
        if options.junit is not None:
            _make_room(options.junit)
        if target.endpoint is None and not options.yes:
            _ask(target, options)
        report = _Run(target, options.email, when_clean).report(as_json=options.json)
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
        epilog="Exit codes: 0 nothing failed, 1 something failed, 3 bad input or a no to the question, "
        "130 interrupted, 143 terminated. On AWS the pool's Lambda triggers run and its messages are sent; without "
        "--yes the run says what it will do and asks. The names of what a killed run has left begin with "
        "signin-proof-; --clean removes it.",
        allow_abbrev=False,
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--stack", metavar="NAME", help="a stack of this folder's project, asked of the Pulumi CLI")
    source.add_argument("--outputs", metavar="FILE", help="what `pulumi stack output --json` wrote; - for stdin")
    parser.add_argument("--client", metavar="NAME", help="another of the stack's clients (its output client_ids)")
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        help="a local AWS, such as http://127.0.0.1:5555; by default the one in the stack's own configuration "
        "(aws:endpoints, with --stack only), else the real AWS",
    )
    parser.add_argument(
        "--email",
        metavar="ADDRESS",
        help="where the pool's email to the user goes; by default to Amazon SES's mailbox simulator, "
        "success+…@simulator.amazonses.com, which has no effect on the sender's reputation",
    )
    parser.add_argument("--clean", action="store_true", help="remove what killed runs have left, and prove nothing")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write the report as JUnit XML too")
    parser.add_argument("--require-sign-in", action="store_true", help="exit 1 as well when nobody could be signed in")
    parser.add_argument("--yes", action="store_true", help="do not ask before signing up a user on real AWS")
    return parser


def _target(options: argparse.Namespace) -> Target:
    outputs = ask_pulumi(options.stack) if options.stack else read_outputs(options.outputs)
    endpoint = options.endpoint
    if endpoint is None and options.stack:
        endpoint = local_endpoint(options.stack)
    return Target.from_outputs(outputs, endpoint=endpoint, client=options.client)


class _Run:
    """One proof, told as it goes."""

    def __init__(self, target: Target, email: str | None, when_clean: Callable[[], object]) -> None:
        self._target = target
        self._email: dict[str, Any] = {} if email is None else {"email": email}
        self._when_clean = when_clean
        self._left: str | None = None

    def report(self, *, as_json: bool) -> Report:
        """Run it and print what comes: each step at once as text, or one JSON document in the end."""
        if as_json:
            return self._as_json()
        colour = wants_colour(sys.stdout)

        def show(step: StepResult) -> None:
            print(render_step(step, colour=colour), flush=True)

        print(render_header(self._target), flush=True)
        report = prove(self._target, on_step=self._telling(show), **self._email)
        print(render_summary(report, colour=colour))
        return report

    def _as_json(self) -> Report:
        ended = False
        try:
            report = prove(self._target, on_step=self._telling(lambda _: None), **self._email)
            ended = True
        finally:
            # An interrupted run has no report, and what stays behind must be said all the same.
            if not ended and self._left is not None:
                print(f"signin: {self._left}", file=sys.stderr)
        sys.stdout.write(render_json(report))
        return report

    def _telling(self, show: Callable[[StepResult], None]) -> Callable[[StepResult], None]:
        def on_step(step: StepResult) -> None:
            if step.name != clean_up.name:
                show(step)
                return
            self._left = step.detail if step.verdict == "failed" else None
            try:
                show(step)
            finally:
                self._when_clean()

        return on_step


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


def _asker(options: argparse.Namespace) -> Callable[[str], bool]:
    """Asks a question that must be answered before anything is done on AWS.

    Raises:
        SigninError: there is no terminal to ask at.
    """
    if options.outputs == STDIN or not sys.stdin.isatty():
        raise SigninError("this changes a user pool on real AWS, and there is no terminal to ask at; give --yes")

    def ask(question: str) -> bool:
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in {"y", "yes"}

    return ask


def _ask(target: Target, options: argparse.Namespace) -> None:
    """On real AWS nothing is done without a yes to what it is."""
    ask = _asker(options)
    print(f"In user pool {target.user_pool_id} on AWS, {target.region}, this will:", file=sys.stderr)
    for effect in effects(target, options.email):
        print(f"  - {effect}", file=sys.stderr)
    if not ask("Go on?"):
        raise SigninError("nothing was done")


def wants_colour(stream: TextIO) -> bool:
    """Colour is for terminals whose owner did not say NO_COLOR (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
