"""How long a client's tokens live: numbers with units, and what AWS makes of those that are not given.

A number without a unit is in hours for access and ID tokens, in days for refresh tokens. Absent and 0 mean AWS's
default (API reference of CreateUserPoolClient).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, Unknown, shown

UNITS: Final = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
_UNITS: Final = "tokenValidityUnits"


@dataclass(frozen=True)
class Lifetime:
    """One kind of token: where its life is written, and what holds where it is not."""

    name: str
    unit_name: str
    unit: str
    default: int
    """AWS's default, in seconds."""

    def seconds(self, client: Subject) -> int | Unknown:
        """Return how long the token lives; UNKNOWN also where the unit is none."""
        given = client.whole(self.name)
        if given is UNKNOWN:
            return UNKNOWN
        if not given:
            return self.default
        unit = client.text(_UNITS, self.unit_name)
        return UNKNOWN if unit is UNKNOWN or (unit or self.unit) not in UNITS else given * UNITS[unit or self.unit]

    def problems(self, client: Subject, limit: int) -> Iterator[str]:
        """Compare the life with a limit in seconds."""
        seconds = self.seconds(client)
        unit = client.peek(_UNITS, self.unit_name)
        if seconds is not UNKNOWN:
            if not 0 < seconds <= limit:
                yield f"{self.name} is {in_words(seconds)}{self._source(client)}; at most {in_words(limit)} are allowed"
        elif isinstance(unit, str) and unit and unit not in UNITS:
            yield f"{_UNITS}.{self.unit_name} is {shown(unit)}; it must be one of {', '.join(UNITS)}"

    def set(self, amount: int, unit: str) -> Iterator[Edit]:
        """Write a life with its unit."""
        yield SetValue((self.name,), amount)
        yield SetValue((_UNITS, self.unit_name), unit)

    def _source(self, client: Subject) -> str:
        if not client.peek(self.name):
            return " (AWS's default)"
        return "" if client.peek(_UNITS, self.unit_name) else f" (without a unit it counts {self.unit})"


ACCESS: Final = Lifetime("accessTokenValidity", "accessToken", "hours", 3600)
ID: Final = Lifetime("idTokenValidity", "idToken", "hours", 3600)
REFRESH: Final = Lifetime("refreshTokenValidity", "refreshToken", "days", 30 * 86400)


def in_words(seconds: int) -> str:
    """Return a time in the largest unit that divides it."""
    unit = next(unit for unit in reversed(UNITS) if seconds % UNITS[unit] == 0)
    return f"{seconds // UNITS[unit]} {unit}"
