"""Which resources mean which, for rules about two.

In a first preview ids do not exist yet, but the engine already knows which resource a property's value comes
from. Where a program wrote an id or an ARN as text, there is only the text to compare with.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cognito_policies.index import Found, Index
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
        texts: dict[str, Found] = {}
        for source in sources:
            value = source.peek(name)
            if isinstance(value, str) and not source.property_dependencies.get(name):
                found = texts[value] if value in texts else index.find(source, name)
                texts[value] = found
            else:
                found = index.find(source, name)
            for target in found.sure:
                self._sure[target.urn].append(source)
            self._note(found, source, name)

    def of(self, target: Subject) -> Linked:
        """Return the sources that mean `target`."""
        return Linked(tuple(self._sure.get(target.urn, ())), target.urn in self._maybe)

    def _note(self, found: Found, source: Subject, name: str) -> None:
        """Note the targets that may be meant, and why: the source has no value, or the target no name."""
        if found.maybe and not isinstance(source.peek(name), str):
            source.remember_unknown(name)
            self._maybe.update(target.urn for target in found.maybe)
        for target in found.maybe:
            if target.urn not in self._maybe:
                self._maybe.add(target.urn)
                target.remember_unknown("id")


def type_of(urn: str) -> str:
    """Return the type token in a URN, without the parents' types; empty where it is none."""
    parts = urn.split("::")
    return parts[2].rpartition("$")[2] if len(parts) > 2 else ""  # noqa: PLR2004 -- stack, project, type, name
