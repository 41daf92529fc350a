"""Finds the lock file of a stack: `<stack>.json` in the folder of locks."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from cognito_policies.lock.document import LockFileError, read_lock
from cognito_policies.lock.facts import Lock


@dataclass(frozen=True)
class NoLock:
    """The stack has no lock; the reason has its path."""

    reason: str


@dataclass(frozen=True)
class BrokenLock:
    """The lock file is invalid."""

    reason: str


LockState: TypeAlias = Lock | NoLock | BrokenLock

FOLDER: Final = "lock"
"""The default folder of locks."""
_OWN: Final = Path(__file__).resolve().parents[2]
_MANIFEST: Final = "PulumiPolicy.yaml"


def pack_folder() -> Path:
    """Return the folder of the pack, in which the CLI starts it.

    It is the folder around this package. If the package is installed, it is the folder of the running script, the
    working directory, or its subfolder `policies`.
    """
    run = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    candidates = (_OWN, run, run.parent, here, here / "policies")
    return next((folder for folder in candidates if (folder / _MANIFEST).is_file()), here)


def lock_folder(configured: str = FOLDER) -> Path:
    """Return the folder of locks, relative to the pack, because the CLI doesn't tell where the program is."""
    return pack_folder() / (configured or FOLDER)


def find_lock(stack: str | None, configured: str = FOLDER) -> LockState:
    """Return the lock of a stack."""
    if not stack:
        return NoLock("the name of the stack is unknown")
    path = lock_folder(configured) / f"{stack}.json"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        if configured not in {"", FOLDER} and not path.parent.is_dir():
            return BrokenLock(f'lockDir: no folder "{configured}", relative to the pack')
        return NoLock(f'stack "{stack}" has no lock ({path.parent.name}/{path.name}); run `make lock`')
    return _read(path, stack, changed)


@lru_cache(maxsize=16)
def _read(path: Path, stack: str, _changed: int) -> LockState:
    """Read a lock file again only after it has changed, because all resources need it."""
    try:
        return read_lock(path.read_text(encoding="utf-8"), stack)
    except (OSError, UnicodeDecodeError) as error:
        return BrokenLock(f"the lock {path.name} can't be read: {error}")
    except LockFileError as error:
        return BrokenLock(f"the lock {path.name} is invalid: {error}")
