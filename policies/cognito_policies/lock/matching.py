"""Finds the lock entry of a resource.

By URN or alias; if the lock was read from AWS, by the name in AWS. Lookups use dictionaries, because stacks can be
large.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from cognito_policies.lock.facts import Entry, Kind, Lock, kind_of
from cognito_policies.model.subject import Subject


def entry_of(lock: Lock, subject: Subject) -> Entry | None:
    """Return the lock entry of a resource."""
    kind = kind_of(subject.type)
    if kind is None:
        return None
    for urn in (subject.urn, *subject.options.aliases):
        entry = lock.by_urn.get(urn)
        if entry is not None and entry.kind is kind:
            return entry
    label = subject.peek(kind.label) if lock.by_label else None
    return lock.by_label.get((kind.section, label)) if isinstance(label, str) else None


class Found:
    """The locked resources in a program."""

    def __init__(self, lock: Lock, subjects: Iterable[Subject]) -> None:
        self._by_entry: defaultdict[object, list[Subject]] = defaultdict(list)
        self._subjects = tuple(subjects)
        self._namesakes: Mapping[tuple[Kind, object], str] | None = None
        for subject in self._subjects:
            entry = entry_of(lock, subject)
            if entry is not None:
                self._by_entry[_key(entry)].append(subject)

    def of(self, entry: Entry) -> list[Subject]:
        """Return the resources of an entry: mostly one, none if it is missing."""
        return self._by_entry.get(_key(entry), [])

    def namesake(self, entry: Entry) -> str | None:
        """Return the resource with the same name in AWS as a missing one."""
        if self._namesakes is None:
            kinds = [(kind, subject) for subject in self._subjects if (kind := kind_of(subject.type))]
            self._namesakes = {(kind, str(subject.peek(kind.label))): subject.name for kind, subject in kinds}
        return self._namesakes.get((entry.kind, entry.label)) if entry.label else None


def _key(entry: Entry) -> object:
    """Return a key for an entry; without URNs, equal names in AWS have the same key."""
    return entry.urn or (entry.kind.section, entry.label or entry.id)
