"""Exceptions from a rule: for named resources, with a reason, until a date.

An exception is not a quiet hole: while it holds, the violation is still said aloud as advice; when its
date has passed, the rule fires again and says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

EXCEPTIONS: Final = "exceptions"
"""The key of a rule's configuration that lists them."""

SCHEMA: Final[dict[str, object]] = {
    "type": "array",
    "description": "Resources the rule does not hold for, each with a reason and the last day of the exception.",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["resource", "reason", "expires"],
        "properties": {
            "resource": {"type": "string", "minLength": 1, "description": "A resource's name or URN; * and ? allowed."},
            "reason": {"type": "string", "minLength": 1, "description": "Why the rule need not hold there."},
            "expires": {"type": "string", "description": "The last day it holds, as YYYY-MM-DD."},
        },
    },
}


_SEPARATOR: Final = "::"
"""What a URN has between its parts, and a name has not."""
_FEWEST_LETTERS: Final = 3


def names_a_resource(pattern: str) -> bool:
    """Tell whether an exception's `resource` says which resources it is for.

    With wildcards, it must still have some letters of the resource's own name: `urn:*` and `*::*` are for all.
    """
    if not any(wildcard in pattern for wildcard in "*?"):
        return True
    name = pattern.rpartition(_SEPARATOR)[2]
    letters = sum(letter.isalnum() for letter in name)
    return letters >= _FEWEST_LETTERS and not name.startswith("urn:")


@dataclass(frozen=True)
class Exemption:
    """One exception as it was configured."""

    resource: str
    reason: str
    expires: date

    def covers(self, name: str, urn: str) -> bool:
        """Tell whether a resource is meant, by name or URN."""
        known = urn if _SEPARATOR in self.resource else name
        # Brackets, which `fnmatch` would read too, are no wildcards here.
        return self.resource in (name, urn) or fnmatchcase(known, self.resource.replace("[", "[[]"))

    def holds(self, today: date) -> bool:
        """Tell whether the exception still holds; its date is its last day."""
        return today <= self.expires


def exemption_for(exemptions: Iterable[Exemption], name: str, urn: str) -> Exemption | None:
    """Return the exception that covers a resource - the one that lasts longest where several do."""
    covering = [exemption for exemption in exemptions if exemption.covers(name, urn)]
    return max(covering, key=lambda exemption: exemption.expires, default=None)
