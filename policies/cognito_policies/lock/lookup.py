"""Which lock holds for a stack: the file of its name in the folder of locks."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from cognito_policies.lock.document import LockFileError, read_lock
from cognito_policies.lock.facts import Lock


@dataclass(frozen=True)
class NoLock:
    """There is none, and where one would be."""

    reason: str


@dataclass(frozen=True)
class BrokenLock:
    """There is one, and it can't be relied on."""

    reason: str


LockState: TypeAlias = Lock | NoLock | BrokenLock

FOLDER: Final = "lock"
"""Where locks are unless another folder is configured."""
_OWN: Final = Path(__file__).resolve().parents[2]
_MANIFEST: Final = "PulumiPolicy.yaml"


def pack_folder() -> Path:
    """Return the folder of the pack, where the CLI also starts it.

    It is the one this package lies in; where the package is installed, the one that is being run, or `policies`
    where a command is given beside the program.
    """
    run = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    candidates = (_OWN, run, run.parent, here, here / "policies")
    return next((folder for folder in candidates if (folder / _MANIFEST).is_file()), here)


def lock_folder(configured: str = FOLDER) -> Path:
    """Return the folder of locks, seen from the pack's: the CLI does not tell a pack where the program is."""
    return pack_folder() / (configured or FOLDER)


def find_lock(stack: str | None, configured: str = FOLDER) -> LockState:
    """Return what is locked of a stack."""
    if not stack:
        return NoLock("the stack's name is not known, so neither is its lock")
    path = lock_folder(configured) / f"{stack}.json"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        if configured not in {"", FOLDER} and not path.parent.is_dir():
            return BrokenLock(f'there is no folder "{configured}" for locks, seen from the pack\'s own')
        return NoLock(f'stack "{stack}" has no lock ({path.parent.name}/{path.name}; `make lock` writes it)')
    return _read(path, stack, changed)


def stack_of(urns: Iterable[str]) -> str | None:
    """Return the stack's name as it is in the first URN that has one."""
    parts = (urn.split("::")[0].removeprefix("urn:pulumi:") for urn in urns if urn.startswith("urn:pulumi:"))
    return next(parts, None)


@lru_cache(maxsize=16)
def _read(path: Path, stack: str, _changed: int) -> LockState:
    """Read a lock once for as long as the file does not change, though every resource asks for it."""
    try:
        return read_lock(path.read_text(encoding="utf-8"), stack)
    except (OSError, UnicodeDecodeError) as error:
        return BrokenLock(f"the lock {path.name} can't be read: {error}")
    except LockFileError as error:
        return BrokenLock(f"the lock {path.name} can't be used: {error}")
