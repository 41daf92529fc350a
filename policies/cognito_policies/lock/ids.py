"""Whether a resource of the program is the very one that is locked: the one with its id, not another of its name.

A policy is not told what the engine does to a resource. But in a preview the outputs of one that stays are known, and
the id of one that is created or replaced is not; after an update, the id is another. A name tells nothing: a lost pool
that is created again, or one in another account, has the name it had.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cognito_policies.lock.facts import Entry
from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, Unknown

_Reader: TypeAlias = Callable[[str], str]


def _last(arn: str) -> str:
    return arn.rpartition("/")[2]


_POOL: Final[Mapping[str, _Reader]] = {"id": str, "arn": _last}
# A domain and a resource server are known by the names that are locked already.
_OUTPUTS: Final[Mapping[str, Mapping[str, _Reader]]] = {
    "userPools": _POOL,
    "identityPools": _POOL,
    "appClients": {"id": str},
}


def other_id(entry: Entry, subject: Subject) -> str | Unknown | None:
    """Return the id of a resource that is another one than the locked; None where it is the same, or has none to tell.

    `UNKNOWN` stands for one that is still to be created.
    """
    if subject.simulated:
        return None
    readers = _OUTPUTS.get(entry.kind.section, {})
    values = [(subject.peek(output), read) for output, read in readers.items()]
    known = [read(value) for value, read in values if isinstance(value, str) and value]
    if known:
        return next((found for found in known if found != entry.id), None)
    return UNKNOWN if any(value is UNKNOWN for value, _ in values) else None
