"""Write the lock file of a deployed stack: properties whose change would delete users."""

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Final

from cognito_policies.command.files import read_text, shown_name, write_text
from cognito_policies.lock.document import lock_text
from cognito_policies.lock.facts import Lock
from cognito_policies.lock.from_aws import connect, lock_of_pool
from cognito_policies.lock.from_state import lock_from
from cognito_policies.lock.lookup import lock_folder
from cognito_policies.sources.listing import BadInputError
from cognito_policies.sources.state_file import read_state

_STACK_NAME: Final = re.compile(r"[A-Za-z0-9_.-]+")


def run(options: argparse.Namespace) -> int:
    """Create the lock and write it, if it has changed."""
    lock = _live(options) if options.state is None else _exported(options)
    text = lock_text(lock)
    if options.out == "-":
        print(text, end="")
        return 0
    path = Path(options.out) if options.out else lock_folder() / f"{lock.stack}.json"
    if path.name != f"{lock.stack}.json":
        raise BadInputError(f'{path}: the lock of stack "{lock.stack}" must be named {lock.stack}.json')
    same = path.is_file() and path.read_bytes() == text.encode()
    if not same:
        write_text(path, text)
    print(f"{path}: {_counted(lock)} ({'unchanged' if same else 'written'})")
    return 0


def _exported(options: argparse.Namespace) -> Lock:
    listing = read_state(read_text(options.state), shown_name(options.state))
    stack = _stack(options.stack or listing.stack)
    if listing.stack not in {None, stack}:
        raise BadInputError(f'{shown_name(options.state)}: this is the state of stack "{listing.stack}", not "{stack}"')
    return lock_from(listing, stack)


def _live(options: argparse.Namespace) -> Lock:
    stack = _stack(options.stack or (Path(options.out).stem if options.out not in {None, "-"} else None))
    return lock_of_pool(connect(options.region), options.user_pool_id, stack)


def _stack(name: str | None) -> str:
    if name is None:
        raise BadInputError("the stack is unknown; pass --stack")
    short = name.rpartition("/")[2]
    if not _STACK_NAME.fullmatch(short):
        raise BadInputError(f'"{name}" is no valid stack name')
    return short


def _counted(lock: Lock) -> str:
    counts = Counter(entry.kind.noun for entry in lock.entries)
    return ", ".join(f"{count} {noun}{'s' if count > 1 else ''}" for noun, count in counts.items())
