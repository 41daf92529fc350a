"""Finds the resources that refer to others, for rules about two kinds.

In a first preview ids are computed, but the engine knows which resource a value comes from. An id or ARN that is a
plain text in the program can only be compared as text.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cognito_policies.lookup.index import Index
from cognito_policies.model.subject import Subject


@dataclass(frozen=True)
class Linked:
    """The resources that refer to another one, and whether there can be more."""

    subjects: tuple[Subject, ...] = ()
    maybe: bool = False


class Links:
    """What the property `name` of `sources` refers to among `targets`; uncertain ones are reported as computed."""

    def __init__(self, sources: Iterable[Subject], name: str, targets: Iterable[Subject]) -> None:
        index = Index(targets)
        self._sure: defaultdict[str, list[Subject]] = defaultdict(list)
        self._maybe: set[str] = set()
        # The uncertain targets are the same for equal sources, so they are stored once.
        noted: set[tuple[int, bool]] = set()
        for source in sources:
            found = index.find(source, name)
            for target in found.sure:
                self._sure[target.urn].append(source)
            text = isinstance(source.peek(name), str)
            if found.maybe and not text:
                source.add_unknown(name)
            if found.maybe and (id(found), text) not in noted:
                noted.add((id(found), text))
                self._maybe.update(target.urn for target in found.maybe)
                if text:
                    for target in found.maybe:
                        # The text is uncertain because this target's names are computed.
                        target.add_unknown("id")

    def of(self, target: Subject) -> Linked:
        """Return the sources that refer to `target`."""
        return Linked(tuple(self._sure.get(target.urn, ())), target.urn in self._maybe)
