"""Exceptions from a rule: for named resources, with a reason and a last day.

Until its last day, an exception makes a violation advisory. After that day the rule has its level again, and the
message says that the exception has expired.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

EXCEPTIONS: Final = "exceptions"
"""The key of the list in a rule's configuration."""

SCHEMA: Final[dict[str, object]] = {
    "type": "array",
    "description": "Resources for which violations are advisory, each with a reason and a last day.",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["resource", "reason", "expires"],
        "properties": {
            "resource": {
                "type": "string",
                "minLength": 1,
                "description": "A resource's name or URN; * and ? are wildcards.",
            },
            "reason": {"type": "string", "minLength": 1, "description": "Why the rule is not needed there."},
            "expires": {"type": "string", "description": "The last day of the exception, as YYYY-MM-DD."},
        },
    },
}


_SEPARATOR: Final = "::"
"""Separates the parts of a URN; a name doesn't have it."""
_FEWEST_LETTERS: Final = 3


def names_a_resource(pattern: str) -> bool:
    """Return whether an exception's `resource` is specific enough.

    With wildcards, it must have some letters of a resource name: `urn:*` and `*::*` match all resources.
    """
    if not any(wildcard in pattern for wildcard in "*?"):
        return True
    name = pattern.rpartition(_SEPARATOR)[2]
    letters = sum(letter.isalnum() for letter in name)
    return letters >= _FEWEST_LETTERS and not name.startswith("urn:")


@dataclass(frozen=True)
class Exemption:
    """One configured exception."""

    resource: str
    reason: str
    expires: date

    def covers(self, name: str, urn: str) -> bool:
        """Return whether the exception is for a resource, by name or URN."""
        known = urn if _SEPARATOR in self.resource else name
        # Brackets are no wildcards here; `fnmatch` would use them.
        return self.resource in (name, urn) or fnmatchcase(known, self.resource.replace("[", "[[]"))

    def holds(self, today: date) -> bool:
        """Return whether the exception is valid on a day, up to its last day."""
        return today <= self.expires


def exemption_for(exemptions: Iterable[Exemption], name: str, urn: str) -> Exemption | None:
    """Return the exception for a resource; of several, the one with the latest last day."""
    covering = [exemption for exemption in exemptions if exemption.covers(name, urn)]
    return max(covering, key=lambda exemption: exemption.expires, default=None)
