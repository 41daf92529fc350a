"""The command line: `python -m signin --stack NAME | --outputs FILE [--endpoint URL] …`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from signin.clean_command import clean
from signin.effects import effects
from signin.errors import SigninError
from signin.junit import render_junit
from signin.mailbox import checked_address
from signin.report import Report, StepResult, render_header, render_json, render_step, render_summary
from signin.runner import prove
from signin.stack_outputs import STDIN, ask_pulumi, local_endpoint, read_outputs
from signin.steps.clean_up import clean_up
from signin.target import Target

OK: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 3
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class _Parser(argparse.ArgumentParser):
    """Prints an error in one line and exits with the code for invalid input."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"signin: {message}\n")


def main(arguments: Sequence[str] | None = None, *, on_cleaned_up: Callable[[], object] = lambda: None) -> int:
    """Run the proof and return the process's exit code.

    `on_cleaned_up` is called as soon as the clean-up's result has been printed.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.email is not None:
            checked_address(options.email)
        target = _target(options)
        if options.clean:
            return clean(target, ask=None if target.endpoint or options.yes else _asker(options))
        if options.junit is not None:
            _prepare_file(options.junit)
        if target.endpoint is None and not options.yes:
            _ask(target, options)
        report = _Run(target, options.email, on_cleaned_up).report(as_json=options.json)
        if options.junit is not None:
            _write(options.junit, render_junit(report))
        return _verdict(report, require_sign_in=options.require_sign_in)
    except SigninError as error:
        print(f"signin: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader closed stdout. The clean-up has run.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("signin: interrupted", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m signin",
        description="Sign a temporary user in to a deployed stack, verify the tokens, and delete what was created.",
        epilog="Exit codes: 0 no step failed, 1 a step failed, 3 invalid input or you answered no, "
        "130 interrupted, 143 terminated. On AWS the pool's Lambda triggers run and its messages are sent; without "
        "--yes the command lists what it will do and asks. Users and groups of a killed run have names that begin with "
        "signin-proof-; --clean deletes them.",
        allow_abbrev=False,
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--stack", metavar="NAME", help="a stack of this folder's project, read by the Pulumi CLI")
    source.add_argument(
        "--outputs", metavar="FILE", help="a file with the output of `pulumi stack output --json`; - for stdin"
    )
    parser.add_argument(
        "--client", metavar="NAME", help="another app client of the stack, by its name in the output client_ids"
    )
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        help="a local AWS, such as http://127.0.0.1:5555; by default the one in the stack's own configuration "
        "(aws:endpoints, with --stack only), else AWS",
    )
    parser.add_argument(
        "--email",
        metavar="ADDRESS",
        help="the user's email address; by default one of the mailbox simulator of Amazon SES, "
        "success+…@simulator.amazonses.com, which has no effect on the sender's reputation",
    )
    parser.add_argument(
        "--clean",
        action="store_true",
        help="only delete the users and groups that killed runs left behind",
    )
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="also write the report as JUnit XML")
    parser.add_argument("--require-sign-in", action="store_true", help="exit 1 as well when no user could be signed in")
    parser.add_argument("--yes", action="store_true", help="do not ask before a run on AWS")
    return parser


def _target(options: argparse.Namespace) -> Target:
    outputs = ask_pulumi(options.stack) if options.stack else read_outputs(options.outputs)
    endpoint = options.endpoint
    if endpoint is None and options.stack:
        endpoint = local_endpoint(options.stack)
    return Target.from_outputs(outputs, endpoint=endpoint, client=options.client)


class _Run:
    """One run, printed as it goes."""

    def __init__(self, target: Target, email: str | None, on_cleaned_up: Callable[[], object]) -> None:
        self._target = target
        self._email: dict[str, Any] = {} if email is None else {"email": email}
        self._when_clean = on_cleaned_up
        self._left: str | None = None

    def report(self, *, as_json: bool) -> Report:
        """Run it and print each step at once as text, or one JSON document at the end."""
        if as_json:
            return self._as_json()
        colour = wants_colour(sys.stdout)

        def show(step: StepResult) -> None:
            print(render_step(step, colour=colour), flush=True)

        print(render_header(self._target), flush=True)
        report = prove(self._target, on_step=self._reporting(show), **self._email)
        print(render_summary(report, colour=colour))
        return report

    def _as_json(self) -> Report:
        ended = False
        try:
            report = prove(self._target, on_step=self._reporting(lambda _: None), **self._email)
            ended = True
        finally:
            # An interrupted run has no report, but what it could not delete must be reported.
            if not ended and self._left is not None:
                print(f"signin: {self._left}", file=sys.stderr)
        sys.stdout.write(render_json(report))
        return report

    def _reporting(self, show: Callable[[StepResult], None]) -> Callable[[StepResult], None]:
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
        print("signin: no user was signed in: every step that does it was skipped", file=sys.stderr)
        return FAILED
    return OK


def _prepare_file(file: Path) -> None:
    """Check that the report can be written, and delete an earlier one, before anything else is done."""
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
    """A function that asks a question at the terminal.

    Raises:
        SigninError: there is no terminal.
    """
    if options.outputs == STDIN or not sys.stdin.isatty():
        raise SigninError("this changes a user pool on AWS, and there is no terminal to ask at; pass --yes")

    def ask(question: str) -> bool:
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in {"y", "yes"}

    return ask


def _ask(target: Target, options: argparse.Namespace) -> None:
    """On AWS, say what the run will do and ask whether to go on."""
    ask = _asker(options)
    print(f"In user pool {target.user_pool_id} on AWS, {target.region}, this will:", file=sys.stderr)
    for effect in effects(target, options.email):
        print(f"  - {effect}", file=sys.stderr)
    if not ask("Go on?"):
        raise SigninError("nothing was done")


def wants_colour(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that shows colours and NO_COLOR is not set (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
