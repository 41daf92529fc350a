"""Check an exported state, or a program, with the rules, without the Pulumi CLI."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cognito_policies.command.files import read_text, shown_name, write_text
from cognito_policies.command.program import NotRunError, registered
from cognito_policies.config.pack_config import PackConfig, read_config
from cognito_policies.lock.lookup import BrokenLock, find_lock
from cognito_policies.model.rule import LOCK_FOLDER, Level
from cognito_policies.reports.as_json import as_json
from cognito_policies.reports.findings import Report, run_checks
from cognito_policies.reports.junit import as_junit
from cognito_policies.reports.sarif import as_sarif
from cognito_policies.reports.text import as_text
from cognito_policies.rules.registry import RULES
from cognito_policies.sources.listing import BadInputError, Listing
from cognito_policies.sources.resources_file import read_resources
from cognito_policies.sources.state_file import read_state

__all__ = ["FORMATS", "NotRunError", "run"]

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "junit": as_junit,
}
_VIOLATED: Final = 2


def run(options: argparse.Namespace) -> int:
    """Check, write the report, and return the exit code."""
    config, name = _config(options.config)
    listing, origin = _listing(options)
    stack = (options.stack or listing.stack or "").rpartition("/")[2]
    if not stack:
        raise BadInputError(f"{origin}: the stack is unknown; pass --stack")
    if listing.stack not in {None, stack}:
        raise BadInputError(f'{origin}: these are the resources of stack "{listing.stack}", not "{stack}"')
    _refuse_broken_locks(config, stack)
    report = run_checks(config, listing, stack=stack, origin=origin, configuration=name)
    text = FORMATS[options.format](report)
    for given in (options.state, options.resources, options.config):
        if options.output is not None and given is not None and options.output.resolve() == Path(given).resolve():
            raise BadInputError(f"--output {options.output}: this is an input file; the report would overwrite it")
    if options.output is None:
        print(text, end="")
    else:
        write_text(options.output, text)
    return _VIOLATED if report.mandatory else 0


def _config(path: Path | None) -> tuple[PackConfig, str]:
    if path is None:
        return read_config({}, "defaults"), "defaults"
    return read_config(read_text(path), str(path)), str(path)


def _listing(options: argparse.Namespace) -> tuple[Listing, str]:
    if options.state is not None and options.resources is not None:
        raise BadInputError("--state and --resources exclude each other; pass one")
    if options.state is not None:
        origin = shown_name(options.state)
        return read_state(read_text(options.state), origin), origin
    if options.resources is not None:
        origin = shown_name(options.resources)
        return read_resources(read_text(options.resources), origin), origin
    if options.stack is None:
        raise BadInputError("nothing to check; pass --state, --resources or --stack")
    return registered(options.stack), f"the program, stack {options.stack}"


def _refuse_broken_locks(config: PackConfig, stack: str) -> None:
    """Refuse an invalid lock with one error, instead of a violation for each resource."""
    for rule in RULES:
        rule_config = config.rules[rule.id]
        if rule.uses_lock and rule_config.level is not Level.DISABLED:
            lock = find_lock(stack, rule_config.options.text(LOCK_FOLDER))
            if isinstance(lock, BrokenLock):
                raise BadInputError(lock.reason)
