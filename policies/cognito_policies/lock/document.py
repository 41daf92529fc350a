"""Reads and writes lock files: sorted JSON with a checksum, so that manual edits are detected."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cognito_policies.lock.entries import LockFileError, read_entries
from cognito_policies.lock.facts import KINDS, Entry, Kind, Lock
from cognito_policies.model.json_text import JsonTextError, read_json

VERSION: Final = 1
NOTE: Final = (
    "Properties of this stack whose change would delete users. Written by `make lock STACK=<stack>`: don't edit it,"
    " and run it only after an intended change."
)
_HEAD: Final = ("version", "note", "stack", "checksum")
_AGAIN: Final = "run `make lock`"

__all__ = ["LockFileError", "lock_text", "read_lock"]


def lock_text(lock: Lock) -> str:
    """Return the text of the file, which doesn't depend on the order of the resources."""
    sections = {kind.section: _section(kind, lock.entries) for kind in KINDS}
    content: dict[str, object] = {"version": VERSION, "note": NOTE, "stack": lock.stack}
    document = {**content, "checksum": _checksum(lock.stack, sections), **sections}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def read_lock(text: str, stack: str) -> Lock:
    """Read the lock of a stack.

    Raises:
        LockFileError: It is no lock, is for another stack, has another version, or was edited.
    """
    document = _parsed(text)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise LockFileError('it is no lock file: it has no "version"')
    if version > VERSION:
        raise LockFileError(f"it has version {version}, and this pack reads version {VERSION}; update the pack")
    unknown = sorted(document.keys() - {*_HEAD, *(kind.section for kind in KINDS)})
    if unknown:
        raise LockFileError(f"it was edited by hand (unknown: {', '.join(unknown)}); {_AGAIN}")
    sections = {kind.section: document.get(kind.section) for kind in KINDS}
    if document.get("checksum") != _checksum(document.get("stack"), sections):
        raise LockFileError(f"it was edited by hand (the checksum doesn't match); {_AGAIN}")
    if document.get("stack") != stack:
        raise LockFileError(f'it is the lock of stack "{document.get("stack")}", not of "{stack}"')
    return Lock(stack, tuple(entry for kind in KINDS for entry in read_entries(kind, document.get(kind.section))))


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        document = read_json(text)
    except JsonTextError as error:
        raise LockFileError(str(error)) from None
    if not isinstance(document, dict):
        raise LockFileError("it is no lock file: it is no JSON object")
    return document


def _section(kind: Kind, entries: Sequence[Entry]) -> list[Mapping[str, object]]:
    mine = sorted((entry for entry in entries if entry.kind is kind), key=lambda entry: (entry.urn or "", entry.id))
    return [
        {
            **({} if entry.urn is None else {"urn": entry.urn}),
            "id": entry.id,
            **({} if any(fact.name == kind.label for fact in kind.facts) else {kind.label: entry.label}),
            **({"userPoolId": entry.pool_id} if kind.in_pool else {}),
            **{fact.name: entry.facts[fact.name] for fact in kind.facts},
        }
        for entry in mine
    ]


def _checksum(stack: object, sections: Mapping[str, object]) -> str:
    """Return the checksum of the content, without regard to the layout."""
    canonical = json.dumps([VERSION, stack, sections], sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"
