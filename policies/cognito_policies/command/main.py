"""The command line: arguments and exit codes."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from cognito_policies.command import check, lock
from cognito_policies.command.rules_page import rules_page
from cognito_policies.config.pack_config import PackConfigError
from cognito_policies.sources.listing import BadInputError
from cognito_policies.version import __version__

OK: Final = 0
NOT_RUN: Final = 1
BAD_INPUT: Final = 3


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """End with the exit code for bad input."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (BadInputError, PackConfigError) as error:
        print(f"cognito_policies: {error}", file=sys.stderr)
        return BAD_INPUT
    except check.NotRunError as error:
        print(f"cognito_policies: {error}", file=sys.stderr)
        return NOT_RUN
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m cognito_policies",
        description="Amazon Cognito policies without the Pulumi CLI.",
        epilog="Exit codes: 0 no mandatory violation, 1 the program failed, 2 mandatory violations, 3 invalid input.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _check(commands.add_parser("check", help="check a state or a program", description=check.__doc__))
    _lock(commands.add_parser("lock", help="write the lock file of a stack", description=lock.__doc__))
    docs = commands.add_parser("docs", help="print docs/rules.md", description="Print the rules as a page.")
    docs.set_defaults(run=_docs)
    return parser


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("--state", metavar="FILE", help="an exported state or a checkpoint; - reads standard input")
    command.add_argument("--resources", metavar="FILE", help="the resources of a program, as the sandbox writes them")
    command.add_argument("--stack", help="the stack; alone, its program is run in the sandbox")
    command.add_argument("--config", type=Path, metavar="FILE", help="a pack configuration (default: all defaults)")
    command.add_argument("--format", choices=tuple(check.FORMATS), default="text")
    command.add_argument("--output", type=Path, metavar="FILE", help="write the report there (default: print it)")
    command.set_defaults(run=check.run)


def _lock(command: argparse.ArgumentParser) -> None:
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument("--state", metavar="FILE", help="an exported state or a checkpoint; - reads standard input")
    source.add_argument("--user-pool-id", metavar="ID", help="a user pool in AWS, read with boto3")
    command.add_argument("--region", help="the region of the user pool (default: that of boto3)")
    command.add_argument("--stack", help="the stack (default: the state's)")
    command.add_argument("--out", metavar="FILE", help="the file to write (default: lock/<stack>.json of the pack)")
    command.set_defaults(run=lock.run)


def _docs(_options: argparse.Namespace) -> int:
    print(rules_page(), end="")
    return OK
