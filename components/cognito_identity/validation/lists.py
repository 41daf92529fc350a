"""Lists without duplicates."""

from collections.abc import Iterator, Sequence
from typing import Any

from cognito_identity.validation.problems import Path, Problem


def listed_once(values: Sequence[Any], path: Path, inside: Path = ()) -> Iterator[Problem]:
    """Return a problem for each value that is listed twice or more: AWS refuses duplicates. Outputs aren't compared."""
    seen: set[str] = set()
    reported: set[str] = set()
    for index, value in enumerate(values):
        if not isinstance(value, str):
            continue
        if value in seen and value not in reported:
            reported.add(value)
            yield Problem((*path, index, *inside), "is listed twice", "remove one", value, code="duplicate-item")
        seen.add(value)
