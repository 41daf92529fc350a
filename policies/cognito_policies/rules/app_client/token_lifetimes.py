"""How long a client's tokens are valid: a number, a unit, and AWS's defaults.

Without a unit, the number means hours for access and ID tokens, days for refresh tokens. Absent and 0 mean AWS's
default (API reference of CreateUserPoolClient).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Unknown, format_value, quoted

UNITS: Final = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
_UNITS: Final = "tokenValidityUnits"


@dataclass(frozen=True)
class Lifetime:
    """The properties with the validity of one kind of token, and AWS's default."""

    name: str
    unit_name: str
    unit: str
    default: int
    """AWS's default, in seconds."""

    def seconds(self, client: Subject) -> int | Unknown:
        """Return how long the token is valid; UNKNOWN also if the unit is invalid."""
        given = client.integer(self.name)
        if given is UNKNOWN:
            return UNKNOWN
        if not given:
            return self.default
        unit = client.text(_UNITS, self.unit_name)
        return UNKNOWN if unit is UNKNOWN or (unit or self.unit) not in UNITS else given * UNITS[unit or self.unit]

    def problems(self, client: Subject, limit: int, option: str) -> Iterator[str]:
        """Compare the validity with a limit in seconds."""
        seconds = self.seconds(client)
        unit = client.peek(_UNITS, self.unit_name)
        if seconds is not UNKNOWN:
            if not 0 < seconds <= limit:
                yield (
                    f"{self.name} is {format_duration(seconds)}{self._source(client)}; the limit is"
                    f" {format_duration(limit)} (option {option}): a stolen token works until it expires"
                )
        elif isinstance(unit, str) and unit and unit not in UNITS:
            yield f"{_UNITS}.{self.unit_name} is {format_value(unit)}; it must be one of {quoted(UNITS)}"

    def set(self, amount: int, unit: str) -> Iterator[Edit]:
        """Set the validity and its unit."""
        yield SetValue((self.name,), amount)
        yield SetValue((_UNITS, self.unit_name), unit)

    def _source(self, client: Subject) -> str:
        if not client.peek(self.name):
            return " (AWS's default)"
        return "" if client.peek(_UNITS, self.unit_name) else f" (without a unit, the number means {self.unit})"


ACCESS: Final = Lifetime("accessTokenValidity", "accessToken", "hours", 3600)
ID: Final = Lifetime("idTokenValidity", "idToken", "hours", 3600)
REFRESH: Final = Lifetime("refreshTokenValidity", "refreshToken", "days", 30 * 86400)


def format_duration(seconds: int) -> str:
    """Return a duration in the largest unit that divides it."""
    unit = next(unit for unit in reversed(UNITS) if seconds % UNITS[unit] == 0)
    amount = seconds // UNITS[unit]
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"
