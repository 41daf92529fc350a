"""Compares the id of a resource with the locked one.

Policies don't know what the engine does to a resource. In a preview, the id of a resource that stays is known, and the
id of a new one is computed; after an update, a new one has another id. Names aren't enough: a pool that is created
again, or that is in another account, can have the same name.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cognito_policies.lock.facts import Entry
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Unknown

_Reader: TypeAlias = Callable[[str], str]


def _last(arn: str) -> str:
    return arn.rpartition("/")[2]


_POOL: Final[Mapping[str, _Reader]] = {"id": str, "arn": _last}
# The id of a domain or resource server is its name, which is a locked property.
_OUTPUTS: Final[Mapping[str, Mapping[str, _Reader]]] = {
    "userPools": _POOL,
    "identityPools": _POOL,
    "appClients": {"id": str},
}


def other_id(entry: Entry, subject: Subject) -> str | Unknown | None:
    """Return the id of a resource if it differs from the locked id; None if it is equal, or there is no id to compare.

    `UNKNOWN` means that the resource would be created.
    """
    if subject.simulated:
        return None
    readers = _OUTPUTS.get(entry.kind.section, {})
    values = [(subject.peek(output), read) for output, read in readers.items()]
    known = [read(value) for value, read in values if isinstance(value, str) and value]
    if known:
        return next((found for found in known if found != entry.id), None)
    return UNKNOWN if any(value is UNKNOWN for value, _ in values) else None
