"""Lists in which each value stands once."""

from collections.abc import Iterator, Sequence
from typing import Any

from cognito_identity.validation.problems import Path, Problem


def listed_once(values: Sequence[Any], path: Path, inside: Path = ()) -> Iterator[Problem]:
    """AWS refuses the second one, of which there may be many. Outputs are left to AWS."""
    seen: set[str] = set()
    told: set[str] = set()
    for index, value in enumerate(values):
        if not isinstance(value, str):
            continue
        if value in seen and value not in told:
            told.add(value)
            yield Problem((*path, index, *inside), "is listed before", "leave it out", value, code="duplicate-item")
        seen.add(value)
