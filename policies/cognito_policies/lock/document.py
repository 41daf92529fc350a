"""A lock as a file: readable, sorted, the same at every writing, and refused when it is not what was written."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cognito_policies.lock.facts import KINDS, Entry, Kind, Lock
from cognito_policies.lock.schemas import ATTRIBUTE_KEYS

VERSION: Final = 1
NOTE: Final = (
    "What this stack can't change without losing people. Written by `make lock STACK=<stack>`: not by hand, and only"
    " after a change that was meant."
)
_HEAD: Final = ("version", "note", "stack", "checksum")
_AGAIN: Final = "write it anew with `make lock`"


class LockFileError(Exception):
    """A lock that can't be relied on: why, in one line."""


def lock_text(lock: Lock) -> str:
    """Return the file's text; whatever order the resources came in, it is the same."""
    sections = {kind.section: _section(kind, lock.entries) for kind in KINDS}
    content: dict[str, object] = {"version": VERSION, "note": NOTE, "stack": lock.stack}
    document = {**content, "checksum": _checksum(lock.stack, sections), **sections}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def read_lock(text: str, stack: str) -> Lock:
    """Read the lock of a stack.

    Raises:
        LockFileError: It is no lock, another stack's, of another version or not as it was written.
    """
    document = _parsed(text)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise LockFileError('it is no lock: it has no "version"')
    if version > VERSION:
        raise LockFileError(f"it is of version {version}, and this pack reads version {VERSION}: update the pack")
    unknown = sorted(document.keys() - {*_HEAD, *(kind.section for kind in KINDS)})
    if unknown:
        raise LockFileError(f"it was edited by hand (unknown: {', '.join(unknown)}): {_AGAIN}")
    sections = {kind.section: document.get(kind.section) for kind in KINDS}
    if document.get("checksum") != _checksum(document.get("stack"), sections):
        raise LockFileError(f"it was edited by hand (its checksum is not that of its content): {_AGAIN}")
    if document.get("stack") != stack:
        raise LockFileError(f'it is the lock of stack "{document.get("stack")}", not of "{stack}"')
    try:
        entries = tuple(entry for kind in KINDS for entry in _entries(kind, document[kind.section]))
    except (KeyError, TypeError) as error:
        raise LockFileError(f"it was edited by hand ({error}): {_AGAIN}") from None
    return Lock(stack, entries)


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LockFileError(f"it is not JSON: {str(error).splitlines()[0]}") from None
    if not isinstance(document, dict):
        raise LockFileError("it is no lock: it is not an object")
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


def _entries(kind: Kind, section: object) -> Iterator[Entry]:
    for given in _list(section):
        yield _entry(kind, dict(given))


def _entry(kind: Kind, given: dict[str, Any]) -> Entry:
    label = given[kind.label]
    facts = {fact.name: given[fact.name] for fact in kind.facts}
    if kind.section == "userPools":
        for attribute in _list(facts["schemas"]):
            if set(attribute) != set(ATTRIBUTE_KEYS):
                raise TypeError("an attribute without its facts")
        _list(facts["aliasAttributes"])
        _list(facts["usernameAttributes"])
    return Entry(
        kind,
        urn=None if given.get("urn") is None else str(given["urn"]),
        id=str(given["id"]),
        label=None if label is None else str(label),
        pool_id=str(given["userPoolId"]) if kind.in_pool else None,
        facts=facts,
    )


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"a list is missing, there is {type(value).__name__}")
    return value


def _checksum(stack: object, sections: Mapping[str, object]) -> str:
    """Return the checksum of what counts; how the file is laid out does not."""
    canonical = json.dumps([VERSION, stack, sections], sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"
