"""Which resources mean which, for rules about two.

In a first preview ids do not exist yet, but the engine already knows which resource a property's value comes
from. Where a program wrote an id or an ARN as text, there is only the text to compare with.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cognito_policies.index import Index
from cognito_policies.subject import Subject


@dataclass(frozen=True)
class Linked:
    """The resources that mean another one: those that do, and whether there are any that may."""

    subjects: tuple[Subject, ...] = ()
    maybe: bool = False


class Links:
    """What the property `name` of each of `sources` means among `targets`; what may be is remembered as unknown."""

    def __init__(self, sources: Iterable[Subject], name: str, targets: Iterable[Subject]) -> None:
        index = Index(targets)
        self._sure: defaultdict[str, list[Subject]] = defaultdict(list)
        self._maybe: set[str] = set()
        # What may be meant where a value proves nothing is the same for every source: it is noted once.
        noted: set[tuple[int, bool]] = set()
        for source in sources:
            found = index.find(source, name)
            for target in found.sure:
                self._sure[target.urn].append(source)
            text = isinstance(source.peek(name), str)
            if found.maybe and not text:
                source.remember_unknown(name)
            if found.maybe and (id(found), text) not in noted:
                noted.add((id(found), text))
                self._maybe.update(target.urn for target in found.maybe)
                if text:
                    for target in found.maybe:
                        # One without any name is why a text proves nothing.
                        target.remember_unknown("id")

    def of(self, target: Subject) -> Linked:
        """Return the sources that mean `target`."""
        return Linked(tuple(self._sure.get(target.urn, ())), target.urn in self._maybe)
